import { Secret, TOTP } from 'otpauth'

/** What every app of this kind has: SHA-1, six digits, thirty seconds (RFC 6238). */
const PERIOD = 30

/** A copy: the library takes all of the memory that it is given. */
const held = (secret: Uint8Array) => new Secret({ buffer: new Uint8Array(secret).buffer })

/** The code of a moment, in milliseconds. */
export const codeAt = (secret: Uint8Array, at: number): string =>
  TOTP.generate({ secret: held(secret), digits: 6, period: PERIOD, timestamp: at })

/**
 * The step of thirty seconds whose code somebody has typed, null for none: the present one, or the one before or after it,
 * as clocks differ. `at` is in milliseconds.
 */
export function stepOfCode(secret: Uint8Array, typed: string, at: number): number | null {
  const token = typed.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = TOTP.validate({
    token,
    secret: held(secret),
    period: PERIOD,
    timestamp: at,
    window: 1,
  })
  return delta === null ? null : TOTP.counter({ period: PERIOD, timestamp: at }) + delta
}

/** The key as a person types it into an app, in groups of four. */
export const keyInWords = (secret: Uint8Array): string => held(secret).base32.replace(/(.{4})(?=.)/g, '$1 ')

/** The address by which an app takes the key over; `account` is what it is listed under. */
export const keyAddress = (secret: Uint8Array, account: string): string =>
  new TOTP({ issuer: 'Précis', label: account, secret: held(secret), period: PERIOD }).toString()
