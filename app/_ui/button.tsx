'use client'

import type { ComponentProps } from 'react'
import { useAnswer } from './action-form'
import { type ButtonLook, buttonClass } from './button-class'

/** The button of a form; waits visibly while the form is under way. */
export function Button({
  look = 'plain',
  className = '',
  ...button
}: ComponentProps<'button'> & { look?: ButtonLook }) {
  const { pending } = useAnswer()
  return (
    <button type="submit" {...button} disabled={button.disabled || pending} className={buttonClass(look, className)} />
  )
}
