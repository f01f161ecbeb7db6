'use client'

import type { ComponentProps } from 'react'
import { useAnswer } from '@/app/_ui/action-form'

/** One of several buttons of a small form; takes no second press while the first is under way. */
export function SmallButton(button: ComponentProps<'button'>) {
  const { pending } = useAnswer()
  return <button type="submit" {...button} disabled={button.disabled || pending} />
}
