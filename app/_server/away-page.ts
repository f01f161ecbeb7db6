/**
 * What a browser is shown while the database is away: words without a script, a style sheet of the build or anything
 * else that could be missing too. `sent`: a form was being sent.
 */
export const awayPage = (nonce: string, sent: boolean) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>Not available just now · Précis</title>
    <style nonce="${nonce}">
      :root { color-scheme: light dark }
      body { max-width: 34rem; margin: 20vh auto; padding: 0 1.5rem; font: 1rem/1.6 system-ui, sans-serif }
      h1 { font: 600 1.6rem/1.25 Georgia, serif }
    </style>
  </head>
  <body>
    <main>
      <h1>Précis cannot reach its database just now</h1>
      <p>Nothing that was saved is lost. ${sent ? WHEN_SENT : WHEN_ASKED}</p>
    </main>
  </body>
</html>
`

const WHEN_ASKED = 'It usually takes a moment: <a href="">try again</a>.'
const WHEN_SENT =
  'What you sent just now was not saved: go back in your browser, where your text still is, and send it again in a moment.'
