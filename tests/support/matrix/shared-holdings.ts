import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { hashToken } from '@/db/access/token'
import type { Host } from './group-holdings'
import type { Holdings, Name } from './holdings'

/** Gives a list to somebody; the grant's id. */
export async function giveList(
  sql: postgres.Sql,
  listId: string,
  userId: string,
  role: string,
  grantedBy: string,
): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into list_grants (list_id, user_id, role, granted_by)
    values (${listId}, ${userId}, ${role}, ${grantedBy}) returning id`
  return row?.id as string
}

/** A link to somebody's list, and one that they have revoked; with the tokens of both. */
export async function makeLinks(sql: postgres.Sql, name: Name, userId: string, listId: string) {
  const made = async (what: string, isRevoked: boolean) => {
    const token = `${name}${what}${randomUUID().replaceAll('-', '')}`.padEnd(43, 'z')
    const [link] = await sql<{ id: string }[]>`
      insert into list_links (list_id, token_hash, kind, with_notes, label, created_by, created_at, revoked_at)
      values (${listId}, ${hashToken(token)}, 'live', true, ${`cn-${name}-${what}`}, ${userId},
        now() - make_interval(days => ${isRevoked ? 1 : 2}), case when ${isRevoked} then now() end) returning id`
    return { id: link?.id as string, token }
  }
  const [link, revoked] = [await made('link', false), await made('past', true)]
  return {
    linkId: link.id,
    linkAddress: link.token,
    revokedLinkId: revoked.id,
    revokedLinkAddress: revoked.token,
  }
}

/** A list of the host with these studies on it, which somebody may read; its id. */
export async function makeSharedLists(
  sql: postgres.Sql,
  name: Name,
  userId: string,
  { hostId }: Host,
  studyIds: number[],
): Promise<string> {
  const made = async (text: string, by: string) => {
    const [list] = await sql<{ id: string }[]>`
      insert into reading_lists (created_by, name) values (${by}, ${text}) returning id`
    const listId = list?.id as string
    for (const studyId of studyIds)
      await sql`insert into list_items (list_id, study_id, position, added_by) values (${listId}, ${studyId}, 1, ${by})`
    return listId
  }
  const shared = async (text: string) => {
    const listId = await made(text, hostId)
    await giveList(sql, listId, userId, 'viewer', hostId)
    return listId
  }
  // The first that the second reader has, and the first that they have made: the others differ in what they may do to it.
  if (name === 'ben') {
    await shared('pub-panel-list')
    await made('pub-first-list', userId)
  }
  return shared(`cn-${name}-shared-list`)
}

/** The reader owns the list of the panel, which the second one may read, and the administrator as well; the editor does not have it. */
export async function shareLists(sql: postgres.Sql, holdings: Holdings, { hostId }: Host) {
  const [panel] = await sql<{ id: string }[]>`select id from reading_lists where name = 'pub-panel-list'`
  await giveList(sql, panel?.id as string, holdings.ada.userId, 'owner', hostId)
  await giveList(sql, panel?.id as string, holdings.root.userId, 'viewer', hostId)
  const [first] = await sql<{ id: string }[]>`select id from reading_lists where name = 'pub-first-list'`
  await giveList(sql, first?.id as string, holdings.root.userId, 'viewer', hostId)
  await giveList(sql, first?.id as string, hostId, 'owner', hostId)
}
