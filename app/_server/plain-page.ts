/**
 * What a browser is shown without React: words without a script, a style sheet of the build or anything else that
 * could be missing too.
 */
export const plainPage = (nonce: string, heading: string, words: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${heading} · Précis</title>
    <style nonce="${nonce}">
      :root { color-scheme: light dark }
      body { max-width: 34rem; margin: 20vh auto; padding: 0 1.5rem; font: 1rem/1.6 system-ui, sans-serif }
      h1 { font: 600 1.6rem/1.25 Georgia, serif }
      a { color: inherit }
      button { margin: .25rem 0; padding: .4rem .9rem; font: inherit }
    </style>
  </head>
  <body>
    <main>
      <h1>${heading}</h1>
      <p>${words}</p>
    </main>
  </body>
</html>
`

const WHEN_ASKED = 'It usually takes a moment: <a href="">try again</a>.'
const WHEN_SENT =
  'What you sent just now was not saved: go back in your browser, where your text still is, and send it again in a moment.'

/** While the database is away. `sent`: a form was being sent. */
export const awayPage = (nonce: string, sent: boolean) =>
  plainPage(
    nonce,
    'Précis cannot reach its database just now',
    `Nothing that was saved is lost. ${sent ? WHEN_SENT : WHEN_ASKED}`,
  )

/** For an address that cannot be read. */
export const brokenAddressPage = (nonce: string) =>
  plainPage(
    nonce,
    'This address cannot be read',
    'It may have been cut off where it was copied. <a href="/">Go home</a>.',
  )
