import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import type { Transaction } from '@/db/connection/pool'
import { recordEvents } from '@/db/events/record-event'
import { studyReadings } from '@/db/schema/readings'
import { studies } from '@/db/schema/studies'
import { notFound } from '@/lib/access/app-error'
import { authorize } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'
import type { EventOf } from '@/lib/events/event'
import type { ReadingStatus } from '@/lib/lists/reading-list'

const READINGS_LOCK = 7_412_062

/** What was known of a reading before it was changed; moments to the microsecond, as PostgreSQL writes them. */
export type FormerReading = {
  studyId: number
  /** Null where nothing was said: "to read". */
  former: { status: ReadingStatus; readAt: string | null; changedAt: string } | null
}

/** What a change of readings did. Its moment is that of no other change, so that an undo knows what it wrote. */
export type ReadingChange = { changedAt: string; former: FormerReading[] }

/**
 * Says how far the viewer is with these studies; the last word stands, as nobody else has one. Those that were
 * changed, each with what was known of it. Studies that are not here are left out; where none is, that is not found.
 */
export async function changeReadings(
  tx: Transaction,
  viewer: Viewer,
  input: { studyIds: readonly number[]; status: ReadingStatus },
): Promise<ReadingChange> {
  authorize(viewer, 'reading.change')
  const here = await tx
    .select({ id: studies.id })
    .from(studies)
    .where(inArray(studies.id, [...input.studyIds]))
    .orderBy(studies.id)
  if (here.length === 0) throw notFound('study')
  const changedAt = await turnOf(tx, viewer)
  const known = await tx
    .select({
      studyId: studyReadings.studyId,
      status: studyReadings.status,
      readAt: sql<string | null>`${studyReadings.readAt}::text`,
      changedAt: sql<string>`${studyReadings.changedAt}::text`,
    })
    .from(studyReadings)
    .where(
      and(
        ownedBy(viewer, studyReadings.userId),
        inArray(
          studyReadings.studyId,
          here.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(studyReadings.studyId)
  const before = new Map(known.map(({ studyId, ...former }) => [studyId, former]))
  const changed = here.filter(({ id }) => (before.get(id)?.status ?? 'to-read') !== input.status)
  if (changed.length === 0) return { changedAt, former: [] }
  const moment = sql`${changedAt}::timestamptz`
  const reading = { status: input.status, readAt: input.status === 'read' ? moment : null, changedAt: moment }
  await tx
    .insert(studyReadings)
    .values(changed.map(({ id }) => ({ userId: viewer.id, studyId: id, ...reading })))
    .onConflictDoUpdate({ target: [studyReadings.userId, studyReadings.studyId], set: reading })
  await recordEvents(
    tx,
    viewer,
    'reading.change',
    changed.map(({ id }) => ({ subjectId: String(id), facts: { status: input.status } })),
  )
  return { changedAt, former: changed.map(({ id }) => ({ studyId: id, former: before.get(id) ?? null })) }
}

/** Puts readings back as they were before a change, but for those of which something was said since. How many were. */
export async function putBack(tx: Transaction, viewer: Viewer, { changedAt, former }: ReadingChange): Promise<number> {
  authorize(viewer, 'reading.change')
  await turnOf(tx, viewer)
  const still = and(
    ownedBy(viewer, studyReadings.userId),
    eq(studyReadings.changedAt, sql`${changedAt}::timestamptz`),
  ) as SQL
  const said = former.flatMap(({ studyId, former: before }) => (before ? [{ studyId, ...before }] : []))
  const unsaid = former.flatMap(({ studyId, former: before }) => (before ? [] : [studyId]))
  const put = await tx.execute<{ id: number }>(sql`
    update study_readings set status = was.status, read_at = was."readAt", changed_at = was."changedAt"
    from jsonb_to_recordset(${JSON.stringify(said)}::jsonb)
      was("studyId" bigint, status text, "readAt" timestamptz, "changedAt" timestamptz)
    where ${still} and study_readings.study_id = was."studyId" returning study_id::int as id`)
  const deleted = await tx
    .delete(studyReadings)
    .where(and(still, inArray(studyReadings.studyId, unsaid)))
    .returning({ id: studyReadings.studyId })
  const before = new Map(said.map(({ studyId, status }) => [studyId, status]))
  const back = [...put, ...deleted].map(
    ({ id }): EventOf<'reading.change'> => ({ subjectId: String(id), facts: { status: before.get(id) ?? 'to-read' } }),
  )
  await recordEvents(tx, viewer, 'reading.change', back)
  return back.length
}

/**
 * Waits until no other change of this person's readings is under way, so that each sees what the one before it wrote,
 * also where there was no row to lock. The moment of this one.
 */
async function turnOf(tx: Transaction, person: Person): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(${READINGS_LOCK}, hashtext(${person.id}))`)
  // Not `now()`, which is when the transaction began and may have waited.
  const [row] = await tx.execute<{ moment: string }>(sql`select clock_timestamp()::text as moment`)
  return (row as { moment: string }).moment
}
