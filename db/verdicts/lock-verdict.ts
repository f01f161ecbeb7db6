import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { lockGroup } from '@/db/groups/lock-group'
import { groupMembers } from '@/db/schema/groups'
import { verdicts } from '@/db/schema/verdicts'
import type { VerdictAccess } from '@/lib/access/asked-about'
import { hidden, missing } from '@/lib/access/denial'
import { type Authorised, authorisedRow, can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { VerdictAudience, VerdictState } from '@/lib/verdicts/verdict'
import { isVerdictForViewer, membershipOfVerdict, seenVerdicts } from './verdict-scope'

export type LockedVerdict = VerdictAccess & {
  id: string
  studyId: number
  groupId: string
  supersedesId: string | null
  appliesTo: string
  audience: VerdictAudience
  decidedOn: string
  state: VerdictState
  version: number
}

/**
 * A verdict that the viewer may change, locked until the transaction ends, under the lock of its group: what a group decides
 * happens one after the other. Throws `conflict` where the group is archived.
 */
export async function lockVerdict(
  tx: Transaction,
  viewer: Viewer,
  id: string,
): Promise<Authorised<'verdict.change', LockedVerdict>> {
  const find = async () => {
    const [verdict] = isUuid(id) ? await findVerdict(tx, viewer, id) : []
    if (!verdict || !can(viewer, 'verdict.read', verdict))
      throw missing(viewer, 'verdict', hidden('verdict.change', 'verdict', id))
    return authorisedRow(viewer, 'verdict.change', verdict)
  }
  const { groupId } = await find()
  await lockGroup(tx, viewer, groupId, 'group.write')
  await tx.select({ id: verdicts.id }).from(verdicts).where(eq(verdicts.id, id)).for('no key update')
  return find()
}

const findVerdict = (tx: Transaction, viewer: Viewer, id: string): Promise<LockedVerdict[]> =>
  tx
    .select({
      id: verdicts.id,
      studyId: verdicts.studyId,
      groupId: verdicts.groupId,
      supersedesId: verdicts.supersedesId,
      appliesTo: verdicts.appliesTo,
      audience: verdicts.audience,
      decidedOn: verdicts.decidedOn,
      state: verdicts.state,
      version: verdicts.version,
      ownerId: verdicts.ownerId,
      groupRole: groupMembers.role,
      isForViewer: isVerdictForViewer,
    })
    .from(verdicts)
    .leftJoin(groupMembers, membershipOfVerdict(viewer))
    .where(and(eq(verdicts.id, id), seenVerdicts(viewer)))
