import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { lookUps } from '@/db/schema/sources'
import type { Viewer } from '@/lib/access/viewer'

/** The look-ups that a viewer may know of: their own, and an administrator whatever was fetched into the corpus. */
export function shownLookUps(viewer: Viewer): SQL {
  if (viewer.kind !== 'person') return sql`false`
  const own = ownedBy(viewer, lookUps.userId)
  if (viewer.role !== 'administrator') return own
  return or(own, eq(lookUps.kind, 'records')) as SQL
}

/** Those of them that are the viewer's own. */
export const ownLookUps = (viewer: Viewer): SQL => and(shownLookUps(viewer), ownedBy(viewer, lookUps.userId)) as SQL
