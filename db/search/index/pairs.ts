import type postgres from 'postgres'
import { spokenName } from '@/lib/search/spoken-name'
import { rebuildForPairs } from './rebuild'

/**
 * A concept is looked for in all its wordings, and most of those are phrases of frequent words: to find one, an index
 * reads the long list of each word. So a document has a lexeme for every two neighbours that stand side by side in
 * some wording of the vocabulary, and a wording is found by a short list or two.
 */

/** Wordings that are read at a time. */
const AT_ONCE = 20_000

/**
 * Notes the pairs of the vocabulary's wordings. Where studies are here already, their documents are to be written again
 * before a pair is relied on; returns how many were new.
 */
export async function notePairs(sql: postgres.Sql): Promise<number> {
  let added = 0
  let after = ''
  for (;;) {
    const wordings = await sql<{ key: string; term: string }[]>`
      select distinct on (t.key) t.key, t.term from mesh_terms t join mesh_descriptors d on d.ui = t.descriptor_ui
      where t.key > ${after} and t.key like '% %' and d.kind = 'descriptor' order by t.key, t.term limit ${AT_ONCE}`
    const last = wordings.at(-1)
    if (!last) break
    const { count } = await sql`
      insert into search_pairs (pair, indexed)
      select distinct pair, not exists (select from search_documents)
      from unnest(${wordings.map(({ term }) => spokenName(term))}::text[]) wording
      cross join lateral (
        select lexeme || ' ' || lead(lexeme) over by_place as pair, lead(place) over by_place - place as distance
        from unnest(to_tsvector('english', regexp_replace(app.folded(wording), '-', ' ', 'g'))) l
        cross join unnest(l.positions) place
        window by_place as (order by place)
      ) neighbours
      where distance = 1 and octet_length(pair) < 500
      on conflict do nothing`
    added += count
    after = last.key
  }
  await rebuildForPairs(sql)
  return added
}
