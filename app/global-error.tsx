'use client'

import { FaultReference } from './_ui/fault-reference'

/** The last words when even the frame of a page cannot be drawn. */
export default function GlobalFault({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <h1>Précis cannot be shown just now</h1>
        <p>The database may be away for a moment. Nothing you saved is lost. Reload the page to try again.</p>
        <FaultReference digest={error.digest} />
      </body>
    </html>
  )
}
