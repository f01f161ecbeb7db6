import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import type { KnownName } from '@/lib/search/concepts'
import { LEXEME } from '@/lib/search/lexemes'

/**
 * What the vocabulary, or without one the corpus's own headings, knows by these keys, the names of one
 * key in the order of their identifiers.
 */
export async function knownNames(tx: Transaction, keys: string[]): Promise<Map<string, KnownName[]>> {
  const names = new Map<string, KnownName[]>()
  if (keys.length === 0) return names
  const asked = sql.param(keys)
  const rows = await tx.execute<KnownName>(sql`
    select t.key, d.ui as id, d.name, bool_or(t.preferred) as preferred, d.kind = 'descriptor' as heading,
      (select studies from search_terms where term = ${LEXEME.heading} || d.ui) as studies, 
      case when d.kind = 'supplementary' then '{}' else nullif(d.tree_numbers, '{}') end as trees,
      (select jsonb_agg(jsonb_build_object('term', w.term, 'key', w.key) order by w.preferred desc, w.term)
       from mesh_terms w where w.descriptor_ui = d.ui) as wordings
    from mesh_terms t join mesh_descriptors d on d.ui = t.descriptor_ui
    where t.key = any(${asked}::text[])
    group by t.key, d.ui
    union all
    select h.key, coalesce(h.descriptor_ui, h.key), h.name, true, true,
      (select studies from search_terms where term = ${LEXEME.heading} || coalesce(h.descriptor_ui, h.key)),
      null::text[], jsonb_build_array(jsonb_build_object('term', h.name, 'key', h.key))
    from search_headings h
    where h.key = any(${asked}::text[])
      and not exists (select from mesh_terms t where t.key = h.key and t.preferred)
    order by 1, 2`)
  for (const name of rows) {
    const others = names.get(name.key)
    if (others) others.push(name)
    else names.set(name.key, [name])
  }
  return names
}
