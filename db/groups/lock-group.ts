import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { sqlState } from '@/db/connection/sql-state'
import { withViewer } from '@/db/connection/with-viewer'
import { groupMembers, groups } from '@/db/schema/groups'
import { AppError } from '@/lib/access/app-error'
import type { GroupAccess } from '@/lib/access/asked-about'
import { hidden, missing } from '@/lib/access/denial'
import { type Authorised, authorisedRow, can, type RightOn } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { readableGroups, viewersMembership } from './group-scope'

/** What the database raises where a group would have people and no active lead. */
const NO_LEAD = 'PR002'

/** As `withViewer`, for whatever changes who is in a group or leads it. Throws `conflict` where nobody would lead it. */
export async function changeGroupOf<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await withViewer(viewer, work)
  } catch (error) {
    if (sqlState(error) !== NO_LEAD) throw error
    throw new AppError('conflict', 'A group needs a lead. Make somebody else in it a lead first.')
  }
}

export type LockedGroup = GroupAccess & {
  id: string
  name: string
  slug: string
  version: number
  archivedAt: Date | null
}

/**
 * A group that the viewer has `right` to, locked until the transaction ends: everything that changes a group or who is in
 * it goes through here, one at a time. An archived group can only be left and be taken out of the archive.
 */
export async function lockGroup<R extends RightOn<'group', LockedGroup>>(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  right: R,
  { archived = false } = {},
): Promise<Authorised<R, LockedGroup>> {
  const [group] = isUuid(id) && (await holdGroup(tx, id)) ? await findGroup(tx, viewer, id) : []
  if (!group || !can(viewer, 'group.read', group)) throw missing(viewer, 'group', hidden(right, 'group', id))
  const authorised = authorisedRow(viewer, right, group)
  if (group.archivedAt !== null && !archived)
    throw new AppError('conflict', 'This group is archived. Take it out of the archive first.')
  return authorised
}

/** Waits for a group's turn; false where it is not there or nothing that the viewer knows of. */
export async function holdGroup(tx: Transaction, id: string): Promise<boolean> {
  const [row] = await tx.execute<{ held: boolean }>(sql`select app.hold_group(${id}) as held`)
  return row?.held === true
}

/** Read after the lock: what was there before may have been changed while this transaction waited. */
const findGroup = (tx: Transaction, viewer: Viewer, id: string): Promise<LockedGroup[]> =>
  tx
    .select({
      id: groups.id,
      name: groups.name,
      slug: groups.slug,
      version: groups.version,
      archivedAt: groups.archivedAt,
      groupRole: groupMembers.role,
    })
    .from(groups)
    .leftJoin(groupMembers, viewersMembership(viewer))
    .where(and(eq(groups.id, id), readableGroups(viewer)))
