import { describe, expect, it } from 'vitest'
import { type ClaimMapping, mapClaims } from '@/lib/access/claim-mapping'

const role = (value: string, given: 'editor' | 'administrator', claim = 'groups'): ClaimMapping => ({
  claim,
  value,
  role: given,
  groupId: null,
})
const group = (value: string, groupId: string, claim = 'groups'): ClaimMapping => ({
  claim,
  value,
  role: null,
  groupId,
})

const MAPPINGS = [
  role('editors', 'editor'),
  role('heads', 'administrator'),
  group('lupus', 'one'),
  group('derma', 'two'),
  group('derma', 'one'),
]

describe('what claims come to', () => {
  it.each<[string, unknown, Partial<ReturnType<typeof mapClaims>>]>([
    ['several values', ['lupus', 'editors', 'else'], { role: 'editor', isRoleKnown: true, joins: ['one'], keeps: [] }],
    ['the higher of two roles', ['editors', 'heads'], { role: 'administrator', joins: [] }],
    ['one value as text', 'derma', { role: null, isRoleKnown: true, joins: ['two', 'one'] }],
    ['an empty claim', [], { role: null, isRoleKnown: true, joins: [], keeps: [], unknown: [] }],
    ['another case, a part, spaces', ['Lupus', 'lup', ' lupus '], { joins: [], keeps: [] }],
    ['no claim', undefined, { role: null, isRoleKnown: false, joins: [], keeps: ['one', 'two'], unknown: ['groups'] }],
    ['a number where a claim stands', 7, { isRoleKnown: false, keeps: ['one', 'two'] }],
    ['null', null, { isRoleKnown: false, keeps: ['one', 'two'] }],
    ['what is no text among values', [7, null, ['lupus'], 'derma'], { joins: ['two', 'one'] }],
  ])('%s', (_what, groups, expected) => {
    expect(mapClaims(MAPPINGS, groups === undefined ? {} : { groups })).toMatchObject(expected)
  })

  it('takes a claim that is kept elsewhere for unknown, and not for empty', () => {
    const overage = {
      _claim_names: { groups: 'src1' },
      _claim_sources: { src1: { endpoint: 'https://graph.example' } },
    }
    expect(mapClaims(MAPPINGS, overage)).toMatchObject({ isRoleKnown: false, keeps: ['one', 'two'], joins: [] })
    expect(mapClaims(MAPPINGS, { ...overage, groups: ['lupus'] })).toMatchObject({ isRoleKnown: false, joins: [] })
    expect(mapClaims(MAPPINGS, { hasgroups: true })).toMatchObject({ isRoleKnown: false, unknown: ['groups'] })
  })

  it('finds a claim within others, or by a whole name with dots in it', () => {
    const mappings = [
      role('editors', 'editor', 'realm_access.roles'),
      group('lupus', 'one', 'https://id.example/groups'),
    ]
    expect(
      mapClaims(mappings, { realm_access: { roles: ['editors'] }, 'https://id.example/groups': ['lupus'] }),
    ).toEqual({ role: 'editor', isRoleKnown: true, joins: ['one'], keeps: [], unknown: [] })
    expect(mapClaims(mappings, { realm_access: 'editors' })).toMatchObject({ role: null, isRoleKnown: false })
  })

  it('reads nothing that every object has', () => {
    for (const claim of ['constructor.name', '__proto__', 'toString', 'groups.constructor.name'])
      expect(mapClaims([role('Object', 'administrator', claim)], { groups: {} })).toMatchObject({ role: null })
  })

  it('keeps what one claim gives while another is unknown', () => {
    const mappings = [group('lupus', 'one'), group('here', 'one', 'site'), group('here', 'two', 'site')]
    expect(mapClaims(mappings, { groups: ['lupus'] })).toMatchObject({
      joins: ['one'],
      keeps: ['two'],
      unknown: ['site'],
    })
  })
})
