import { and, count, eq, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { readingLog } from '@/db/schema/reading-log'
import { studies } from '@/db/schema/studies'
import { AppError, notFound } from '@/lib/access/app-error'
import type { LogAccess } from '@/lib/access/asked-about'
import { compareVersion } from '@/lib/access/compare-version'
import { hidden, missing } from '@/lib/access/denial'
import { type Authorised, authorisedRow, authorize, can, type RightOn } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { LOG_LIMITS } from '@/lib/reading-log/entry'

/** When and for how long something was read, and what its reader made of it. `readOn` is a day: "2026-11-30". */
type Written = { readOn: string; minutes: number; reflection: string }
type Added = Written & ({ studyId: number } | { title: string })

/** Writes down what the viewer has read: a study, by its title now, or something else. Not before it was read. */
export async function addLogEntry(viewer: Viewer, input: Added & { key: string }): Promise<{ entryId: string }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'log.create')
    await notBefore(tx, input.readOn)
    return idempotent(tx, viewer, input.key, 'log.create', async () => {
      const [{ entries } = { entries: 0 }] = await tx
        .select({ entries: count() })
        .from(readingLog)
        .where(ownedBy(viewer, readingLog.userId))
      if (entries >= LOG_LIMITS.entries)
        throw new AppError('conflict', `A log has at most ${LOG_LIMITS.entries.toLocaleString('en-GB')} entries.`)
      const { key: _key, readOn, minutes, reflection, ...what } = input
      const [made] = await tx
        .insert(readingLog)
        .values({ userId: viewer.id, readOn, minutes, reflection, ...(await named(tx, what)) })
        .returning({ id: readingLog.id })
      const entryId = made?.id as string
      await recordEvent(tx, viewer, 'log.create', entryId)
      return { entryId }
    })
  })
}

async function named(tx: Transaction, what: { studyId: number } | { title: string }) {
  if ('title' in what) return { title: what.title, studyId: null }
  const [study] = await tx.select({ title: studies.title }).from(studies).where(eq(studies.id, what.studyId))
  if (!study) throw notFound('study')
  return { title: study.title.slice(0, 1_000), studyId: what.studyId }
}

/** A day further on than anybody's is none on which something has been read. */
async function notBefore(tx: Transaction, readOn: string) {
  const [day] = await tx.execute<{ isAhead: boolean }>(
    sql`select ${readOn}::date > (now() at time zone 'Pacific/Kiritimati')::date as "isAhead"`,
  )
  if (day?.isAhead) throw new AppError('invalid', 'This day is still to come.')
}

/** Says otherwise when, for how long and what of it; refused when another tab changed it since `version`. */
export async function changeLogEntry(
  viewer: Viewer,
  input: Written & { entryId: string; version: number },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const entry = await lockEntry(tx, viewer, input.entryId, 'log.change')
    compareVersion(entry, input, 'entry')
    await notBefore(tx, input.readOn)
    const { readOn, minutes, reflection } = input
    await tx
      .update(readingLog)
      .set({ readOn, minutes, reflection, version: sql`${readingLog.version} + 1` })
      .where(eq(readingLog.id, entry.id))
    await recordEvent(tx, viewer, 'log.change', entry.id)
  })
}

/** Takes an entry out of the log, until that is undone within the hour. */
export async function deleteLogEntry(viewer: Viewer, input: { entryId: string }): Promise<{ id: string }> {
  return withViewer(viewer, async (tx) => {
    const { id } = await lockEntry(tx, viewer, input.entryId, 'log.change')
    await tx.update(readingLog).set({ deletedAt: sql`now()` }).where(eq(readingLog.id, id))
    await recordEvent(tx, viewer, 'log.delete', id)
    return { id }
  })
}

/** Brings a deleted entry back; one that is there stays as it is. */
export async function restoreLogEntry(viewer: Viewer, input: { entryId: string }): Promise<{ id: string }> {
  return withViewer(viewer, async (tx) => {
    const entry = await lockEntry(tx, viewer, input.entryId, 'log.change', { deleted: true })
    if (entry.deletedAt === null) return { id: entry.id }
    await tx.update(readingLog).set({ deletedAt: null }).where(eq(readingLog.id, entry.id))
    await recordEvent(tx, viewer, 'log.restore', entry.id)
    return { id: entry.id }
  })
}

type LockedEntry = LogAccess & { id: string; version: number; deletedAt: Date | null }

async function lockEntry<R extends RightOn<'log', LockedEntry>>(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  right: R,
  { deleted = false } = {},
): Promise<Authorised<R, LockedEntry>> {
  const [entry] = isUuid(id)
    ? await tx
        .select({
          id: readingLog.id,
          userId: readingLog.userId,
          version: readingLog.version,
          deletedAt: readingLog.deletedAt,
        })
        .from(readingLog)
        .where(and(eq(readingLog.id, id), ownedBy(viewer, readingLog.userId)))
        .for('update')
    : []
  if (!entry || !can(viewer, 'log.read', entry) || (entry.deletedAt !== null && !deleted))
    throw missing(viewer, 'entry', hidden(right, 'log', id))
  return authorisedRow(viewer, right, entry)
}
