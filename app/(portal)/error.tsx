'use client'

import { buttonClass } from '@/app/_ui/button-class'
import { EmptyState } from '@/app/_ui/empty-state'

/** A page that could not be made. The cause is in the log, never here. */
export default function PageFault({ reset }: { error: Error; reset: () => void }) {
  return (
    <EmptyState title="This page could not be shown">
      <p>The database may be away for a moment. Nothing you saved is lost.</p>
      <button type="button" onClick={reset} className={buttonClass('main', 'mt-4')}>
        Try again
      </button>
    </EmptyState>
  )
}
