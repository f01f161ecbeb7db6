import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { readCorpus } from '@/db/connection/with-viewer'
import { compileQuestion } from '@/db/search/question/compile-question'
import { readStatistics, type Statistics } from '@/db/search/question/statistics'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { parseQuestion } from '@/lib/search/parse-question'
import { filtersUsed, type SearchRequest, UNFILTERED } from '@/lib/search/search-request'
import { writeQuestion } from '@/lib/search/write-question'
import { candidates } from './candidates'
import { compileFilters, narrowed } from './filters'
import { besides } from './in-turn'
import { EVERYTHING } from './scan-limits'
import type { SearchResult } from './search-studies'

/** Fewer than this with all that was asked for is little. */
export const LITTLE = 5

/** Counting stops here. */
export const MOST_COUNTED = 1000
/** So many parts are tried, the first ones: each one is a question of its own. */
const MOST_TRIED = 8

/** What a search would find without one of its parts; `studies` above `MOST_COUNTED` means more than that. */
export type Without = { part: string | 'filters'; request: SearchRequest; studies: number }

/**
 * Which part of a question emptied its result: how many studies there would be without each, the most first. Nothing
 * where enough was found, where there is one part only, or while others wait for their search.
 */
export async function suggestBroaderSearches(
  viewer: Viewer,
  request: SearchRequest,
  result: SearchResult,
): Promise<Without[]> {
  const strict = result.total
  if (strict >= LITTLE || !can(viewer, 'study.read')) return []
  const fewer = [...withoutFilters(request), ...withoutParts(request, result)]
  if (fewer.length === 0) return []
  return besides(viewer, () => countFewer(viewer, fewer, strict)) ?? []
}

function countFewer(viewer: Viewer, fewer: Fewer[], strict: number): Promise<Without[]> {
  return readCorpus(viewer, async (tx) => {
    const statistics = await readStatistics(tx)
    const found: Without[] = []
    for (const each of fewer) found.push({ ...each, studies: await countUpTo(tx, each.request, statistics) })
    return found.filter(({ studies }) => studies > strict).sort((a, b) => b.studies - a.studies)
  })
}

type Fewer = Omit<Without, 'studies'>

function withoutFilters(request: SearchRequest): Fewer[] {
  return filtersUsed(request) > 0 ? [{ part: 'filters', request: { ...request, ...UNFILTERED, page: 1 } }] : []
}

/** A plain question less one of its concepts, an exact one less one of what its AND joins. */
function withoutParts(request: SearchRequest, { question }: SearchResult): Fewer[] {
  const asking = (q: string) => ({ ...request, q, page: 1 })
  if (question.plain) {
    const words = once(question.parts.filter(({ required }) => required).map((part) => part.words))
    if (words.length < 2) return []
    return words
      .slice(0, MOST_TRIED)
      .map((part) => ({ part, request: asking(words.filter((word) => word !== part).join(' ')) }))
  }
  const { root } = parseQuestion(request.q)
  if (root?.kind !== 'and') return []
  const written = root.parts.map((part) => writeQuestion(part))
  return once(written)
    .slice(0, MOST_TRIED)
    .flatMap((part) => {
      const parts = root.parts.filter((_, index) => written[index] !== part)
      // Without what is looked for, only what is not is left.
      if (parts.every(({ kind }) => kind === 'not')) return []
      const [only] = parts
      return { part, request: asking(writeQuestion(parts.length === 1 && only ? only : { ...root, parts })) }
    })
}

/** What is asked for twice is left out twice. */
const once = (parts: string[]) => [...new Set(parts)]

/** How many a request finds with all its words, or one more than `MOST_COUNTED`; tier by tier, as searches read. */
async function countUpTo(tx: Transaction, request: SearchRequest, statistics: Statistics): Promise<number> {
  const question = await compileQuestion(tx, request.q, statistics, request.dropped)
  if (question.query === null) return 0
  const filters = await compileFilters(tx, request)
  const indexQuery = { query: narrowed(question.query, filters), rows: [] }
  const limits = { ...EVERYTHING, enough: MOST_COUNTED + 1 }
  const [found] = await tx.execute<{ studies: number }>(sql`
    with ${candidates(indexQuery, sql`0`, limits)}
    select count(*)::int as studies from (select from hits limit ${MOST_COUNTED + 1}) counted`)
  return found?.studies ?? 0
}
