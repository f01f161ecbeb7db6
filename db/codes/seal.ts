import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { settings } from '@/db/settings/settings'

/** A key of its own, made of the secret that encrypts cookies: nothing that opens one opens the other. */
function key(): Buffer {
  const { authSecret } = settings()
  if (!authSecret) throw new Error('AUTH_SECRET is not set: no key of an app can be sealed')
  return Buffer.from(hkdfSync('sha256', authSecret, '', 'precis: keys of authenticator apps', 32))
}

const [NONCE, TAG] = [12, 16]

/** The key of a person's app as it is stored: with AES-256-GCM, so that a copy of the database gives no codes. */
export function seal(secret: Uint8Array, userId: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key(), nonce).setAAD(Buffer.from(userId))
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** The key again, null where another secret, or another person's, has sealed it. */
export function unseal(stored: Buffer, userId: string): Uint8Array | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key(), stored.subarray(0, NONCE), { authTagLength: TAG })
    decipher.setAAD(Buffer.from(userId)).setAuthTag(stored.subarray(NONCE, NONCE + TAG))
    return new Uint8Array(Buffer.concat([decipher.update(stored.subarray(NONCE + TAG)), decipher.final()]))
  } catch {
    return null
  }
}
