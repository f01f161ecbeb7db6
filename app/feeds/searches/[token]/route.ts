import { createHash } from 'node:crypto'
import { allowance } from '@/app/_server/allowance'
import { addressOf } from '@/app/_server/caller'
import { openEndpoint, worded } from '@/app/_server/endpoint'
import { siteUrl } from '@/app/_server/site'
import { countAttempt } from '@/db/access/throttle'
import { readFeed } from '@/db/searches/search-feeds'
import { AppError } from '@/lib/access/app-error'
import { formatAtom } from '@/lib/feed/atom'
import { isNotModified } from '../../not-modified'
import { searchFeed } from '../../search-feed'

/** More often than any reader of feeds looks in. */
const mayFetch = allowance(20, 1 / 5)

const SHARED = { 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex, nofollow' }

/**
 * A followed search as an Atom feed. There is no session: the address is the right. One that was closed, that was made
 * by somebody who has no account any more, or that never was gives one answer.
 */
export const GET = openEndpoint(async (request, { params }) => {
  const token = String((await params)?.token)
  if (!isToken(token)) return refused(request)
  // Before anything is read, so that asking often costs nothing; whether there is such a feed is not told by it.
  if (!mayFetch(token)) return words(429, 'That was very often. Come back in a few minutes.', { 'retry-after': '300' })
  const feed = await readFeed(token)
  if (!feed) return refused(request)
  const atom = searchFeed(feed, siteUrl(), `${siteUrl()}/feeds/searches/${token}`)
  const body = formatAtom(atom)
  const version = { etag: `"${createHash('sha256').update(body).digest('base64url')}"`, modified: atom.updated }
  const headers = { ...SHARED, etag: version.etag, 'last-modified': version.modified.toUTCString() }
  if (isNotModified(request.headers, version)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'content-type': 'application/atom+xml; charset=utf-8' } })
})

const isToken = (token: string) => /^[\w-]{43}$/.test(token)

/** Guesses are counted by where they come from, apart from those at signing in. */
async function refused(request: Request): Promise<Response> {
  const address = addressOf(request.headers) ?? ''
  try {
    await countAttempt([{ kind: 'address', value: `feed ${address}` }])
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return words(429, error.message, { 'retry-after': '900' })
  }
  return words(404, 'There is no such feed, or it is not yours to see.')
}

const words = (status: number, text: string, headers: Record<string, string> = {}) =>
  worded('file', status, text, { ...SHARED, ...headers })
