/** Crockford's base 32: no letter that looks like another, or like a number. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** How many somebody gets at a time. */
export const RECOVERY_CODES = 10
/** Random bytes of each: 80 bits are not guessed, whoever has their hashes. */
export const RECOVERY_BYTES = 10

/** "7KQ4-0ZP9-M2HD-XV5T" of ten random bytes. */
export function recoveryCode(random: Uint8Array): string {
  let bits = 0n
  for (const byte of random) bits = (bits << 8n) | BigInt(byte)
  const letters = Array.from(
    { length: (random.length * 8) / 5 },
    (_, place) => LETTERS[Number((bits >> BigInt(place * 5)) & 31n)],
  )
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as it is hashed, however it was typed: in small letters, without hyphens, with an O for a nought. */
export const plainRecoveryCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
