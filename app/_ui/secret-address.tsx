import type { ReactNode } from 'react'
import { ActionForm } from './action-form'
import type { Answer } from './answer'
import { Button } from './button'
import { LinkOnce } from './link-once'

type Action<R> = (previous: Answer<R>, form: FormData) => Promise<Answer<R>>

type Props = {
  /** "feed", "calendar" */
  noun: string
  isOpen: boolean
  open: Action<{ link: string }>
  close: Action<void>
  /** Fields that both forms have. */
  hidden?: Record<string, string>
  /** What to do with the address. */
  note: string
  className: string
  children: ReactNode
}

/** An address of one's own, which shows something to whoever has it: made, replaced, closed. */
export function SecretAddress({ noun, isOpen, open, close, hidden = {}, note, className, children }: Props) {
  const name = `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)}`
  return (
    <section aria-labelledby={noun} className={`grid gap-3 ${className}`} data-screen-only>
      <h2 id={noun} className="section-title">
        {name}
      </h2>
      <p className="max-w-[60ch] text-ink-2">{children}</p>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <ActionForm action={open} hidden={hidden} label={`${name} address`} className="grid gap-3">
          <Button className="w-fit">{isOpen ? 'Make a new address' : `Make a ${noun} address`}</Button>
          <LinkOnce note={note} />
        </ActionForm>
        <ActionForm action={close} hidden={hidden} label={`Close the ${noun}`} className="grid gap-3">
          {isOpen && (
            <Button look="quiet" className="w-fit">
              Close the {noun}
            </Button>
          )}
        </ActionForm>
      </div>
    </section>
  )
}
