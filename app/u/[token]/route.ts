import { allowance } from '@/app/_server/allowance'
import { openEndpoint, worded } from '@/app/_server/endpoint'
import { plainPage } from '@/app/_server/plain-page'
import { findUnsubscription, unsubscribe } from '@/db/mail/unsubscribe'
import { AppError, notFound } from '@/lib/access/app-error'
import type { StoppableKind } from '@/lib/mail/outgoing'

/** Apart from each other: whatever looks at a link a thousand times keeps nobody from pressing its button. */
const mayLook = allowance(20, 1 / 5)
const mayStop = allowance(10, 1 / 10)

/** More than either form has; a body that does not say its length is not read. */
const MOST_BYTES = 1024

const MAILS = {
  digest: 'the digest',
  now: 'mails that come at once',
} as const satisfies Record<StoppableKind, string>

/** The page behind the link of a mail. It changes nothing: programs that look after mail open every link. */
export const GET = openEndpoint(async (request, { params }) => {
  const token = tokenOf(await params, mayLook)
  const kind = await findUnsubscription(token)
  if (!kind) throw notFound('link')
  return page(
    request,
    'Stop mail from Précis',
    `Everything stays in your inbox in Précis. Mails about what happens on your own account go on.</p>
      ${button(`Stop ${MAILS[kind]}`, '')}
      ${button('Stop all mail', '<input type="hidden" name="scope" value="all">')}
      <p>You can choose more finely, and start mail again, in <a href="/account/mail">your account</a>.`,
  )
})

/**
 * Stops mails, also for a mail program that posts here by itself (RFC 8058). There is no session and no page of ours that
 * it must come from: the token is the right, and all that it gives.
 */
export const POST = openEndpoint(async (request, { params }) => {
  const token = tokenOf(await params, mayStop)
  const sent = await fieldsOf(request)
  const everything = sent.get('scope') === 'all'
  const kind = await unsubscribe(token, everything)
  if (!kind) throw notFound('link')
  if (sent.get('List-Unsubscribe') === 'One-Click') return worded('file', 200, 'Done.')
  return page(
    request,
    everything ? 'All mail is stopped' : 'Stopped',
    `Précis no longer sends you ${everything ? 'mail' : MAILS[kind]}. You can start it again in <a href="/account/mail">your account</a>.`,
  )
})

const button = (words: string, more: string) =>
  `<form method="post">${more}<button type="submit">${words}</button></form>`

function tokenOf(params: Record<string, unknown> | undefined, may: typeof mayLook): string {
  const token = String(params?.token)
  if (!/^[\w-]{43}$/.test(token)) throw notFound('link')
  // By token alone: a provider of mail posts for all its people from one address.
  if (!may(token)) throw new AppError('rate_limited', 'Too many requests. Try again in a minute.')
  return token
}

async function fieldsOf(request: Request): Promise<URLSearchParams> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  return new URLSearchParams(length <= MOST_BYTES ? await request.text() : '')
}

function page(request: Request, heading: string, words: string): Response {
  const nonce = /'nonce-([^']+)'/.exec(request.headers.get('content-security-policy') ?? '')?.[1] ?? ''
  return new Response(plainPage(nonce, heading, words), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'x-robots-tag': 'noindex, nofollow' },
  })
}
