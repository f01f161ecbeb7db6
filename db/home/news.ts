import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { shownListsAs } from '@/db/lists/list-scope'
import { userAccounts } from '@/db/schema/users'
import { type StudyRow, studyRows } from '@/db/studies/study-rows'
import { can } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'

const SHOWN = 5

/** Studies that came in are counted up to this number, the last first. */
const MOST_COUNTED = 2_000

export type News = {
  /** When the viewer's last session but this one ended; null at the first visit. */
  since: Date | null
  /** Studies that came in since: how many, `more` where they were not counted to the end, and the strongest of them. */
  added: { count: number; more: boolean; rows: StudyRow[] }
  /** Studies in the viewer's lists whose record or summary changed since, with the list's name. */
  changed: { study: StudyRow; list: string; what: 'record' | 'summary' }[]
  /** Studies in the viewer's lists that were retracted after they were saved, whenever that was. */
  retracted: { study: StudyRow; list: string; listId: string }[]
}

/** What a person has missed. */
export async function newsFor(viewer: Person): Promise<News> {
  if (!can(viewer, 'study.read'))
    return { since: null, added: { count: 0, more: false, rows: [] }, changed: [], retracted: [] }
  return withViewer(viewer, async (tx) => {
    const [account] = await tx
      .select({ since: userAccounts.lookedAt })
      .from(userAccounts)
      .where(eq(userAccounts.userId, viewer.id))
    const since = account?.since ?? null
    const retracted = await retractedInLists(tx, viewer)
    const changed = since ? await changedInLists(tx, viewer, since) : []
    const added = since ? await addedSince(tx, since) : { count: 0, more: false, ids: [] }
    const rows = await studyRows(tx, [...retracted, ...changed].map(({ id }) => id).concat(added.ids))
    const withStudy = <T extends { id: number }>(found: T[]) =>
      found.flatMap((one) => {
        const study = rows.get(one.id)
        return study ? [{ ...one, study }] : []
      })
    return {
      since,
      added: { count: added.count, more: added.more, rows: added.ids.flatMap((id) => rows.get(id) ?? []) },
      changed: withStudy(changed),
      retracted: withStudy(retracted),
    }
  })
}

async function addedSince(tx: Transaction, since: Date): Promise<{ count: number; more: boolean; ids: number[] }> {
  const rows = await tx.execute<{ id: number; total: number }>(sql`
    select id::int, count(*) over ()::int as total from (
      select id, level, published_on from studies where added_at > ${since.toISOString()} and withdrawn_at is null
      order by added_at desc, id desc limit ${MOST_COUNTED + 1}) latest
    order by level nulls last, published_on desc nulls last, id limit ${SHOWN}`)
  const total = rows[0]?.total ?? 0
  return { count: Math.min(total, MOST_COUNTED), more: total > MOST_COUNTED, ids: rows.map(({ id }) => id) }
}

async function changedInLists(tx: Transaction, viewer: Viewer, since: Date) {
  return tx.execute<{ id: number; list: string; what: 'record' | 'summary' }>(sql`
    select distinct on (s.id) s.id::int as id, l.name as list,
      case when s.changed_at > ${since.toISOString()} and s.changed_at > s.added_at then 'record' else 'summary' end as what
    from list_items i
    join reading_lists l on l.id = i.list_id and l.deleted_at is null
    join studies s on s.id = i.study_id
    left join study_summaries m on m.study_id = s.id and m.current
      and (m.maker = 'person' or m.edited_by is not null)
    where ${shownListsAs(viewer)} and i.removed_at is null and s.added_at <= ${since.toISOString()}
      and (s.changed_at > ${since.toISOString()} or greatest(m.drafted_at, m.edited_at, m.checked_at) > ${since.toISOString()})
    order by s.id limit 20`)
}

async function retractedInLists(tx: Transaction, viewer: Viewer) {
  return tx.execute<{ id: number; list: string; listId: string }>(sql`
    select distinct on (s.retracted_at, s.id) s.id::int as id, l.name as list, l.id as "listId"
    from list_items i
    join reading_lists l on l.id = i.list_id and l.deleted_at is null
    join studies s on s.id = i.study_id
    where ${shownListsAs(viewer)} and i.removed_at is null and s.retracted_at > i.added_at
    order by s.retracted_at desc, s.id limit 20`)
}
