import { expect, test } from 'vitest'
import { can } from '@/lib/access/policy'
import { OPERATOR, type Person, SIGN_IN, VISITOR } from '@/lib/access/viewer'
import { linkState } from '@/lib/lists/list-link'

test('a link opens its list on its last day, and not on the day after', () => {
  const until = (endsOn: string | null, revokedAt: Date | null = null) => linkState({ endsOn, revokedAt }, '2026-11-30')
  expect(until(null)).toBe('open')
  expect(until('2026-11-30')).toBe('open')
  expect(until('2026-11-29')).toBe('ended')
  expect(until('2026-11-29', new Date())).toBe('revoked')
  expect(until(null, new Date())).toBe('revoked')
})

test('whoever is signed in may open links; strangers where links are open; programs and the machine never by that', () => {
  const reader: Person = { kind: 'person', id: 'reader', name: 'reader', role: 'reader' }
  for (const isOpen of [true, false]) expect(can(reader, 'link.open', { isOpen })).toBe(true)
  expect(can(VISITOR, 'link.open', { isOpen: false })).toBe(false)
  expect(can(VISITOR, 'link.open', { isOpen: true })).toBe(true)
  for (const who of [SIGN_IN, OPERATOR, { kind: 'client', personId: 'reader' } as const])
    expect(can(who, 'link.open', { isOpen: false })).toBe(false)
})
