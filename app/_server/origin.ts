import 'server-only'
import { settings } from '@/db/settings/settings'
import { callerOf } from './caller'

/**
 * Whether a form or script of this portal sent the request. A missing, opaque or other origin is refused;
 * forwarded hosts are not asked. Without PRECIS_URL the portal is a local one and answers to the host it is
 * called by.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (!origin || origin === 'null' || !URL.canParse(origin)) return false
  const { isPublic, siteUrl } = settings()
  if (isPublic) return new URL(origin).origin === siteUrl
  // Next may have sent the request on to itself: then its host is Next's own.
  const host = callerOf(headers)?.host ?? headers.get('host')
  return new URL(origin).host === host
}
