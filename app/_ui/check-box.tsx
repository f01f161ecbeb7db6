'use client'

import { useAnswer } from './action-form'

type Props = { name: string; value?: string; label: string; checked: boolean }

/** A labelled box to tick that stays as it was left when a form comes back. */
export function CheckBox({ name, value = 'on', label, checked }: Props) {
  const { answer } = useAnswer()
  const typed = answer.state === 'invalid' || answer.state === 'refused' ? answer.values : null
  const isOn = typed ? (typed[name] ?? []).includes(value) : checked
  return (
    <label className="flex min-h-7 items-center gap-2">
      <input
        key={String(isOn)}
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={isOn}
        className="size-4 accent-accent"
      />
      {label}
    </label>
  )
}
