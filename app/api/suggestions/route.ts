import { z } from 'zod'
import { endpoint } from '@/app/_server/endpoint'
import { suggest } from '@/db/searches/suggestions'

const typed = z
  .string()
  .catch('')
  .transform((text) => text.replaceAll('\0', '').slice(0, 500))

/**
 * What the search box offers for `q`. `format=opensearch` gives it as a browser's own bar asks for it: what was typed,
 * then a list of questions.
 */
export const GET = endpoint(
  z.object({ q: typed, format: z.unknown().optional() }),
  (viewer, { q }) => suggest(viewer, q),
  (suggestions, { q, format }) =>
    format === 'opensearch'
      ? Response.json([q, suggestions.map(({ question }) => question)], {
          headers: { 'content-type': 'application/x-suggestions+json' },
        })
      : Response.json({ suggestions }),
  { noun: 'suggestion', answers: 'json' },
)
