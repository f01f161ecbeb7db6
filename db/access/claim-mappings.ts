import { asc, eq } from 'drizzle-orm'
import { sqlState } from '@/db/connection/sql-state'
import { withViewer } from '@/db/connection/with-viewer'
import { mayRead } from '@/db/events/record-denial'
import { recordEvent } from '@/db/events/record-event'
import { claimMappings } from '@/db/schema/claim-mappings'
import { groups } from '@/db/schema/groups'
import { AppError, notFound } from '@/lib/access/app-error'
import type { ClaimMapping } from '@/lib/access/claim-mapping'
import { authorize } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'

export type ClaimMappingRow = ClaimMapping & { id: string; issuer: string; groupName: string | null }

/** What claims of identity providers give, in the order of the provider, the claim and its value; empty for those who may not know. */
export async function listClaimMappings(viewer: Viewer): Promise<ClaimMappingRow[]> {
  if (!mayRead(viewer, 'claim-mapping.read')) return []
  return withViewer(viewer, (tx) =>
    tx
      .select({
        id: claimMappings.id,
        issuer: claimMappings.issuer,
        claim: claimMappings.claim,
        value: claimMappings.value,
        role: claimMappings.role,
        groupId: claimMappings.groupId,
        groupName: groups.name,
      })
      .from(claimMappings)
      .leftJoin(groups, eq(groups.id, claimMappings.groupId))
      .orderBy(asc(claimMappings.issuer), asc(claimMappings.claim), asc(claimMappings.value), asc(claimMappings.id)),
  )
}

/** From their next sign-in, whoever has `value` in `claim` is given the role or the place in the group. */
export async function createClaimMapping(viewer: Viewer, input: ClaimMapping & { issuer: string }): Promise<void> {
  try {
    await withViewer(viewer, async (tx) => {
      authorize(viewer, 'claim-mapping.change')
      const { issuer, claim, value, role, groupId } = input
      const [made] = await tx
        .insert(claimMappings)
        .values({ issuer, claim, value, role, groupId, createdBy: viewer.id })
        .returning({ id: claimMappings.id })
      await recordEvent(tx, viewer, 'claim-mapping.create', made?.id as string, { issuer })
    })
  } catch (error) {
    if (sqlState(error) === '23505') throw new AppError('conflict', 'This claim gives that already.')
    if (sqlState(error) === '23503') throw notFound('group')
    throw error
  }
}

/** What it gave ends for each person at their next sign-in. */
export async function deleteClaimMapping(viewer: Viewer, input: { mappingId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'claim-mapping.change')
    const [gone] = isUuid(input.mappingId)
      ? await tx
          .delete(claimMappings)
          .where(eq(claimMappings.id, input.mappingId))
          .returning({ issuer: claimMappings.issuer })
      : []
    if (!gone) throw notFound('mapping')
    await recordEvent(tx, viewer, 'claim-mapping.delete', input.mappingId, { issuer: gone.issuer })
  })
}
