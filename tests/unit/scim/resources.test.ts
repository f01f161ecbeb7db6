import { expect, test } from 'vitest'
import { discover } from '@/lib/scim/discovery'
import { readScimGroup } from '@/lib/scim/group-resource'
import { pageOfList } from '@/lib/scim/page-of-list'
import { projected, userBody, versionOf } from '@/lib/scim/resource-body'
import { emailOf, personName, readScimUser } from '@/lib/scim/user-resource'
import okta from '../../fixtures/scim/okta.json'

const ROOT = 'https://precis.hospital.example/scim/v2'
const invalid = expect.objectContaining({ status: 400, scimType: 'invalidValue' })

test('what is sent with a person and not kept is left out, their password first of all', () => {
  const user = readScimUser(okta.create)
  expect(JSON.stringify(user)).not.toContain('never kept')
  expect(user).toEqual({
    userName: 'rosalind.franklin@hospital.example',
    externalId: '00u0abcdefGHIJ',
    active: true,
    said: {
      displayName: 'Rosalind Franklin',
      name: { givenName: 'Rosalind', familyName: 'Franklin' },
      emails: [{ value: 'rosalind.franklin@hospital.example', type: 'work', primary: true }],
    },
  })
})

test.each([
  [{ userName: 'ada@a.example', emails: [{ value: 'b@b.example', primary: true }] }, 'ada@a.example'],
  [{ userName: 'ada', emails: [{ value: 'a@a.example' }, { value: 'b@b.example', primary: 'True' }] }, 'b@b.example'],
  [{ userName: 'ada', emails: [{ value: 'a@a.example' }] }, 'a@a.example'],
  [{ userName: 'root@localhost' }, 'root@localhost'],
])('of %j the address is %s', (body, email) => {
  expect(emailOf(readScimUser(body))).toBe(email)
})

test.each([
  [{ userName: 'a@b', displayName: 'Ada', name: { formatted: 'X' } }, 'Ada'],
  [{ userName: 'a@b', name: { formatted: 'Ada L.', givenName: 'X' } }, 'Ada L.'],
  [{ userName: 'a@b', name: { givenName: 'Ada', familyName: 'King' } }, 'Ada King'],
  [{ userName: 'a@b' }, 'a@b'],
])('of %j the name is %s', (body, name) => {
  expect(personName(readScimUser(body))).toBe(name)
})

test.each([
  [null],
  ['x'],
  [[]],
  [{}],
  [{ userName: '' }],
  [{ userName: 7 }],
  [{ userName: 'ada' }],
  [{ userName: 'a\u0000@b.example' }],
  [{ userName: 'a@b.example', displayName: '\ud800' }],
  [{ userName: `${'a'.repeat(320)}@b.example` }],
  [{ userName: 'a@b', active: 'maybe' }],
  [{ userName: 'a@b', name: 'Ada' }],
  [{ userName: 'a@b', emails: { deep: true }, externalId: {} }],
  [{ userName: 'a@b', emails: Array.from({ length: 21 }, () => ({ value: 'x@y' })) }],
])('refuses %j', (body) => {
  expect(() => readScimUser(body)).toThrow(invalid)
})

test('a group has a name, and each member once', () => {
  expect(readScimGroup({ displayName: ' G ', members: [{ value: 'A' }, { value: 'a' }, { value: 'b' }] })).toEqual({
    displayName: 'G',
    externalId: null,
    members: ['a', 'b'],
  })
  expect(readScimGroup({ DisplayName: 'G' }).members).toBeUndefined()
  for (const body of [{}, { displayName: '' }, { displayName: 'G', members: [{}] }, { displayName: 'G', members: [1] }])
    expect(() => readScimGroup(body)).toThrow(invalid)
})

test('a version is that of the content, in whatever order its names stand', () => {
  expect(versionOf({ a: 1, b: { c: 2, d: 3 } })).toBe(versionOf({ b: { d: 3, c: 2 }, a: 1 }))
  expect(versionOf({ a: 1 })).not.toBe(versionOf({ a: 2 }))
})

test('of a resource the attributes are shown that are asked for, and its id', () => {
  const at = new Date('2026-01-01T00:00:00Z')
  const body = userBody(ROOT, {
    id: 'x',
    createdAt: at,
    changedAt: at,
    user: readScimUser({ userName: 'a@b', name: { givenName: 'A' } }),
  })
  expect(body.meta).toMatchObject({ location: `${ROOT}/Users/x`, created: '2026-01-01T00:00:00.000Z' })
  expect(Object.keys(projected(body, 'name.givenName', null))).toEqual(['schemas', 'id', 'name'])
  expect(Object.keys(projected(body, null, 'emails, META'))).toEqual(['schemas', 'id', 'userName', 'name'])
})

test.each([
  ['', { startIndex: 1, count: 100 }],
  ['startIndex=0&count=-1', { startIndex: 1, count: 0 }],
  ['startIndex=7&count=5000', { startIndex: 7, count: 200 }],
])('the page of %j', (search, page) => {
  expect(pageOfList(new URLSearchParams(search))).toEqual(page)
})

test('a page that is no number is refused', () => {
  for (const search of ['count=1.5', 'startIndex=1e9', 'count=99999999999'])
    expect(() => pageOfList(new URLSearchParams(search))).toThrow(invalid)
})

test('what SCIM can do here stands where programs look for it', () => {
  expect(discover(ROOT, ['ServiceProviderConfig'])).toMatchObject({
    patch: { supported: true },
    bulk: { supported: false },
    filter: { supported: true, maxResults: 200 },
    meta: { location: `${ROOT}/ServiceProviderConfig` },
  })
  expect(discover(ROOT, ['ResourceTypes'])).toMatchObject({
    totalResults: 2,
    Resources: [{ id: 'User' }, { id: 'Group' }],
  })
  expect(discover(ROOT, ['ResourceTypes', 'Group'])).toMatchObject({ endpoint: '/Groups' })
  expect(discover(ROOT, ['Schemas', 'urn:ietf:params:scim:schemas:core:2.0:User'])).toMatchObject({ name: 'User' })
  for (const path of [[], ['Bulk'], ['Schemas', 'none'], ['Schemas', 'a', 'b'], ['constructor'], ['__proto__', 'x']])
    expect(discover(ROOT, path)).toBeNull()
})
