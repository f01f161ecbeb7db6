'use client'

import { type ComponentProps, useId } from 'react'
import { useAnswer } from './action-form'

type Shared = { label: string; name: string; hint?: string; hideLabel?: boolean }

function useField(name: string, defaultValue: unknown) {
  const { answer } = useAnswer()
  const typed = answer.state === 'invalid' || answer.state === 'refused' ? answer.values[name] : undefined
  return {
    id: useId(),
    fault: answer.state === 'invalid' ? answer.fields[name] : undefined,
    value: typed ?? (defaultValue as string | undefined),
  }
}

const box =
  'w-full rounded border border-line-strong bg-surface px-3 text-ink placeholder:text-ink-3 aria-invalid:border-danger'

/** A labelled input that keeps what was typed and says under itself what is wrong with it. */
export function Field({ label, hint, hideLabel, ...input }: Shared & ComponentProps<'input'>) {
  const { id, fault, value } = useField(input.name, input.defaultValue)
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-medium text-sm'}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        key={value}
        defaultValue={value}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault || hint ? `${id}-say` : undefined}
        className={`h-[42px] ${box}`}
      />
      <FieldMessage id={`${id}-say`} fault={fault} hint={hint} />
    </div>
  )
}

/** The same for longer text; `describedBy` is what else is said of it, elsewhere. */
export function TextField({
  label,
  hint,
  hideLabel,
  describedBy,
  ...area
}: Shared & { describedBy?: string } & ComponentProps<'textarea'>) {
  const { id, fault, value } = useField(area.name, area.defaultValue)
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-medium text-sm'}>
        {label}
      </label>
      <textarea
        rows={4}
        {...area}
        id={id}
        key={value}
        defaultValue={value}
        aria-invalid={fault ? true : undefined}
        aria-describedby={[(fault || hint) && `${id}-say`, describedBy].filter(Boolean).join(' ') || undefined}
        className={`py-2 leading-normal ${box}`}
      />
      <FieldMessage id={`${id}-say`} fault={fault} hint={hint} />
    </div>
  )
}

function FieldMessage({ id, fault, hint }: { id: string; fault?: string; hint?: string }) {
  if (!fault && !hint) return null
  return (
    <p id={id} className={fault ? 'text-danger text-sm' : 'meta'}>
      {fault ?? hint}
    </p>
  )
}
