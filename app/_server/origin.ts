import 'server-only'
import { siteUrl } from './site'

/**
 * Whether a form or script of this portal sent the request. A missing, foreign or opaque origin is refused;
 * forwarded hosts are not asked. Without PRECIS_URL the portal is a local one and answers to the host it is
 * called by.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (!origin || origin === 'null' || !URL.canParse(origin)) return false
  if (process.env.PRECIS_URL) return new URL(origin).origin === new URL(siteUrl()).origin
  return new URL(origin).host === headers.get('host')
}
