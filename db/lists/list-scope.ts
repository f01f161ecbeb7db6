import { type SQL, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { readingLists } from '@/db/schema/lists'
import type { Viewer } from '@/lib/access/viewer'

/** Lists that count as the viewer's own: quota, trash, where a study is saved. */
export const ownLists = (viewer: Viewer): SQL => ownedBy(viewer, readingLists.ownerId)

/** Lists that the viewer may read: the scope of `list.read`. */
export const readableLists = (viewer: Viewer): SQL => ownedBy(viewer, readingLists.ownerId)

/** Lists that the viewer may add to and take from: the scope of `list.change`. */
export const changeableLists = (viewer: Viewer): SQL => ownedBy(viewer, readingLists.ownerId)

/** `readableLists` for a table `l` in SQL. */
export const readableListsAs = (viewer: Viewer): SQL =>
  viewer.kind === 'person' ? sql`l.owner_id = ${viewer.id}` : sql`false`
