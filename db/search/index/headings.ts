import type postgres from 'postgres'
import { conceptKey } from '@/lib/search/concept-key'

/**
 * Gives every heading of these studies that the corpus did not have a row of its own, with what is above it in MeSH
 * where MeSH is loaded. Whoever writes search documents calls it first, in the same transaction.
 */
export async function noteHeadings(tx: postgres.TransactionSql, studyIds: number[]): Promise<void> {
  const unseen = await tx`
    select m.descriptor as name, max(m.descriptor_ui) as ui
    from mesh_headings m left join search_headings h on h.name = m.descriptor
    where m.study_id = any(${studyIds}::bigint[]) and h.id is null
    group by m.descriptor order by m.descriptor collate "C"`
  if (unseen.length === 0) return
  const rows = unseen.map(({ name, ui }) => ({ name, ui, key: conceptKey(name) }))
  await tx`
    insert into search_headings (name, descriptor_ui, key, above)
    select h.name, known.ui, h.key, coalesce(${above(tx)}, array[coalesce(known.ui, h.key)])
    from jsonb_to_recordset(${tx.json(rows)}) as h(name text, ui text, key text)
    cross join lateral (select coalesce(h.ui, (select ui from mesh_descriptors where name = h.name limit 1)) as ui) known
    on conflict (name) do nothing`
}

/**
 * Settles what is above each heading after MeSH was imported, and has the studies whose headings changed written
 * again in the background. Returns how many headings changed.
 */
export async function settleHeadings(tx: postgres.TransactionSql): Promise<number> {
  const changed = await tx`
    update search_headings h set descriptor_ui = now.ui, above = now.above
    from (
      select h.id, known.ui, coalesce(${above(tx)}, array[coalesce(known.ui, h.key)]) as above
      from search_headings h
      cross join lateral (
        select coalesce(h.descriptor_ui, (select ui from mesh_descriptors where name = h.name limit 1)) as ui
      ) known
    ) now
    where now.id = h.id and (h.descriptor_ui, h.above) is distinct from (now.ui, now.above)
    returning h.name`
  if (changed.length > 0) {
    await tx`
      insert into search_queue (study_id)
      select distinct study_id from mesh_headings where descriptor = any(${changed.map((row) => row.name)}::text[])
      on conflict do nothing`
  }
  return changed.length
}

/** Ids of the descriptor `known.ui` and of all above it: those whose tree number begins one of its own. */
const above = (tx: postgres.TransactionSql) => tx`(
  select array_agg(distinct a.ui order by a.ui)
  from mesh_descriptors d cross join unnest(d.tree_numbers) place
  cross join generate_series(1, cardinality(string_to_array(place, '.'))) depth
  join mesh_descriptors a
    on a.tree_numbers @> array[array_to_string((string_to_array(place, '.'))[1:depth], '.')]
  where d.ui = known.ui)`
