'use client'

import { Button } from './button'
import { forgetAllDrafts } from './draft'

/** Leaves no draft behind in this browser. */
export function SignOutButton() {
  return (
    <Button onClick={forgetAllDrafts} className="w-fit">
      Sign out
    </Button>
  )
}
