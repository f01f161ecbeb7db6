import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { all } from '@/db/search/question/tsquery'
import { inOrder } from '@/db/studies/study-links'
import { type StudyRow, studyRows } from '@/db/studies/study-rows'
import type { Level } from '@/lib/evidence/design'
import { LEXEME, quoted } from '@/lib/search/lexemes'
import { estimated } from './facets'
import { matches } from './index-query'

/** With more studies than this a sample of them is read. */
const ALL_READ = 10_000
const BEST = 5
const LEVELS: (Level | null)[] = [1, 2, 3, 4, 5, null]

/** `query` narrowed to so many studies as can be read at once, and how many times more there are. */
function sampled(query: string, studies: number | null): { query: string; times: number } {
  const size = Math.min(3, Math.max(0, Math.ceil(Math.log(Math.max(studies ?? 0, 1) / ALL_READ) / Math.log(8))))
  return size === 0 ? { query, times: 1 } : { query: all([query, quoted(LEXEME.sample + size)]), times: 8 ** size }
}

/** How many studies match, and how many of each year; `about` is how many there were when last counted. */
export async function studiesByYear(tx: Transaction, query: string, about: number | null) {
  const sample = sampled(query, about)
  const rows = await tx.execute<{ year: number | null; count: number }>(sql`
    select extract(year from d.published_on)::int as year, count(*)::int as count
    from search_documents d where ${matches({ query: sample.query, rows: [] })} group by 1 order by 1`)
  const scaled = (count: number) => estimated(count, sample.times)
  const dated = rows.flatMap(({ year, count }) => (year === null ? [] : [{ year, count }]))
  const [first, last] = [dated[0]?.year ?? 0, dated.at(-1)?.year ?? -1]
  const counts = new Map(dated.map(({ year, count }) => [year, scaled(count)]))
  return {
    studies: scaled(rows.reduce((sum, { count }) => sum + count, 0)),
    exact: sample.times === 1,
    years: Array.from({ length: last - first + 1 }, (_, n) => ({ year: first + n, count: counts.get(first + n) ?? 0 })),
  }
}

/**
 * The best studies of each level before anything else is asked, retracted ones left out. Tiers are read from the best
 * down while a level still lacks some; of a large topic the lower tiers, which few levels need, are sampled.
 */
export async function bestByLevel(
  tx: Transaction,
  query: string,
  about: number | null,
): Promise<{ level: Level | null; studies: StudyRow[] }[]> {
  const best = new Map<Level | null, number[]>(LEVELS.map((level) => [level, []]))
  const notRetracted = all([query, `!${quoted(`${LEXEME.is}retracted`)}`])
  for (const tier of [0, 1, 2, 3]) {
    const lacking = LEVELS.filter((level) => (best.get(level) ?? []).length < BEST)
    if (lacking.length === 0) break
    const asked = tier < 2 ? notRetracted : sampled(notRetracted, about).query
    const rows = await tx.execute<{ id: number; level: Level | null }>(sql`
      select study_id::int as id, level from (
        select d.study_id, d.level, row_number() over (partition by d.level order by d.prior desc, d.study_id) as place
        from ${sql.raw(`search_documents_${tier}`)} d
        where ${matches({ query: asked, rows: [] })} and (d.level = any(${sql.param(lacking.filter((level) => level !== null))}::int[])
          or (d.level is null and ${lacking.includes(null)}))
      ) ranked where place <= ${BEST} order by place`)
    for (const { id, level } of rows) {
      const studies = best.get(level)
      if (studies && studies.length < BEST) studies.push(id)
    }
  }
  const rows = await studyRows(tx, [...best.values()].flat())
  return LEVELS.flatMap((level) => {
    const studies = inOrder(
      (best.get(level) ?? []).map((id) => ({ id })),
      rows,
    )
    return studies.length > 0 ? [{ level, studies }] : []
  })
}
