/** For whom a passkey is: the name of the portal, and the addresses that its pages may have. */
export type RelyingParty = { id: string; origins: string[] }

/**
 * The portal as passkeys know it, by the addresses it answers to, of one host; null where that is a number: browsers make
 * passkeys for names alone (Web Authentication Level 3, section 5.1.3).
 */
export function relyingPartyOf(origins: readonly string[]): RelyingParty | null {
  const [first] = origins
  if (!first || !URL.canParse(first)) return null
  const { hostname } = new URL(first)
  return /^[\d.]+$|^\[/.test(hostname) ? null : { id: hostname, origins: [...origins] }
}
