import 'server-only'
import { headers } from 'next/headers'
import { settings } from '@/db/settings/settings'
import { AppError } from '@/lib/access/app-error'
import { type RelyingParty, relyingPartyOf } from '@/lib/access/relying-party'
import { callerOf } from './caller'

/** The portal as passkeys know it: by PRECIS_URL, or by the host that a local one is called by. Null where it has no name. */
export async function relyingParty(): Promise<RelyingParty | null> {
  const { isPublic, siteUrl } = settings()
  if (isPublic) return relyingPartyOf([new URL(siteUrl).origin])
  const sent = await headers()
  const host = callerOf(sent)?.host ?? sent.get('host')
  return relyingPartyOf([`http://${host}`, `https://${host}`])
}

/** As `relyingParty`, for whoever is about to use a passkey. */
export async function namedParty(): Promise<RelyingParty> {
  const party = await relyingParty()
  if (!party) throw new AppError('invalid', 'Passkeys do not work at this address of the portal: it is a number.')
  return party
}
