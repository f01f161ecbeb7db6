'use client'

import { buttonClass } from '@/app/_ui/button-class'
import { EmptyState } from '@/app/_ui/empty-state'
import { FaultReference } from '@/app/_ui/fault-reference'

/** A page that could not be made. The cause is in the log, never here. */
export default function PageFault({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <EmptyState level={1} title="This page could not be shown">
      <p>The database may be away for a moment. Nothing you saved is lost.</p>
      <FaultReference digest={error.digest} />
      <button type="button" onClick={reset} className={buttonClass('main', 'mt-4')}>
        Try again
      </button>
    </EmptyState>
  )
}
