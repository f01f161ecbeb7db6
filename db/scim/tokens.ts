import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm'
import { hashToken, newToken } from '@/db/access/token'
import { idempotent } from '@/db/connection/idempotent'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { scimTokens } from '@/db/schema/scim'
import { users } from '@/db/schema/users'
import { AppError, notFound } from '@/lib/access/app-error'
import { authorize, can } from '@/lib/access/policy'
import { type ScimClient, SIGN_IN, type Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'

export type ScimTokenRow = {
  id: string
  name: string
  issuer: string
  createdBy: string
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

/** More than a hospital has providers, and enough to exchange one token for another. */
const MOST_TOKENS = 20

/** Tokens by which providers manage accounts, those in use first; empty for those who may not know. */
export async function listScimTokens(viewer: Viewer): Promise<ScimTokenRow[]> {
  if (!can(viewer, 'scim-token.read')) return []
  return withViewer(viewer, (tx) =>
    tx
      .select({
        id: scimTokens.id,
        name: scimTokens.name,
        issuer: scimTokens.issuer,
        createdBy: users.name,
        createdAt: scimTokens.createdAt,
        lastUsedAt: scimTokens.lastUsedAt,
        revokedAt: scimTokens.revokedAt,
      })
      .from(scimTokens)
      .innerJoin(users, eq(users.id, scimTokens.createdBy))
      .orderBy(asc(sql`${scimTokens.revokedAt} is not null`), desc(scimTokens.createdAt), asc(scimTokens.id)),
  )
}

/** Makes a token and returns it, this once: null where the form was sent before. */
export async function createScimToken(
  viewer: Viewer,
  input: { key: string; name: string; issuer: string },
): Promise<{ token: string | null }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'scim-token.change')
    let token: string | null = null
    await idempotent(tx, viewer, input.key, 'scim-token.create', async () => {
      const [{ inUse } = { inUse: 0 }] = await tx
        .select({ inUse: count() })
        .from(scimTokens)
        .where(isNull(scimTokens.revokedAt))
      if (inUse >= MOST_TOKENS) throw new AppError('conflict', `There are ${MOST_TOKENS} tokens. Revoke one first.`)
      token = newToken()
      const { name, issuer } = input
      const [made] = await tx
        .insert(scimTokens)
        .values({ name, issuer, tokenHash: hashToken(token), createdBy: viewer.id })
        .returning({ id: scimTokens.id })
      await recordEvent(tx, viewer, 'scim-token.create', made?.id as string, { issuer })
      return made?.id
    })
    return { token }
  })
}

/** From now on whoever shows it is nobody; what was done by it stays. */
export async function revokeScimToken(viewer: Viewer, input: { tokenId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'scim-token.change')
    const [revoked] = isUuid(input.tokenId)
      ? await tx
          .update(scimTokens)
          .set({ revokedAt: sql`now()` })
          .where(and(eq(scimTokens.id, input.tokenId), isNull(scimTokens.revokedAt)))
          .returning({ issuer: scimTokens.issuer })
      : []
    if (!revoked) throw notFound('token')
    await recordEvent(tx, viewer, 'scim-token.revoke', input.tokenId, { issuer: revoked.issuer })
  })
}

/** The provider that holds a token, null where nobody does. When it was last used is kept to the minute. */
export async function findScimClient(token: string): Promise<ScimClient | null> {
  return withViewer(SIGN_IN, async (tx) => {
    const [found] = await tx
      .select({
        tokenId: scimTokens.id,
        issuer: scimTokens.issuer,
        isStale: sql<boolean>`${scimTokens.lastUsedAt} is null or ${scimTokens.lastUsedAt} < now() - interval '1 minute'`,
      })
      .from(scimTokens)
      .where(and(eq(scimTokens.tokenHash, hashToken(token)), isNull(scimTokens.revokedAt)))
    if (!found) return null
    const { isStale, ...client } = found
    if (isStale) await tx.update(scimTokens).set({ lastUsedAt: sql`now()` }).where(eq(scimTokens.id, client.tokenId))
    return { kind: 'scim', ...client }
  })
}
