import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { Holding, Holdings, Name } from './holdings'

/** Somebody who leads every group of the matrix, somebody who is in none, somebody who is invited to each, a group that others lead, and one that has nobody else. */
export type Host = { hostId: string; outsiderId: string; waitingId: string; panelId: string; closedId: string }

/** What a claim of the identity provider gives: a place in one of the groups. */
export const CLAIM_MAPPING_ID = '0e000000-0000-4000-8000-000000000001'
/** Of a legal hold that stands. */
export const HOLD_ID = '0e000000-0000-4000-8000-000000000002'

type Made = { id: string; slug: string }

export async function makeHost(sql: postgres.Sql): Promise<Host> {
  const [host, outsider, waiting] = await sql<{ id: string }[]>`
    insert into users (name, role) values ('Host', 'reader'), ('Outsider', 'reader'), ('Waiting', 'reader')
    returning id`
  const hostId = host?.id as string
  const panel = await makeGroup(sql, 'pub-panel', hostId, [[hostId, 'lead']])
  const closed = await makeGroup(sql, 'Closed', hostId, [[hostId, 'lead']])
  return {
    hostId,
    outsiderId: outsider?.id as string,
    waitingId: waiting?.id as string,
    panelId: panel.id,
    closedId: closed.id,
  }
}

async function makeGroup(
  sql: postgres.Sql,
  name: string,
  createdBy: string,
  people: [string, string][],
): Promise<Made> {
  const [group] = await sql<Made[]>`
    insert into groups (name, slug, description, created_by)
    values (${name}, ${`group-${randomUUID()}`}, ${`${name}-purpose`}, ${createdBy}) returning id, slug`
  for (const [userId, role] of people) await join(sql, group?.id as string, userId, role)
  return group as Made
}

async function join(sql: postgres.Sql, groupId: string, userId: string, role: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into group_members (group_id, user_id, role) values (${groupId}, ${userId}, ${role}) returning id`
  return row?.id as string
}

async function invite(sql: postgres.Sql, groupId: string, userId: string, { hostId }: Host): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into invitations (group_id, user_id, invited_by, expires_at)
    values (${groupId}, ${userId}, ${hostId}, now() + interval '1 day') returning id`
  return row?.id as string
}

/** What somebody has to do with groups: one that they lead, one that they are in, one that they are invited to. */
export async function makeGroups(
  sql: postgres.Sql,
  name: Name,
  userId: string,
  host: Host,
): Promise<
  Pick<
    Holding,
    'groupId' | 'groupSlug' | 'memberId' | 'joinedGroupId' | 'joinedGroupSlug' | 'invitationId' | 'outsiderId'
  >
> {
  if (name === 'ben') {
    // The first that the database has of this person: what the others may do to it, they may do as those who lead it.
    await join(sql, host.panelId, userId, 'member')
    await invite(sql, host.panelId, userId, host)
    await makeGroup(sql, 'pub-asked', userId, [[userId, 'lead']])
  }
  const joined = await makeGroup(sql, `cn-${name}-group-joined`, host.hostId, [
    [host.hostId, 'lead'],
    [userId, 'member'],
  ])
  // Nobody is both: so one more row like their own is refused by nothing but its being there.
  await invite(sql, joined.id, userId, host)
  const own = await makeGroup(sql, `cn-${name}-group`, userId, [[userId, 'lead']])
  const inviting = await makeGroup(sql, `cn-${name}-group-inviting`, host.hostId, [[host.hostId, 'lead']])
  await invite(sql, own.id, host.waitingId, host)
  return {
    groupId: own.id,
    groupSlug: own.slug,
    memberId: await join(sql, own.id, host.hostId, 'lead'),
    joinedGroupId: joined.id,
    joinedGroupSlug: joined.slug,
    invitationId: await invite(sql, inviting.id, userId, host),
    outsiderId: host.outsiderId,
  }
}

/** The reader and the editor lead the panel, the administrator does not; the reader is invited to a group of the second one. */
export async function shareGroups(sql: postgres.Sql, holdings: Holdings, host: Host) {
  const [asked] = await sql<Made[]>`select id from groups where name = 'pub-asked'`
  for (const name of ['ada', 'ed'] as const) await join(sql, host.panelId, holdings[name].userId, 'lead')
  await invite(sql, asked?.id as string, holdings.ada.userId, host)
}
