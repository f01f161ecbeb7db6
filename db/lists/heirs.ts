import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { listGrants } from '@/db/schema/list-grants'
import { users } from '@/db/schema/users'
import { AppError } from '@/lib/access/app-error'
import type { ListRole } from '@/lib/lists/list-role'

const HEIRS_NAMED = 5

/**
 * Under the lock of its list, before an owner is taken away from it or leaves it: throws `conflict` where this is the last
 * one whose account is active, and names who could own it.
 */
export async function keepAnOwner(
  tx: Transaction,
  grant: { id: string; listId: string; role: ListRole },
): Promise<void> {
  if (grant.role !== 'owner') return
  const others = await tx
    .select({ name: users.name, role: listGrants.role })
    .from(listGrants)
    .innerJoin(users, and(eq(users.id, listGrants.userId), isNull(users.disabledAt)))
    .where(and(eq(listGrants.listId, grant.listId), isNull(listGrants.revokedAt), ne(listGrants.id, grant.id)))
    .orderBy(asc(sql`lower(${users.name})`), asc(listGrants.id))
  if (others.some(({ role }) => role === 'owner')) return
  const heirs = others.slice(0, HEIRS_NAMED).map(({ name }) => name)
  throw new AppError(
    'conflict',
    heirs.length > 0
      ? `A list needs an owner. Make somebody else its owner first, such as ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(heirs)}.`
      : 'A list needs an owner, and nobody else has this one by themselves. Share it with somebody and make them its owner, or delete it.',
  )
}
