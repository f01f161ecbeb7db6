'use client'

import { Button } from './button'
import { endDrafts } from './local-drafts'

/** Leaves no draft behind in this browser. */
export function SignOutButton() {
  return (
    <Button onClick={endDrafts} className="w-fit">
      Sign out
    </Button>
  )
}
