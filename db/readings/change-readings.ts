import { and, eq, inArray, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import type { Transaction } from '@/db/connection/pool'
import { recordEvent } from '@/db/events/record-event'
import { studyReadings } from '@/db/schema/readings'
import { studies } from '@/db/schema/studies'
import { notFound } from '@/lib/access/app-error'
import { authorize } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { ReadingStatus } from '@/lib/lists/reading-list'

/** What was known of a reading before it was changed; moments to the microsecond, as PostgreSQL writes them. */
export type FormerReading = {
  studyId: number
  /** Null where nothing was said: "to read". */
  former: { status: ReadingStatus; readAt: string | null; changedAt: string } | null
}

/**
 * Says how far the viewer is with these studies; the last word stands, as nobody else has one. Those that were
 * changed, each with what was known of it. Studies that are not here are left out; where none is, that is not found.
 */
export async function changeReadings(
  tx: Transaction,
  viewer: Viewer,
  input: { studyIds: readonly number[]; status: ReadingStatus },
): Promise<FormerReading[]> {
  authorize(viewer, 'reading.change')
  const here = await tx
    .select({ id: studies.id })
    .from(studies)
    .where(inArray(studies.id, [...input.studyIds]))
    .orderBy(studies.id)
  if (here.length === 0) throw notFound('study')
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
    .for('update')
  const before = new Map(known.map(({ studyId, ...former }) => [studyId, former]))
  const changed = here.filter(({ id }) => (before.get(id)?.status ?? 'to-read') !== input.status)
  if (changed.length === 0) return []
  const reading = { status: input.status, readAt: input.status === 'read' ? sql`now()` : null, changedAt: sql`now()` }
  await tx
    .insert(studyReadings)
    .values(changed.map(({ id }) => ({ userId: viewer.id, studyId: id, ...reading })))
    .onConflictDoUpdate({ target: [studyReadings.userId, studyReadings.studyId], set: reading })
  for (const { id } of changed) await recordEvent(tx, viewer, 'reading.change', String(id), { status: input.status })
  return changed.map(({ id }) => ({ studyId: id, former: before.get(id) ?? null }))
}

/** Puts a reading back as it was, unless something else was said of it since. Whether it was. */
export async function putBack(
  tx: Transaction,
  viewer: Viewer,
  { studyId, former }: FormerReading,
  status: ReadingStatus,
): Promise<boolean> {
  authorize(viewer, 'reading.change')
  const still = and(
    ownedBy(viewer, studyReadings.userId),
    eq(studyReadings.studyId, studyId),
    eq(studyReadings.status, status),
  )
  const back = former
    ? await tx
        .update(studyReadings)
        .set({
          status: former.status,
          readAt: sql`${former.readAt}::timestamptz`,
          changedAt: sql`${former.changedAt}::timestamptz`,
        })
        .where(still)
        .returning({ studyId: studyReadings.studyId })
    : await tx.delete(studyReadings).where(still).returning({ studyId: studyReadings.studyId })
  if (back.length > 0)
    await recordEvent(tx, viewer, 'reading.change', String(studyId), { status: former?.status ?? 'to-read' })
  return back.length > 0
}
