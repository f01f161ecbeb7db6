import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { homeLists, isForViewerAs, shownListsAs } from '@/db/lists/list-scope'
import { type ListSummary, summariesOf } from '@/db/lists/lists'
import { type StudyRow, studyRows } from '@/db/studies/study-rows'
import { can } from '@/lib/access/policy'
import type { Person } from '@/lib/access/viewer'

const SHOWN = { due: 5, reading: 3 }
/** What is due within this number of days is due soon. */
const SOON_DAYS = 14
/** More than anybody reads in that time. */
const MOST_DUE = 500

export type DueStudy = { study: StudyRow; list: string; listId: string; dueOn: string }

export type ReadingNow = {
  /** What is not read and due within two weeks, or was due before, by its day: how many, and the first. */
  due: { overdue: number; soon: number; studies: DueStudy[] }
  /** What the viewer has begun to read and is not due, the last first. */
  reading: StudyRow[]
  /**
   * The lists last changed, at most `lists` of them: of those that others share with the viewer, the ones with something
   * due for them or new to them.
   */
  lists: ListSummary[]
  /** Whether they have others. */
  hasMoreLists: boolean
}

/** What a person has to read, and is reading. `today` is an ISO date. */
export async function readingNow(
  viewer: Person,
  { today, lists }: { today: string; lists: number },
): Promise<ReadingNow> {
  if (!can(viewer, 'study.read'))
    return { due: { overdue: 0, soon: 0, studies: [] }, reading: [], lists: [], hasMoreLists: false }
  return withViewer(viewer, async (tx) => {
    // Sent together, so that one wait does for all.
    const [due, begun, summaries, all] = await Promise.all([
      dueStudies(tx, viewer, today),
      begunStudies(tx, viewer),
      summariesOf(tx, viewer, lists, homeLists(viewer, { today, days: SOON_DAYS })),
      countLists(tx, viewer),
    ])
    const shown = due.slice(0, SHOWN.due)
    const reading = begun.filter((id) => !due.some((one) => one.id === id)).slice(0, SHOWN.reading)
    const rows = await studyRows(tx, [...shown.map(({ id }) => id), ...reading])
    const overdue = due.filter(({ dueOn }) => dueOn < today).length
    return {
      due: {
        overdue,
        soon: due.length - overdue,
        studies: shown.flatMap(({ id, ...one }) => {
          const study = rows.get(id)
          return study ? [{ ...one, study }] : []
        }),
      },
      reading: reading.flatMap((id) => rows.get(id) ?? []),
      lists: summaries,
      hasMoreLists: all > summaries.length,
    }
  })
}

async function countLists(tx: Transaction, viewer: Person): Promise<number> {
  const [row] = await tx.execute<{ lists: number }>(sql`
    select count(*)::int as lists from reading_lists l where ${shownListsAs(viewer)} and l.deleted_at is null`)
  return row?.lists ?? 0
}

/** Each study once, by the first day on which it is due. */
async function dueStudies(tx: Transaction, viewer: Person, today: string) {
  const rows = await tx.execute<{ id: number; list: string; listId: string; dueOn: string }>(sql`
    select i.study_id::int as id, l.name as list, l.id as "listId", i.due_on::text as "dueOn"
    from reading_lists l join list_items i on i.list_id = l.id
    left join study_readings r on r.study_id = i.study_id and r.user_id = ${viewer.id}
    where ${shownListsAs(viewer)} and l.deleted_at is null and i.removed_at is null
      and i.due_on <= ${today}::date + ${SOON_DAYS}::int and ${isForViewerAs(viewer)} and r.status is distinct from 'read'
    order by i.due_on, l.name, i.id limit ${MOST_DUE}`)
  return rows.filter(({ id }, at) => rows.findIndex((row) => row.id === id) === at)
}

async function begunStudies(tx: Transaction, viewer: Person): Promise<number[]> {
  const rows = await tx.execute<{ id: number }>(sql`
    select study_id::int as id from study_readings where user_id = ${viewer.id} and status = 'reading'
    order by changed_at desc, study_id limit ${MOST_DUE}`)
  return rows.map(({ id }) => id)
}
