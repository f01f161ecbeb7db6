import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { groupMembers, groups } from '@/db/schema/groups'
import { AppError } from '@/lib/access/app-error'
import { AUDIENCE_GROUPS, type ChosenAudience } from '@/lib/access/audience'
import { hidden, missing } from '@/lib/access/denial'
import { authorize } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { readableGroups, viewersMembership } from './group-scope'

export type OwnGroup = { id: string; name: string }

/** Groups that the viewer may write for, by name: they are in them, and they are not archived. */
export async function groupsToWriteFor(viewer: Viewer): Promise<OwnGroup[]> {
  return withViewer(viewer, (tx) =>
    tx
      .select({ id: groups.id, name: groups.name })
      .from(groups)
      .innerJoin(groupMembers, and(eq(groupMembers.groupId, groups.id), isNull(groupMembers.leftAt)))
      .where(and(ownedBy(viewer, groupMembers.userId), isNull(groups.archivedAt)))
      .orderBy(asc(sql`lower(${groups.name})`), asc(groups.id)),
  )
}

/**
 * Proves that the viewer may write for these, and holds it so until the transaction ends: nobody leaves one of the
 * groups, is removed or archives it meanwhile. The names of the groups, for a question. Throws `not_found` for a group that
 * the viewer is not in, and `conflict` for an archived one.
 */
export async function lockAudience(tx: Transaction, viewer: Viewer, chosen: ChosenAudience): Promise<string[]> {
  if (chosen.audience !== 'groups') return []
  if (chosen.groupIds.length === 0) throw new AppError('invalid', 'Choose at least one group.')
  if (chosen.groupIds.length > AUDIENCE_GROUPS)
    throw new AppError('invalid', `Choose at most ${AUDIENCE_GROUPS} groups.`)
  const open = await holdGroups(tx, chosen.groupIds)
  const found = await tx
    .select({ id: groups.id, name: groups.name, groupRole: groupMembers.role })
    .from(groups)
    .leftJoin(groupMembers, viewersMembership(viewer))
    .where(and(inArray(groups.id, [...chosen.groupIds]), readableGroups(viewer)))
  return chosen.groupIds.map((id) => {
    const group = found.find((one) => one.id === id)
    if (!group) throw missing(viewer, 'group', hidden('group.write', 'group', id))
    authorize(viewer, 'group.write', group)
    if (!open.includes(id)) throw new AppError('conflict', `${group.name} is archived, so nothing is written for it.`)
    return group.name
  })
}

/** Those of some groups that the viewer may write for, until the transaction ends. */
export async function holdGroups(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const [row] = await tx.execute<{ open: string[] }>(sql`select app.hold_groups(${sql.param(ids)}::uuid[]) as open`)
  return row?.open ?? []
}
