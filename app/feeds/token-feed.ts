import { createHash } from 'node:crypto'
import { allowance } from '@/app/_server/allowance'
import { addressOf } from '@/app/_server/caller'
import { type Handler, worded } from '@/app/_server/endpoint'
import { countAttempt } from '@/db/access/throttle'
import { AppError } from '@/lib/access/app-error'
import { isNotModified } from './not-modified'

/** What a feed is now. `modified` only where it is later whenever anything has changed, also where something has gone. */
export type Feed = { body: string; type: string; modified?: Date }

/** More often than any reader of feeds looks in. */
const mayFetch = allowance(20, 1 / 5)

const SHARED = { 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex, nofollow' }

/**
 * A feed behind a personal address. There is no session: the address is the right. One that was closed, that was made by
 * somebody who has no account any more, or that never was gives one answer.
 */
export function tokenFeed(read: (token: string) => Promise<Feed | null>): Handler {
  return async (request, { params }) => {
    const token = String((await params)?.token)
    if (!isToken(token)) return refused(request)
    // Before anything is read, so that asking often costs nothing; whether there is such a feed it does not say.
    if (!mayFetch(token))
      return words(429, 'That was very often. Come back in a few minutes.', { 'retry-after': '300' })
    const feed = await read(token)
    if (!feed) return refused(request)
    const { body, type, modified } = feed
    const version = { etag: `"${createHash('sha256').update(body).digest('base64url')}"`, modified }
    const headers = {
      ...SHARED,
      etag: version.etag,
      ...(modified && { 'last-modified': modified.toUTCString() }),
    }
    if (isNotModified(request.headers, version)) return new Response(null, { status: 304, headers })
    return new Response(body, { headers: { ...headers, 'content-type': `${type}; charset=utf-8` } })
  }
}

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
