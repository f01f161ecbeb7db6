import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { lookUps } from '@/db/schema/sources'
import type { Viewer } from '@/lib/access/viewer'
import { LATE_MINUTES } from '@/lib/sources/look-up'

/** The look-ups that a viewer may know of: their own, and an administrator whatever was fetched into the corpus. */
export function shownLookUps(viewer: Viewer): SQL {
  if (viewer.kind !== 'person') return sql`false`
  const own = ownedBy(viewer, lookUps.userId)
  if (viewer.role !== 'administrator') return own
  return or(own, eq(lookUps.kind, 'records')) as SQL
}

/** Whether it has waited for so long that something is in its way. */
export const isLate = sql<boolean>`${lookUps.state} = 'waiting' and ${lookUps.createdAt} < now() - make_interval(mins => ${sql.raw(String(LATE_MINUTES))})`

/** Those of them that are the viewer's own. */
export const ownLookUps = (viewer: Viewer): SQL => and(shownLookUps(viewer), ownedBy(viewer, lookUps.userId)) as SQL
