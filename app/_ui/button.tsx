'use client'

import type { ComponentProps } from 'react'
import { useAnswer } from './action-form'

const LOOK = {
  main: 'bg-accent border-accent text-paper font-medium hover:bg-accent-ink',
  plain: 'bg-surface border-line-strong text-ink font-medium hover:border-ink-3',
  /** Says what it does and is quiet until needed: removing, deleting. */
  quiet: 'border-transparent text-ink-2 hover:text-danger',
} as const

export const buttonClass = (look: keyof typeof LOOK = 'plain', extra = '') =>
  `inline-flex h-[38px] items-center justify-center gap-2 rounded border px-4 text-sm no-underline hover:no-underline disabled:opacity-60 ${LOOK[look]} ${extra}`

/** The button of a form; waits visibly while the form is under way. */
export function Button({
  look = 'plain',
  className = '',
  ...button
}: ComponentProps<'button'> & { look?: keyof typeof LOOK }) {
  const { pending } = useAnswer()
  return (
    <button type="submit" {...button} disabled={button.disabled || pending} className={buttonClass(look, className)} />
  )
}
