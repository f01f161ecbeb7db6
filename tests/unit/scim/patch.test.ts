import { expect, test } from 'vitest'
import { applyPatch, readOperations } from '@/lib/scim/patch'
import { GROUP_SHAPE, type Resource, USER_SHAPE } from '@/lib/scim/resource-shape'
import { readScimUser } from '@/lib/scim/user-resource'
import entra from '../../fixtures/scim/entra.json'
import okta from '../../fixtures/scim/okta.json'

const created = (body: unknown): Resource => {
  const { userName, externalId, active, said } = readScimUser(body)
  return { userName, externalId, active, ...said }
}
const patch = (resource: Resource, body: unknown) => applyPatch(USER_SHAPE, resource, readOperations(body))
const patched = (resource: Resource, ...Operations: object[]) => patch(resource, { Operations })
const grouped = (members: string[], ...Operations: object[]) =>
  applyPatch(
    GROUP_SHAPE,
    { displayName: 'G', members: members.map((value) => ({ value })) },
    readOperations({ Operations }),
  )
const valuesOf = (group: Resource) => (group.members as { value: string }[]).map(({ value }) => value)
const WORK = { value: 'ada@hospital.example', type: 'work', primary: true }
const ada = { userName: 'ada', emails: [WORK, { value: 'ada@home.example', type: 'home' }] }

test('Entra changes several attributes at once, and those that are not kept change nothing', () => {
  expect(readScimUser(patch(created(entra.create), entra.update))).toEqual({
    userName: 'marie.sklodowska@hospital.example',
    externalId: 'm.sklodowska',
    active: true,
    said: {
      displayName: 'Marie Skłodowska',
      name: { formatted: 'Marie Curie', givenName: 'Marie', familyName: 'Skłodowska' },
      emails: [{ value: 'marie.sklodowska@hospital.example', type: 'work', primary: true }],
    },
  })
})

test('without a path, the names of the value are paths', () => {
  expect(readScimUser(patch(created(entra.create), entra.updateWithoutPath))).toMatchObject({
    active: true,
    said: {
      displayName: 'M. Curie',
      name: { givenName: 'Maria', familyName: 'Curie' },
      emails: [{ value: 'maria@hospital.example', type: 'work', primary: true }],
    },
  })
})

test.each([
  [entra.disable, false],
  [entra.enable, true],
  [okta.deactivate, false],
  [okta.activate, true],
])('active is understood as text and as a boolean', (body, active) => {
  expect(readScimUser(patch(created(okta.create), body)).active).toBe(active)
})

test.each(['ADD', 'Replace', 'rEPLACE'])('the verb %s counts in any case, and so do names', (op) => {
  expect(patched({ userName: 'a' }, { op, path: 'DISPLAYNAME', value: 'Ada' }).displayName).toBe('Ada')
  expect(patched({ userName: 'a' }, { op, value: { Name: { GivenName: 'Ada' } } }).name).toEqual({ givenName: 'Ada' })
})

test('a part of the name is set and removed, and the others stay', () => {
  const named = patched(
    { name: { givenName: 'Ada', familyName: 'Byron' } },
    { op: 'replace', path: 'name.familyName', value: 'King' },
  )
  expect(named.name).toEqual({ givenName: 'Ada', familyName: 'King' })
  expect(patched(named, { op: 'remove', path: 'name.givenName' }).name).toEqual({ familyName: 'King' })
  expect(patched(named, { op: 'remove', path: 'name' }).name).toBeUndefined()
  expect(patched(named, { op: 'add', path: 'name.nickName', value: 'x' }).name).toEqual(named.name)
})

test('an address that a filter names is changed, made where there is none, and removed', () => {
  const value = 'new@hospital.example'
  expect(patched(ada, { op: 'replace', path: 'emails[type eq "work"].value', value }).emails).toEqual([
    { ...WORK, value },
    ada.emails[1],
  ])
  expect(patched(ada, { op: 'add', path: 'emails[primary eq true].value', value }).emails).toEqual([
    { ...WORK, value },
    ada.emails[1],
  ])
  expect(patched({ emails: [] }, { op: 'add', path: 'emails[type eq "work"].value', value }).emails).toEqual([
    { type: 'work', value },
  ])
  expect(patched(ada, { op: 'remove', path: 'emails[type eq "HOME"]' }).emails).toEqual([WORK])
  expect(patched(ada, { op: 'remove', path: 'emails' }).emails).toEqual([])
  expect(patched(ada, { op: 'replace', path: 'emails', value }).emails).toEqual([{ value }])
})

test('of addresses one is primary: the last that is said to be', () => {
  const next = { value: 'next@hospital.example', primary: true }
  expect(patched(ada, { op: 'add', path: 'emails', value: [next] }).emails).toEqual([
    { value: WORK.value, type: 'work' },
    ada.emails[1],
    next,
  ])
})

test('members are added once, removed by a filter or by a list, and replaced', () => {
  expect(
    valuesOf(grouped(['a'], { op: 'add', path: 'members', value: [{ value: 'b' }, { value: 'a' }] })).sort(),
  ).toEqual(['a', 'b'])
  expect(valuesOf(grouped(['a', 'b'], { op: 'Remove', path: 'members[value eq "a"]' }))).toEqual(['b'])
  expect(
    valuesOf(grouped(['a', 'b', 'c'], { op: 'Remove', path: 'members', value: [{ value: 'a' }, { value: 'c' }] })),
  ).toEqual(['b'])
  expect(valuesOf(grouped(['a', 'b'], { op: 'replace', path: 'members', value: [{ value: 'c' }] }))).toEqual(['c'])
  expect(valuesOf(grouped(['a', 'b'], { op: 'remove', path: 'members' }))).toEqual([])
  expect(valuesOf(grouped(['a'], { op: 'add', value: { members: [{ value: 'b' }] } }))).toEqual(['a', 'b'])
  expect(valuesOf(grouped(['a'], { op: 'remove', path: 'members[value eq "z"]' }))).toEqual(['a'])
})

test('what is left as it was is not changed in place', () => {
  const before = JSON.stringify(ada)
  patched(ada, { op: 'replace', path: 'emails[type eq "work"].value', value: 'x' }, { op: 'remove', path: 'userName' })
  expect(JSON.stringify(ada)).toBe(before)
})

test.each([
  [{ Operations: [] }, 'invalidSyntax'],
  [{}, 'invalidSyntax'],
  [[], 'invalidSyntax'],
  [null, 'invalidSyntax'],
  [{ Operations: [{ op: 'move', path: 'userName', value: 'x' }] }, 'invalidSyntax'],
  [{ Operations: [{ path: 'userName', value: 'x' }] }, 'invalidSyntax'],
  [{ Operations: Array.from({ length: 1001 }, () => ({ op: 'add', path: 'x', value: 1 })) }, 'invalidSyntax'],
  [{ Operations: [{ op: 'remove' }] }, 'noTarget'],
  [{ Operations: [{ op: 'add', value: 'x' }] }, 'invalidValue'],
  [{ Operations: [{ op: 'add', path: '..', value: 'x' }] }, 'invalidPath'],
  [{ Operations: [{ op: 'add', path: 'userName[a eq "b"]', value: 'x' }] }, 'invalidPath'],
  [{ Operations: [{ op: 'add', path: 'emails[type co "x"].value', value: 'x' }] }, 'invalidFilter'],
  [{ Operations: [{ op: 'add', path: 'emails', value: [7] }] }, 'invalidValue'],
  [{ Operations: [{ op: 'add', path: 'name', value: 'Ada' }] }, 'invalidValue'],
])('refuses %j', (body, scimType) => {
  expect(() => patch(ada, body)).toThrow(expect.objectContaining({ status: 400, scimType }))
})

test('names of the language itself are no attributes', () => {
  const body = JSON.parse(
    '{"Operations":[{"op":"add","value":{"__proto__":{"active":true},"constructor":1}},{"op":"add","path":"__proto__.x","value":1}]}',
  )
  const result = patch({ userName: 'a' }, body)
  expect(Object.keys(result)).toEqual(['userName'])
  expect(({} as Resource).active).toBeUndefined()
})
