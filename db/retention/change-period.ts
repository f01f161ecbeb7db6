import { eq, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { retentionPeriods } from '@/db/schema/retention'
import { AppError } from '@/lib/access/app-error'
import { compareVersion } from '@/lib/access/compare-version'
import { authorize } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { type ChangeableKind, KEPT_KINDS, periodFault } from '@/lib/retention/kept-kinds'

/**
 * Has a kind kept for another number of days from the next night on; null: for ever, the audit trail alone. Throws `invalid`
 * outside of what can be chosen, and `conflict` where it was changed since `version`.
 */
export async function changePeriod(
  viewer: Viewer,
  { kind, days, version }: { kind: ChangeableKind; days: number | null; version: number },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'retention.change')
    const fault = periodFault(kind, days)
    if (fault) throw new AppError('invalid', fault)
    await tx.insert(retentionPeriods).values({ kind, days: KEPT_KINDS[kind].days, version: 0 }).onConflictDoNothing()
    const [row] = await tx.select().from(retentionPeriods).where(eq(retentionPeriods.kind, kind)).for('update')
    if (!row) throw new Error(`no period of ${kind}`)
    compareVersion(row, { version }, 'period')
    if (row.days === days) return
    await tx
      .update(retentionPeriods)
      .set({ days, version: sql`${retentionPeriods.version} + 1`, changedAt: sql`now()` })
      .where(eq(retentionPeriods.kind, kind))
    await recordEvent(tx, viewer, 'retention.change', null, { kind, days })
  })
}
