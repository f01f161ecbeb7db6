import { desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { sourceRuns } from '@/db/schema/sources'
import { users } from '@/db/schema/users'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { LATE_MINUTES } from '@/lib/sources/look-up'
import { NIGHTLY_KEYS, type SourceKey } from '@/lib/sources/source'

/** One time that a source was asked; `by` is null where nobody pressed a button. */
export type SourceRun = Omit<typeof sourceRuns.$inferSelect, 'askedBy'> & { by: string | null; isLate: boolean }

const RUNS_SHOWN = 5

/** Whether a run has waited for so long that something is in its way, or that it has much to fetch. */
export const isLateRun = sql<boolean>`${sourceRuns.state} = 'waiting' and ${sourceRuns.createdAt} < now() - make_interval(mins => ${sql.raw(String(LATE_MINUTES))})`

const { askedBy: _askedBy, ...columns } = getTableColumns(sourceRuns)

/** The last runs of each source that is asked by night, the latest first; none for those who do not look after sources. */
export async function listSourceRuns(viewer: Viewer): Promise<SourceRun[]> {
  if (!can(viewer, 'source.read')) return []
  return withViewer(viewer, async (tx) => {
    const runs: SourceRun[] = []
    for (const key of NIGHTLY_KEYS) runs.push(...(await lastRuns(tx, key)))
    return runs
  })
}

const lastRuns = (tx: Transaction, key: SourceKey): Promise<SourceRun[]> =>
  tx
    .select({ ...columns, by: users.name, isLate: isLateRun })
    .from(sourceRuns)
    .leftJoin(users, eq(users.id, sourceRuns.askedBy))
    .where(eq(sourceRuns.source, key))
    .orderBy(desc(sourceRuns.createdAt), desc(sourceRuns.id))
    .limit(RUNS_SHOWN)
