import { and, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { identities, passwords, users } from '@/db/schema/users'
import { settings } from '@/db/settings/settings'
import type { Person, SignedIn } from '@/lib/access/viewer'
import { ownedBy } from './owned-by'
import { isRecent } from './recent-sign-in'

/** How somebody can show who they are, and whether they have done so lately. */
export type WaysIn = {
  hasPassword: boolean
  /** Identifiers of the providers that the settings name and that vouch for them. */
  providers: string[]
  isRecent: boolean
}

export async function readWaysIn(signedIn: SignedIn): Promise<WaysIn | null> {
  const { person: viewer } = signedIn
  return withViewer(viewer, async (tx) => {
    const [own] = await tx.select({ id: users.id }).from(users).where(ownedBy(viewer, users.id))
    if (!own) return null
    return {
      hasPassword: await hasPassword(tx, viewer),
      providers: await providersOf(tx, viewer),
      isRecent: await isRecent(tx, signedIn),
    }
  })
}

/** Whether there is a way in beside passkeys. */
export const hasOtherWayIn = async (tx: Transaction, viewer: Person): Promise<boolean> =>
  (await hasPassword(tx, viewer)) || (await providersOf(tx, viewer)).length > 0

export const hasPassword = async (tx: Transaction, viewer: Person) =>
  (await tx.$count(passwords, ownedBy(viewer, passwords.userId))) > 0

/** An account at a provider that is no longer set up lets nobody in. */
async function providersOf(tx: Transaction, viewer: Person): Promise<string[]> {
  const { identityProviders } = settings()
  const issuers = identityProviders.map(({ issuer }) => issuer)
  if (issuers.length === 0) return []
  const rows = await tx
    .select({ issuer: identities.issuer })
    .from(identities)
    .where(and(ownedBy(viewer, identities.userId), inArray(identities.issuer, issuers)))
  return identityProviders.filter(({ issuer }) => rows.some((row) => row.issuer === issuer)).map(({ id }) => id)
}
