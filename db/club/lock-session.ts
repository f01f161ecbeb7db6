import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { lockGroup } from '@/db/groups/lock-group'
import { clubSessions } from '@/db/schema/club'
import { groupMembers, groups } from '@/db/schema/groups'
import { AppError } from '@/lib/access/app-error'
import type { ClubAccess } from '@/lib/access/asked-about'
import { hidden, missing } from '@/lib/access/denial'
import { type Authorised, authorisedRow, can, type RightOn } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { FormId } from '@/lib/club/appraisal-form'
import type { ClubState } from '@/lib/club/session'
import { membershipOfSession, seenSessions } from './club-scope'

export type FoundSession = ClubAccess & {
  id: string
  groupId: string
  state: ClubState
  studyId: number | null
  form: FormId
  recordedAt: Date | null
  version: number
  archivedAt: Date | null
}

/** A session that the viewer has `right` to. Throws `conflict` where its group is archived. */
export async function findSession<R extends RightOn<'club', FoundSession>>(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  right: R,
): Promise<Authorised<R, FoundSession>> {
  const [session] = isUuid(id) ? await select(tx, viewer, id) : []
  if (!session || !can(viewer, 'club.read', session)) throw missing(viewer, 'session', hidden(right, 'club', id))
  const authorised = authorisedRow(viewer, right, session)
  if (session.archivedAt !== null) throw groupArchived()
  return authorised
}

export const groupArchived = () => new AppError('conflict', 'This group is archived. Take it out of the archive first.')

/** The same to run it, under the lock of its group: what a lead does happens one after the other. */
export async function lockSession(
  tx: Transaction,
  viewer: Viewer,
  id: string,
): Promise<Authorised<'club.run', FoundSession>> {
  const { groupId } = await findSession(tx, viewer, id, 'club.run')
  await lockGroup(tx, viewer, groupId, 'group.decide')
  return findSession(tx, viewer, id, 'club.run')
}

const select = (tx: Transaction, viewer: Viewer, id: string): Promise<FoundSession[]> =>
  tx
    .select({
      id: clubSessions.id,
      groupId: clubSessions.groupId,
      state: clubSessions.state,
      studyId: clubSessions.studyId,
      form: clubSessions.form,
      recordedAt: clubSessions.recordedAt,
      version: clubSessions.version,
      archivedAt: groups.archivedAt,
      groupRole: groupMembers.role,
    })
    .from(clubSessions)
    .innerJoin(groups, eq(groups.id, clubSessions.groupId))
    .leftJoin(groupMembers, membershipOfSession(viewer))
    .where(and(eq(clubSessions.id, id), seenSessions(viewer)))
