import { allowance } from '@/app/_server/allowance'
import { viewer } from '@/app/_server/viewer'
import { suggest } from '@/db/searches/suggestions'

/** Faster than anybody types. */
const maySuggest = allowance(60, 15)

/**
 * What the search box offers for `q`. `format=opensearch` gives it as a browser's own bar asks for it: what was typed,
 * then a list of questions.
 */
export async function GET(request: Request): Promise<Response> {
  const who = await viewer()
  if (who.kind !== 'person') return answer({ message: 'Your session has ended. Sign in again.' }, 401)
  if (!maySuggest(who.id)) return answer({ message: 'That was very fast. Wait a few seconds.' }, 429)
  const asked = new URL(request.url).searchParams
  const typed = (asked.get('q') ?? '').replaceAll('\0', '').slice(0, 500)
  const suggestions = await suggest(who, typed)
  if (asked.get('format') !== 'opensearch') return answer({ suggestions })
  return answer([typed, suggestions.map(({ question }) => question)], 200, 'application/x-suggestions+json')
}

const answer = (body: unknown, status = 200, type = 'application/json') =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': type, 'cache-control': 'private, no-store' },
  })
