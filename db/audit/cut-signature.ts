import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** Where the trail was cut: the number and the hash of the last link that is gone, and its moment in microseconds. */
export type Cut = { seq: string; hash: Buffer; until: string }

/** Shows that the portal has cut the trail there: with a key made of the secret that encrypts cookies, as nobody else has it. */
export function signCut(secret: string, { seq, hash, until }: Cut): Buffer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'precis: cuts of the audit trail', 32))
  return createHmac('sha256', key)
    .update(`${seq} ${hash.toString('hex')} ${until}`)
    .digest()
}

export function isSignedCut(secret: string, cut: Cut & { signature: Buffer }): boolean {
  const signature = signCut(secret, cut)
  return signature.length === cut.signature.length && timingSafeEqual(signature, cut.signature)
}
