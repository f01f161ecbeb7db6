import { desc } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { mayRead } from '@/db/events/record-denial'
import { backups } from '@/db/schema/backups'
import type { Viewer } from '@/lib/access/viewer'

export type ListedBackup = typeof backups.$inferSelect

/** The backups that the portal has taken by itself and keeps, the newest first; null for those who may not know. */
export async function listBackups(viewer: Viewer): Promise<ListedBackup[] | null> {
  if (!mayRead(viewer, 'backup.read')) return null
  return withViewer(viewer, (tx) => tx.select().from(backups).orderBy(desc(backups.takenAt)))
}
