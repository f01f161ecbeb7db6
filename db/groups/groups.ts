import { randomBytes, randomUUID } from 'node:crypto'
import { and, asc, count, eq, isNull, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { groupMembers, groups } from '@/db/schema/groups'
import { settings } from '@/db/settings/settings'
import { AppError } from '@/lib/access/app-error'
import { compareVersion } from '@/lib/access/compare-version'
import { authorize, can } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'
import { GROUP_LIMITS, type GroupRole, groupSlug } from '@/lib/groups/group'
import { readableGroups, viewersMembership } from './group-scope'
import { lockGroup } from './lock-group'

export type GroupSummary = {
  id: string
  name: string
  slug: string
  description: string
  archivedAt: Date | null
  /** What the viewer is in it; null for an administrator who is not in it. */
  groupRole: GroupRole | null
  people: number
}

/** Groups that the viewer may know of, by name, those in the archive last. */
export async function listGroups(viewer: Viewer): Promise<GroupSummary[]> {
  const rows = await withViewer(viewer, (tx) =>
    tx
      .select({
        id: groups.id,
        name: groups.name,
        slug: groups.slug,
        description: groups.description,
        archivedAt: groups.archivedAt,
        groupRole: groupMembers.role,
        people: sql<number>`(select count(*)::int from group_members m join users u on u.id = m.user_id
          where m.group_id = ${groups.id} and m.left_at is null and u.disabled_at is null)`,
      })
      .from(groups)
      .leftJoin(groupMembers, viewersMembership(viewer))
      .where(readableGroups(viewer))
      .orderBy(asc(sql`${groups.archivedAt} is not null`), asc(sql`lower(${groups.name})`), asc(groups.id)),
  )
  return rows.filter((group) => can(viewer, 'group.read', group))
}

/** Whether the viewer may make a group: by role, or because the settings let everybody. */
export const mayMakeGroups = (viewer: Viewer): boolean => can(viewer, 'group.create', making())

const making = () => ({ isOpen: settings().groupsByAnyone })

/** A new group, led by whoever makes it. */
export async function createGroup(
  viewer: Viewer,
  input: { key: string; name: string; description: string },
): Promise<{ slug: string }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'group.create', making())
    return idempotent(tx, viewer, input.key, 'group.create', () => insertGroup(tx, viewer, input))
  })
}

async function insertGroup(
  tx: Transaction,
  person: Person,
  { name, description }: Pick<GroupSummary, 'name' | 'description'>,
) {
  const [{ made } = { made: 0 }] = await tx
    .select({ made: count() })
    .from(groups)
    .where(and(ownedBy(person, groups.createdBy), isNull(groups.archivedAt)))
  if (made >= GROUP_LIMITS.made) {
    throw new AppError(
      'conflict',
      `You have made ${GROUP_LIMITS.made} groups, the most there can be. Archive one first.`,
    )
  }
  // Its row can be read only by who is in it, and nobody is yet: so its identifier is made here.
  const group = { id: randomUUID(), slug: groupSlug(name, randomBytes(5).toString('hex')) }
  await tx.insert(groups).values({ ...group, name, description, createdBy: person.id })
  await tx.insert(groupMembers).values({ groupId: group.id, userId: person.id, role: 'lead' })
  await recordEvent(tx, person, 'group.create', group.id)
  return { slug: group.slug }
}

/** New name and description; its address stays. Refused when it was changed since `version`. */
export async function changeGroup(
  viewer: Viewer,
  input: { groupId: string; version: number; name: string; description: string },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const group = await lockGroup(tx, viewer, input.groupId, 'group.change')
    compareVersion(group, input, 'group')
    await tx
      .update(groups)
      .set({ name: input.name, description: input.description, version: sql`${groups.version} + 1` })
      .where(eq(groups.id, group.id))
    await recordEvent(tx, viewer, 'group.change', group.id)
  })
}

/** Puts a group away: nobody joins it or changes it until it is taken out again. */
export async function archiveGroup(viewer: Viewer, input: { groupId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const group = await lockGroup(tx, viewer, input.groupId, 'group.change', { archived: true })
    if (group.archivedAt !== null) return
    await tx.update(groups).set({ archivedAt: sql`now()` }).where(eq(groups.id, group.id))
    await recordEvent(tx, viewer, 'group.archive', group.id)
  })
}

export async function unarchiveGroup(viewer: Viewer, input: { groupId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const group = await lockGroup(tx, viewer, input.groupId, 'group.change', { archived: true })
    if (group.archivedAt === null) return
    await tx.update(groups).set({ archivedAt: null }).where(eq(groups.id, group.id))
    await recordEvent(tx, viewer, 'group.unarchive', group.id)
  })
}
