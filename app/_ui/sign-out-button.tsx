'use client'

import { Button } from './button'
import { endDrafts } from './local-drafts'

type Props = { look?: 'button' | 'menu'; className?: string }

/** Leaves no draft behind in this browser. */
export function SignOutButton({ look = 'button', className = 'w-fit' }: Props) {
  if (look === 'button') {
    return (
      <Button onClick={endDrafts} className={className}>
        Sign out
      </Button>
    )
  }
  return (
    <button type="submit" data-sign-out onClick={endDrafts} className={className}>
      Sign out
    </button>
  )
}
