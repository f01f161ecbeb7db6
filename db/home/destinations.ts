import { sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { withViewer } from '@/db/connection/with-viewer'
import { shownLists } from '@/db/lists/list-scope'
import { readingLists } from '@/db/schema/lists'
import { savedSearches } from '@/db/schema/searches'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'

/** What a person has named and may go to. */
export type Destination = { kind: 'list' | 'search'; id: string; name: string }

/** The viewer's lists, the last changed first, then the searches that they follow, the last saved first. */
export async function listDestinations(viewer: Viewer): Promise<Destination[]> {
  if (!can(viewer, 'study.read')) return []
  return withViewer(viewer, async (tx) => {
    const lists = await tx
      .select({ id: readingLists.id, name: readingLists.name })
      .from(readingLists)
      .where(sql`${shownLists(viewer)} and ${readingLists.deletedAt} is null`)
      .orderBy(sql`${readingLists.updatedAt} desc`, readingLists.id)
    const searches = await tx
      .select({ id: savedSearches.id, name: savedSearches.name })
      .from(savedSearches)
      .where(sql`${ownedBy(viewer, savedSearches.userId)} and ${savedSearches.deletedAt} is null`)
      .orderBy(sql`${savedSearches.createdAt} desc`, savedSearches.id)
    return [
      ...lists.map((list) => ({ kind: 'list' as const, ...list })),
      ...searches.map((search) => ({ kind: 'search' as const, ...search })),
    ]
  })
}
