'use client'

import { type ReactNode, useRef, useState } from 'react'
import { selectRow } from '@/app/_ui/row-selection'
import { useHydrated } from '@/app/_ui/use-hydrated'

type Choice = 'accepted' | 'rejected'
type Props = { label: string; saved: string; children: ReactNode }

const act =
  'rounded border border-line-strong px-2 py-0.5 text-ink-2 hover:border-ink-3 hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:font-medium aria-pressed:text-accent-ink'

/**
 * The field of a fact that was read by rules or by a model, and what the editor says of it: accepted, it stays as it was
 * read; rejected, its field is emptied. Nothing of it is saved before the summary is. Either goes on to the next fact.
 */
export function FactChoice({ label, saved, children }: Props) {
  const row = useRef<HTMLDivElement>(null)
  const [choice, setChoice] = useState<Choice | null>(null)
  const hasScripts = useHydrated()

  const choose = (chosen: Choice) => {
    const field = row.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
    if (!field || field.readOnly) return
    field.value = chosen === 'accepted' ? saved : ''
    field.dispatchEvent(new Event('input', { bubbles: true }))
    setChoice(chosen)
    if (row.current?.hasAttribute('data-selected')) selectRow(1)
  }
  /** Whoever types has said it otherwise. */
  const onInput = ({ nativeEvent }: { nativeEvent: Event }) => nativeEvent.isTrusted && setChoice(null)

  return (
    <div
      ref={row}
      data-row={label}
      onInput={onInput}
      className="grid content-start gap-1.5 rounded data-selected:bg-accent-wash data-selected:shadow-[0_0_0_8px_var(--color-accent-wash)]"
    >
      {children}
      {hasScripts && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a line
        <div role="group" aria-label="As it was read" className="flex gap-2 text-[13.5px]">
          <button
            type="button"
            data-accept=""
            aria-pressed={choice === 'accepted'}
            onClick={() => choose('accepted')}
            className={act}
          >
            Accept
            <span className="sr-only">: {label}</span>
          </button>
          <button
            type="button"
            data-reject=""
            aria-pressed={choice === 'rejected'}
            onClick={() => choose('rejected')}
            className={act}
          >
            Reject
            <span className="sr-only">: {label}</span>
          </button>
        </div>
      )}
    </div>
  )
}
