import { sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { FACT_NAMES, type FactName } from '@/lib/summaries/summary'

/** Of the checked summaries whose draft had the fact: how many, and in how many the editor left it as it was read. */
export type FactAcceptance = { name: FactName; read: number; accepted: number }

/** How often editors accept what was read, by kind of fact; empty for those who may not read the queue. */
export async function readFactAcceptance(viewer: Viewer): Promise<FactAcceptance[]> {
  if (!can(viewer, 'queue.read')) return []
  const rows = await withViewer(viewer, (tx) =>
    tx.execute<FactAcceptance>(sql`
      select fact as name, count(*)::int as read,
        count(*) filter (where m.facts -> fact = draft.facts -> fact)::int as accepted
      from study_summaries m
      cross join lateral (
        select facts from study_summaries draft
        where draft.study_id = m.study_id and draft.version < m.version and draft.maker = 'machine'
        order by draft.version desc limit 1
      ) draft
      cross join lateral jsonb_object_keys(draft.facts) fact
      where m.current and m.checked_at is not null and draft.facts is not null
      group by fact`),
  )
  return FACT_NAMES.flatMap((name) => rows.find((row) => row.name === name) ?? [])
}
