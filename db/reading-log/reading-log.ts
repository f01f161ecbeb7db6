import { and, asc, count, desc, eq, gte, isNull, lte, type SQL, sql, sum } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { readingLog } from '@/db/schema/reading-log'
import { studies } from '@/db/schema/studies'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { LogEntry, Period } from '@/lib/reading-log/entry'
import { studyAddress } from '@/lib/studies/study-address'

export const ENTRIES_A_PAGE = 50

/** What the viewer has read in a period, the latest first, a page of it, with how many entries and minutes there are. */
export async function listLog(
  viewer: Viewer,
  { period, page = 1 }: { period: Period; page?: number },
): Promise<{ entries: LogEntry[]; total: number; minutes: number }> {
  return withViewer(viewer, async (tx) => {
    const there = inPeriod(viewer, period)
    const [found] = await tx
      .select({ total: count(), minutes: sum(readingLog.minutes).mapWith(Number) })
      .from(readingLog)
      .where(there)
    const entries = await entriesOf(tx, there)
      .orderBy(desc(readingLog.readOn), desc(readingLog.createdAt), desc(readingLog.id))
      .limit(ENTRIES_A_PAGE)
      .offset((page - 1) * ENTRIES_A_PAGE)
    return { entries: entries.map(shown), total: found?.total ?? 0, minutes: found?.minutes ?? 0 }
  })
}

/** All of it, the earliest first. */
export async function exportLog(viewer: Viewer, period?: Period): Promise<LogEntry[]> {
  const rows = await withViewer(viewer, (tx) =>
    entriesOf(tx, period ? inPeriod(viewer, period) : mine(viewer)).orderBy(
      asc(readingLog.readOn),
      asc(readingLog.createdAt),
      asc(readingLog.id),
    ),
  )
  return rows.map(shown)
}

/** The entry that the viewer has just deleted, to offer it back; null when it is there, or not theirs. */
export async function readDeletedEntry(viewer: Viewer, id: string): Promise<{ id: string; title: string } | null> {
  if (!isUuid(id)) return null
  const [gone] = await withViewer(viewer, (tx) =>
    tx
      .select({ id: readingLog.id, title: readingLog.title })
      .from(readingLog)
      .where(
        and(
          eq(readingLog.id, id),
          ownedBy(viewer, readingLog.userId),
          sql`${readingLog.deletedAt} > now() - interval '1 hour'`,
        ),
      ),
  )
  return gone ?? null
}

const mine = (viewer: Viewer) => and(ownedBy(viewer, readingLog.userId), isNull(readingLog.deletedAt))
const inPeriod = (viewer: Viewer, { from, to }: Period) =>
  and(mine(viewer), gte(readingLog.readOn, from), lte(readingLog.readOn, to))

const entriesOf = (tx: Transaction, there: SQL | undefined) =>
  tx
    .select({
      id: readingLog.id,
      title: readingLog.title,
      readOn: readingLog.readOn,
      minutes: readingLog.minutes,
      reflection: readingLog.reflection,
      version: readingLog.version,
      study: { id: studies.id, pmid: studies.pmid, title: studies.title },
    })
    .from(readingLog)
    .leftJoin(studies, eq(studies.id, readingLog.studyId))
    .where(there)
    .$dynamic()

type Row = Awaited<ReturnType<typeof entriesOf>>[number]
const shown = ({ study, ...entry }: Row): LogEntry => ({ ...entry, address: study ? studyAddress(study) : null })
