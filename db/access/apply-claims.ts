import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { recordEvent } from '@/db/events/record-event'
import { claimMappings } from '@/db/schema/claim-mappings'
import { handOverVerdicts } from '@/db/verdicts/hand-over'
import { mapClaims } from '@/lib/access/claim-mapping'
import { type Role, SIGN_IN } from '@/lib/access/viewer'

type Applied = {
  event: 'people.map-role' | 'group.map-in' | 'group.map-out'
  groupId: string | null
  role: Role | null
}

/**
 * Gives somebody who signs in what the claims of their provider give, and ends what they give no more: a role, places in
 * groups. What people gave stays. Returns the claims that a mapping asks for and the provider did not send: what these
 * gave before stays, too.
 */
export async function applyClaims(
  tx: Transaction,
  userId: string,
  { issuer, claims }: { issuer: string; claims: Readonly<Record<string, unknown>> },
): Promise<string[]> {
  const mappings = await tx
    .select({
      claim: claimMappings.claim,
      value: claimMappings.value,
      role: claimMappings.role,
      groupId: claimMappings.groupId,
    })
    .from(claimMappings)
    .where(eq(claimMappings.issuer, issuer))
  const { role, isRoleKnown, joins, keeps, unknown } = mapClaims(mappings, claims)
  const applied = await tx.execute<Applied>(sql`
    select event, group_id as "groupId", role
    from app.apply_claims(${userId}, ${issuer}, ${role}, ${isRoleKnown}, ${sql.param(joins)}::uuid[], ${sql.param(keeps)}::uuid[])`)
  for (const { event, groupId, role: made } of applied) {
    if (event === 'people.map-role') await recordEvent(tx, SIGN_IN, event, userId, { issuer, role: made as Role })
    else await recordEvent(tx, SIGN_IN, event, userId, { issuer, groupId: groupId as string })
  }
  if (applied.some(({ event }) => event === 'group.map-out')) await handOverVerdicts(tx, SIGN_IN, userId)
  return unknown
}
