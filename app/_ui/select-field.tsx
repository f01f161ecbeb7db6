'use client'

import { type ComponentProps, useId } from 'react'
import { useAnswer } from './action-form'
import { typedIn } from './answer'

type Props = ComponentProps<'select'> & { label: string; options: readonly { value: string; words: string }[] }

/** A labelled choice that keeps what was chosen when a form comes back. */
export function SelectField({ label, options, ...select }: Props) {
  const id = useId()
  const { answer } = useAnswer()
  const typed = typedIn(answer, select.name ?? '')
  const value = typed ?? select.defaultValue
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <select
        {...select}
        id={id}
        key={String(value)}
        defaultValue={value}
        className="h-[42px] w-full rounded border border-line-strong bg-surface px-2.5 text-ink"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </div>
  )
}
