import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { questionFor, type Suggestion, type SuggestionKind, tailsOf } from '@/lib/search/suggestion'
import { recentMatching } from './recent-searches'

/** How many of each kind are offered, in this order. */
const OFFERED: [SuggestionKind, number][] = [
  ['concept', 5],
  ['journal', 2],
  ['author', 3],
]

/**
 * What a search box offers for what was typed so far: the viewer's own recent questions, then concepts, journals and
 * authors that begin with it, or else with the longest end of it that any begin with; of each kind those with the most
 * studies first, and of about as many those that begin with it before those that have it in the middle. Of other people's questions, notes and comments there is nothing in it.
 */
export async function suggest(viewer: Viewer, typed: string): Promise<Suggestion[]> {
  if (!can(viewer, 'study.read')) return []
  return withViewer(viewer, async (tx) => {
    const recent = await recentMatching(tx, viewer, typed, typed.trim() ? 3 : 6)
    const tails = tailsOf(typed)
    const found = await beginningWith(tx, tails)
    const longest = Math.min(...found.map(({ at }) => at))
    const head = tails[longest - 1]?.head ?? ''
    const rows = eachOnce(found.filter(({ at }) => at === longest))
    return [...recent, ...rows.map((row) => offered(row, head))]
  })
}

/** `at`: which tail it begins with, 1 for the longest. */
type Row = { at: number; kind: SuggestionKind; name: string; wording: string | null; studies: number }

/** A name may be found by two of its words: the better one is kept, and of each kind as many as are offered. */
const eachOnce = (rows: Row[]): Row[] =>
  OFFERED.flatMap(([kind, most]) => {
    const names = new Map<string, Row>()
    for (const row of rows) if (row.kind === kind && !names.has(row.name)) names.set(row.name, row)
    return [...names.values()].slice(0, most)
  })

const offered = ({ kind, name, wording, studies }: Row, head: string): Suggestion => ({
  kind,
  label: name,
  wording,
  studies,
  question: questionFor(kind, name, head),
})

async function beginningWith(tx: Transaction, tails: { tail: string }[]): Promise<Row[]> {
  if (tails.length === 0) return []
  // What a single letter may begin is estimated to be much; compiling for it would take longer than reading it.
  await tx.execute(sql`set local jit = off`)
  const kinds = OFFERED.map(([kind, most]) => best(kind, most))
  return tx.execute<Row>(sql`
    with asked as materialized (
      select at::int, app.suggestion_key(tail) as key
      from unnest(${sql.param(tails.map(({ tail }) => tail))}::text[]) with ordinality each (tail, at))
    select asked.at, found.kind, found.name, found.wording, found.studies from asked cross join lateral (${sql.join(kinds, sql` union all `)}) found
    where asked.key <> ''`)
}

/**
 * The most studied of a kind. Bands are read from the first on until there are enough: no band can hold many more
 * names with this beginning than those before it, so a few rows are read whether one letter was typed or ten.
 */
function best(kind: SuggestionKind, most: number): SQL {
  return sql`(
    select * from (
      select bands.band, named.* from generate_series(0, 9) bands(band) cross join lateral (
        select * from (
          select distinct on (name) kind, name, wording, studies from search_suggestions
          where kind = ${kind} and search_suggestions.band = bands.band::smallint
            and search_suggestions.key ~>=~ asked.key and search_suggestions.key ~<~ (asked.key || chr(1114111))
          order by name, wording nulls first, length(wording), wording) each_once
        order by studies desc, name limit ${2 * most}) named
      limit ${2 * most}) best
    order by band, studies desc, name)`
}
