import { URI } from 'otpauth'
import { expect, test } from 'vitest'
import { plainRecoveryCode, RECOVERY_BYTES, recoveryCode } from '@/lib/access/recovery-code'
import { codeAt, keyAddress, keyInWords, stepOfCode } from '@/lib/access/totp'

const SECRET = new Uint8Array(Buffer.from('12345678901234567890'))
/** RFC 6238, appendix B, SHA-1: seconds since 1970 and the code of eight digits, of which ours are the last six. */
const VECTORS: [seconds: number, code: string][] = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
]

test.each(VECTORS)('the code of %i seconds is that of RFC 6238', (seconds, code) => {
  expect(codeAt(SECRET, seconds * 1000)).toBe(code.slice(2))
  expect(stepOfCode(SECRET, code.slice(2), seconds * 1000)).toBe(Math.floor(seconds / 30))
})

test('a code is taken for one step before and after its own, and says which step it is of', () => {
  const at = 1_111_111_111_000
  const step = Math.floor(at / 30_000)
  for (const [late, expected] of [
    [-60, null],
    [-30, step],
    [0, step],
    [30, step],
    [60, null],
  ] as const) {
    expect(stepOfCode(SECRET, codeAt(SECRET, at), at + late * 1000), String(late)).toBe(expected)
  }
})

test('a code may be typed with a space in it, and is six digits', () => {
  const at = 59_000
  expect(stepOfCode(SECRET, ' 287 082 ', at)).toBe(1)
  for (const typed of ['', '28708', '2870822', '28708a', '94287082', '٢٨٧٠٨٢'])
    expect(stepOfCode(SECRET, typed, at)).toBeNull()
})

test('an app that reads the address or is given the key gives the same codes', () => {
  const address = keyAddress(SECRET, 'ada@hospital.example')
  expect(address).toMatch(
    /^otpauth:\/\/totp\/Pr%C3%A9cis:ada%40hospital\.example\?issuer=Pr%C3%A9cis&secret=[A-Z2-7]+&/,
  )
  expect(new URL(address).searchParams.get('secret')).toBe(keyInWords(SECRET).replaceAll(' ', ''))
  expect(URI.parse(address).generate({ timestamp: 59_000 } as never)).toBe('287082')
})

test('recovery codes have eighty bits, and are read as people type them', () => {
  const random = new Uint8Array(RECOVERY_BYTES).map((_, place) => place * 25 + 7)
  const code = recoveryCode(random)
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(recoveryCode(random)).toBe(code)
  const others = new Set(
    Array.from({ length: 80 }, (_, bit) => {
      const changed = random.slice()
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      return recoveryCode(changed)
    }),
  )
  expect(others.has(code)).toBe(false)
  expect(others.size).toBe(80)
  expect(plainRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code.replaceAll('-', ''))
  expect(plainRecoveryCode('olIi-0000')).toBe('01110000')
})
