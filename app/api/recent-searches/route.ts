import { z } from 'zod'
import { isOwnOrigin } from '@/app/_server/origin'
import { viewer } from '@/app/_server/viewer'
import { mayWrite } from '@/app/_server/write-rate'
import { rememberSearch } from '@/db/searches/recent-searches'

/** More bytes than any question has; one that does not say its length is not read. */
const MOST_BYTES = 4096

const sent = z.object({ question: z.string().max(500) })

/**
 * Keeps a question among the viewer's own recent ones. The search box says it when a question is sent: the page of
 * results cannot tell a reader from a browser that fetches ahead. Nobody waits for it, and so nobody hears of a failure.
 */
export async function POST(request: Request): Promise<Response> {
  const who = await viewer()
  if (who.kind !== 'person') return new Response(null, { status: 401 })
  if (!isOwnOrigin(request.headers)) return new Response(null, { status: 403 })
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!(length <= MOST_BYTES)) return new Response(null, { status: 413 })
  const read = sent.safeParse(await request.json().catch(() => null))
  if (!read.success) return new Response(null, { status: 400 })
  if (!mayWrite(who)) return new Response(null, { status: 429 })
  await rememberSearch(who, read.data)
  return new Response(null, { status: 204 })
}
