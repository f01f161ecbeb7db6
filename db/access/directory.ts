import { and, asc, isNull, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { users } from '@/db/schema/users'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { DIRECTORY, directoryQuery } from '@/lib/groups/group'

/** Somebody in the directory; `groups` are those that the viewer is in as well, to tell two of one name apart. */
export type Colleague = { id: string; name: string; groups: string[] }

/**
 * People with an active account whose name has these letters, those first whose name begins with them; at most twenty,
 * and none for fewer than two letters. Names alone: who looks somebody up learns no address.
 */
export async function findColleagues(viewer: Viewer, typed: string): Promise<Colleague[]> {
  const text = directoryQuery(typed)
  if (!can(viewer, 'directory.read') || text === null) return []
  return withViewer(viewer, (tx) => colleaguesNamed(tx, text))
}

/** Those of them who are `among` some people, in a transaction of whoever looks them up. */
export async function colleaguesNamed(tx: Transaction, text: string, among?: SQL): Promise<Colleague[]> {
  const pattern = text.replace(/[\\%_]/g, '\\$&')
  return tx
    .select({
      id: users.id,
      name: users.name,
      groups: sql<string[]>`array(select g.name from groups g
        join group_members theirs on theirs.group_id = g.id and theirs.user_id = users.id and theirs.left_at is null
        join group_members mine on mine.group_id = g.id and mine.user_id = app.viewer_id() and mine.left_at is null
        where g.archived_at is null order by lower(g.name) limit 5)`,
    })
    .from(users)
    .where(and(isNull(users.disabledAt), sql`${users.name} ilike ${`%${pattern}%`}`, among))
    .orderBy(asc(sql`${users.name} not ilike ${`${pattern}%`}`), asc(sql`lower(${users.name})`), asc(users.id))
    .limit(DIRECTORY.rows)
}
