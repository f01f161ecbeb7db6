'use client'

import { useId } from 'react'
import { useAnswer } from '@/app/_ui/action-form'
import { typedIn } from '@/app/_ui/answer'

type Props = {
  name: string
  legend: string
  options: readonly { value: string; words: string }[]
  chosen: string | undefined
  required?: boolean
}

/** A question with its answers in a row; keeps what was chosen when the form comes back. */
export function RadioRow({ name, legend, options, chosen, required }: Props) {
  const id = useId()
  const { answer } = useAnswer()
  const now = typedIn(answer, name) ?? chosen
  const fault = answer.state === 'invalid' ? answer.fields[name] : undefined
  return (
    <fieldset key={now ?? ''} aria-describedby={fault ? id : undefined} className="grid min-w-0 max-w-[68ch] gap-1.5">
      <legend className="mb-1 font-medium text-sm">{legend}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5 text-sm">
        {options.map(({ value, words }) => (
          <label key={value} className="flex items-baseline gap-2">
            <input
              type="radio"
              name={name}
              value={value}
              required={required}
              defaultChecked={now === value}
              autoComplete="off"
              className="translate-y-px accent-accent"
            />
            {words}
          </label>
        ))}
      </div>
      {fault && (
        <p id={id} className="text-danger text-sm">
          {fault}
        </p>
      )}
    </fieldset>
  )
}
