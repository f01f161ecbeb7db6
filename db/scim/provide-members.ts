import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { recordEvent } from '@/db/events/record-event'
import { groupMembers } from '@/db/schema/groups'
import { handOverVerdicts } from '@/db/verdicts/hand-over'
import type { ScimClient } from '@/lib/access/viewer'

/** Whose places a provider gives and takes by SCIM; what its claims give at sign-in is another thing. */
export const scimOrigin = ({ issuer }: ScimClient): string => `scim:${issuer}`

type Changed = { event: 'group.map-in' | 'group.map-out' | 'group.hand-over'; person: string }

/**
 * Puts people in a group of the provider's and takes them out, in a transaction of `changeRights`. Whom people have put in
 * stays; a group that has somebody has a lead.
 */
export async function provideMembers(
  tx: Transaction,
  viewer: ScimClient,
  groupId: string,
  { puts = [], takes = [] }: { puts?: readonly string[]; takes?: readonly string[] },
): Promise<void> {
  if (puts.length === 0 && takes.length === 0) return
  const changed = await tx.execute<Changed>(sql`select event, person
    from app.provide_members(${groupId}, ${sql.param(puts)}::uuid[], ${sql.param(takes)}::uuid[])`)
  for (const { event, person } of changed) {
    if (event === 'group.hand-over') await recordEvent(tx, viewer, event, person, { groupId })
    else await recordEvent(tx, viewer, event, person, { groupId, issuer: viewer.issuer })
    if (event === 'group.map-out') await handOverVerdicts(tx, viewer, person)
  }
}

/** Takes somebody out of every group that they are in by the provider. */
export async function leaveProvidedGroups(tx: Transaction, viewer: ScimClient, userId: string): Promise<void> {
  const places = await tx
    .select({ groupId: groupMembers.groupId })
    .from(groupMembers)
    .where(
      and(eq(groupMembers.userId, userId), eq(groupMembers.issuer, scimOrigin(viewer)), isNull(groupMembers.leftAt)),
    )
    .orderBy(groupMembers.groupId)
  for (const { groupId } of places) await provideMembers(tx, viewer, groupId, { takes: [userId] })
}
