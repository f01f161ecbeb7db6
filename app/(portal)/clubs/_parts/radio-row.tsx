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
    <fieldset
      key={now ?? ''}
      aria-describedby={fault ? id : undefined}
      className="flow-root min-w-0 border-line border-b py-[13px]"
    >
      {/* A legend is not part of the box's own layout unless it floats. */}
      <legend className="float-left mb-2 w-full [overflow-wrap:anywhere] md:mb-0 md:w-[54%] md:py-1">{legend}</legend>
      <div className="flex w-fit max-w-full max-md:clear-both md:float-right flex-wrap overflow-hidden rounded border border-line-strong font-medium text-[13px]">
        {options.map(({ value, words }) => (
          <label
            key={value}
            className="relative flex min-h-[30px] min-w-[30px] cursor-pointer items-center justify-center whitespace-nowrap bg-surface px-2.5 text-ink-2 shadow-[1px_0_0_var(--color-line)] has-[:checked]:bg-accent has-[:checked]:text-paper has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent has-[:focus-visible]:-outline-offset-2"
          >
            <input
              type="radio"
              name={name}
              value={value}
              required={required}
              defaultChecked={now === value}
              autoComplete="off"
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {words}
          </label>
        ))}
      </div>
      {fault && (
        <p id={id} className="clear-both pt-1.5 text-danger text-sm">
          {fault}
        </p>
      )}
    </fieldset>
  )
}
