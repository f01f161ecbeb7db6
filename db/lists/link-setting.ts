import { eq, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { mayRead } from '@/db/events/record-denial'
import { recordEvent } from '@/db/events/record-event'
import { portalSettings } from '@/db/schema/list-links'
import { compareVersion } from '@/lib/access/compare-version'
import { authorize } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'

/** Whether links to lists open them without signing in; `version` is 0 where nobody has said so yet. */
export type LinkSetting = { areOpen: boolean; version: number; openLinks: number }

/** The setting with how many links it concerns now; null for those who do not look after it. */
export async function readLinkSetting(viewer: Viewer): Promise<LinkSetting | null> {
  if (!mayRead(viewer, 'setting.change')) return null
  return withViewer(viewer, async (tx) => {
    const [row] = await tx
      .select({ areOpen: portalSettings.linksOpen, version: portalSettings.version })
      .from(portalSettings)
    const [counted] = await tx.execute<{ links: number }>(sql`select app.count_open_links() as links`)
    return { areOpen: row?.areOpen ?? false, version: row?.version ?? 0, openLinks: counted?.links ?? 0 }
  })
}

/** Opens links to lists to strangers, or closes them again, at once for all of them. */
export async function switchLinks(viewer: Viewer, input: { areOpen: boolean; version: number }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'setting.change')
    await tx.insert(portalSettings).values({ version: 0 }).onConflictDoNothing()
    const [row] = await tx.select().from(portalSettings).for('update')
    if (!row) throw new Error('no row of settings')
    compareVersion(row, input, 'setting')
    if (row.linksOpen === input.areOpen) return
    await tx
      .update(portalSettings)
      .set({ linksOpen: input.areOpen, version: sql`${portalSettings.version} + 1`, changedAt: sql`now()` })
      .where(eq(portalSettings.one, true))
    await recordEvent(tx, viewer, input.areOpen ? 'setting.open-links' : 'setting.close-links', null)
  })
}
