'use client'

import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import { useAnswer } from './action-form'
import { buttonClass } from './button-class'

type Props = {
  summary: ReactNode
  children: ReactNode
  look?: 'text' | 'button'
  /** Names the summary, for links. */
  id?: string
  /** The key of the keyboard map that presses the summary. */
  pressedBy?: 'note' | 'comment'
}

const LOOK = {
  text: 'inline-flex h-7 items-center text-ink-2 text-sm hover:text-ink',
  button: buttonClass(),
} as const

/** The first of them gets the focus. */
const TYPED_INTO = 'input:not([type=hidden], [type=radio], [type=checkbox]), textarea'

/**
 * The part of a form that is folded away until it is wanted. It stays open while there is something to mend and
 * closes once it went well; without scripts the browser's own folding does.
 */
export function FormDetails({ summary, children, look = 'text', id, pressedBy }: Props) {
  const details = useRef<HTMLDetailsElement>(null)
  const { answer } = useAnswer()
  const failed = answer.state === 'invalid' || answer.state === 'refused'

  useEffect(() => {
    if (answer.state !== 'ok' || !details.current?.open) return
    details.current.open = false
    details.current.querySelector('summary')?.focus()
  }, [answer])

  /** Whoever opens it wants to type; the browser unfolds it after the click. */
  const focusField = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    const parent = currentTarget.parentElement as HTMLDetailsElement
    setTimeout(() => parent.open && parent.querySelector<HTMLElement>(TYPED_INTO)?.focus())
  }

  return (
    <details ref={details} open={failed || undefined}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button to browsers and readers */}
      <summary
        id={id}
        data-note={pressedBy === 'note' || undefined}
        data-comment={pressedBy === 'comment' || undefined}
        onClick={focusField}
        className={`w-fit cursor-pointer list-none [&::-webkit-details-marker]:hidden ${LOOK[look]}`}
      >
        {summary}
      </summary>
      <div className="grid gap-2.5 pt-2">{children}</div>
    </details>
  )
}
