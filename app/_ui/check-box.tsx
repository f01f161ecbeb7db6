'use client'

import { useId } from 'react'
import { useAnswer } from './action-form'

type Props = { name: string; value?: string; label: string; checked: boolean }

/** A labelled box to tick that stays as it was left when a form comes back; one that stands alone says what is wrong. */
export function CheckBox({ name, value = 'on', label, checked }: Props) {
  const id = useId()
  const { answer } = useAnswer()
  const typed = answer.state === 'invalid' || answer.state === 'refused' ? answer.values : null
  const isOn = typed ? (typed[name] ?? []).includes(value) : checked
  const fault = answer.state === 'invalid' && value === 'on' ? answer.fields[name] : undefined
  return (
    <div>
      <label className="flex min-h-7 items-center gap-2">
        <input
          key={String(isOn)}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={isOn}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? id : undefined}
          className="size-4 accent-accent"
        />
        {label}
      </label>
      {fault && (
        <p id={id} className="text-danger text-sm">
          {fault}
        </p>
      )}
    </div>
  )
}
