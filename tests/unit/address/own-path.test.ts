import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownPath } from '@/lib/address/own-path'

const SITE = 'https://precis.hospital.example'

test('a page of the portal is where a person goes back to, with what they searched for', () => {
  for (const path of ['/', '/studies?q=alopecia&sort=newest', '/lists/1#item-2', '/studies/123/a-title?tab=cited-by'])
    expect(ownPath(path)).toBe(path)
})

test.each([
  ['nothing', null],
  ['an empty text', ''],
  ['another host', 'https://elsewhere.example/'],
  ['a host without a scheme', '//elsewhere.example'],
  ['a host behind a backslash', '/\\elsewhere.example'],
  ['two backslashes', '\\\\elsewhere.example'],
  ['a script', 'javascript:alert(1)'],
  ['data', 'data:text/html,hello'],
  ['a tab that a browser drops', '/\t/elsewhere.example'],
  ['a line feed that a browser drops', '/\n/elsewhere.example'],
  ['a NUL', '/\0/elsewhere.example'],
  ['a control character of the second range', '/\u0085/elsewhere.example'],
  ['a leading space', ' //elsewhere.example'],
  ['dot segments that leave two slashes', '/.//elsewhere.example'],
  ['dot segments that climb to two slashes', '/studies/..//elsewhere.example'],
  ['encoded dot segments that leave two slashes', '/%2e//elsewhere.example'],
  ['a path without a slash', 'studies'],
  ['the machinery of signing in', '/api/auth/signout'],
  ['the machinery by dot segments', '/studies/../api/auth/signout'],
  ['two thousand characters and more', `/${'a'.repeat(2000)}`],
])('%s leads home', (_what, asked) => {
  expect(ownPath(asked)).toBe('/')
})

test('an encoded slash stays encoded, and so stays ours', () => {
  expect(ownPath('/%2f/elsewhere.example')).toBe('/%2f/elsewhere.example')
  expect(ownPath('/%5celsewhere.example')).toBe('/%5celsewhere.example')
})

/** Texts out of the pieces that hostile addresses are made of. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('/', '//', '\\', '.', '..', '/./', '/../', '%2f', '%5c', '%2e', '@', ':', '?', '#', 'https:'),
      fc.constantFrom('elsewhere.example', 'javascript:', '\t', '\n', '\r', '\0', ' ', '\u00a0', '／', '。', '\u202e'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

test('whatever is asked for, the answer starts with one slash, stays on the own host and is taken again as it is', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        hostile,
        hostile.map((text) => `/${text}`),
      ),
      (asked) => {
        const path = ownPath(asked)
        expect(path).toMatch(/^\/(?![/\\])/)
        expect(path).not.toMatch(/\p{Cc}/u)
        expect(new URL(path, SITE).origin).toBe(SITE)
        // A browser resolves it against the page it is on.
        expect(new URL(path, `${SITE}/sign-in?to=x`).origin).toBe(SITE)
        expect(ownPath(path)).toBe(path)
      },
    ),
    { numRuns: 5_000 },
  )
})
