'use client'

/** The last words when even the frame of a page cannot be drawn. */
export default function GlobalFault() {
  return (
    <html lang="en">
      <body>
        <h1>Précis cannot be shown just now</h1>
        <p>The database may be away for a moment. Nothing you saved is lost. Reload the page to try again.</p>
      </body>
    </html>
  )
}
