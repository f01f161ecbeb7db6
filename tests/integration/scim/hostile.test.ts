import { afterAll, beforeAll, expect, test } from 'vitest'
import { createScimToken, listScimTokens, revokeScimToken } from '@/db/scim/tokens'
import type { Person } from '@/lib/access/viewer'
import { readScimUser } from '@/lib/scim/user-resource'
import entra from '../../fixtures/scim/entra.json'
import okta from '../../fixtures/scim/okta.json'
import { asOwner, endOwners } from '../../support/owner'
import { makePerson } from '../../support/people'
import { freshEmail, ISSUER, makeScimToken, patchOf, scimProgram, USER } from '../../support/scim'

const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error'
let token: string
let ask: ReturnType<typeof scimProgram>
beforeAll(async () => {
  token = await makeScimToken()
  ask = scimProgram(token)
})
afterAll(endOwners)

const user = async (more: object = {}) =>
  (await ask('POST', '/Users', { schemas: [USER], userName: freshEmail(), ...more })).body
const people = () =>
  asOwner((sql) => sql<{ n: number }[]>`select count(*)::int as n from users`).then(([row]) => row?.n)

test('whoever has no token that stands hears the same of everything, in the shape of SCIM', async () => {
  const { id } = await user()
  const chief = await makePerson('Chief', 'administrator')
  const { token: former } = await createScimToken(chief, { key: crypto.randomUUID(), name: 'Old', issuer: ISSUER })
  const old = (await listScimTokens(chief)).find(({ name }) => name === 'Old')
  expect((await scimProgram(former)('GET', `/Users/${id}`)).status).toBe(200)
  expect((await listScimTokens(chief)).find(({ name }) => name === 'Old')?.lastUsedAt).not.toBeNull()
  await revokeScimToken(chief, { tokenId: old?.id as string })
  const before = await people()
  const programs = [null, '', 'x', former, token.slice(1), `${token}x`, 'A'.repeat(43), `${token} ${token}`]
  for (const shown of programs)
    for (const [method, path] of [
      ['GET', `/Users/${id}`],
      ['POST', '/Users'],
      ['GET', '/Schemas'],
      ['GET', '/none'],
    ] as const) {
      const reply = await scimProgram(shown)(method, path, method === 'POST' ? { userName: freshEmail() } : undefined)
      expect({ shown, path, ...reply, headers: reply.headers.get('www-authenticate') }).toEqual({
        shown,
        path,
        status: 401,
        body: { schemas: [ERROR], status: '401', detail: 'Show a token that stands.' },
        headers: 'Bearer realm="scim"',
      })
    }
  const basic = await scimProgram(null, { authorization: `Basic ${btoa(`scim:${token}`)}` })('GET', '/Users')
  expect(basic.status).toBe(401)
  expect(await people()).toBe(before)
  expect((await scimProgram(null, { authorization: `bearer ${token}` })('GET', '/Users')).status).toBe(200)
})

test('of a token only its hash is stored', async () => {
  const rows = await asOwner((sql) => sql<{ text: string }[]>`select t::text as text from scim_tokens t`)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.map(({ text }) => text).join()).not.toContain(token)
})

test('what Entra and Okta send makes, changes and closes a person', async () => {
  for (const { create, steps } of [
    { create: entra.create, steps: [entra.update, entra.disable, entra.enable, entra.updateWithoutPath] },
    { create: okta.create, steps: [okta.deactivate, okta.activate] },
  ]) {
    const made = await ask('POST', '/Users', create)
    expect(made.status).toBe(201)
    for (const body of steps) expect((await ask('PATCH', `/Users/${made.body.id}`, body)).status).toBe(200)
    expect((await ask('GET', `/Users/${made.body.id}`)).body.active).toBe(true)
  }
  const found = await ask('GET', `/Users?filter=${encodeURIComponent(`userName eq "${okta.create.userName}"`)}`)
  const [{ id }] = found.body.Resources
  const put = await ask('PUT', `/Users/${id}`, { ...okta.put, id })
  expect(put.body).toMatchObject({ id, displayName: 'R. E. Franklin', externalId: okta.create.externalId })
  expect(JSON.stringify(await asOwner((sql) => sql`select t::text from scim_users t`))).not.toContain('never kept')
})

test.each([
  ['no JSON', '{"userName":', 400],
  ['nothing', '', 400],
  ['nothing but null', 'null', 400],
  ['a number', '7', 400],
  ['a list', '[]', 400],
  ['depths', '['.repeat(100_000), 400],
  ['depths that close', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 400],
  ['depths in an attribute', `{"userName":"a@b.example","x":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`, 201],
  ['more than there may be', JSON.stringify({ userName: 'a@b.example', x: 'x'.repeat(300_000) }), 413],
  ['a character that cannot be stored', '{"userName":"a\\u0000@b.example"}', 400],
  ['half a character', '{"userName":"c@b.example","displayName":"\\ud800"}', 400],
  [
    'a name of everything',
    '{"userName":"d@b.example","__proto__":{"active":false},"constructor":{"prototype":1}}',
    201,
  ],
])('a body of %s is answered in the shape of SCIM', async (_what, text, status) => {
  const reply = await ask('POST', '/Users', text)
  expect(reply.status).toBe(status)
  if (status >= 400)
    expect(reply.body).toMatchObject({ schemas: [ERROR], status: String(status), detail: expect.any(String) })
})

test('what is in an address is answered in the shape of SCIM', async () => {
  for (const path of [
    '/Users/none',
    '/Users/%00',
    "/Users/'; drop table users; --",
    `/Users?filter=${encodeURIComponent('userName eq "\\u0000"')}`,
    `/Users?filter=${encodeURIComponent(`userName eq "${"'".repeat(900)}"`)}`,
    `/Users?filter=${encodeURIComponent('name.givenName eq "a"')}`,
    `/Users?filter=${encodeURIComponent('id eq true')}`,
    '/Users?startIndex=999999999&count=200',
    '/Groups?filter=x',
    '/Bulk',
    '/Users/a/b',
  ]) {
    const { status, body } = await ask('GET', path)
    expect({ path, isFault: status >= 500, shape: body.schemas }).toEqual({
      path,
      isFault: false,
      shape: [expect.stringMatching(/Error$|ListResponse$/)],
    })
  }
})

/** Numbers that look like chance and are the same each time. */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return Math.floor((state / 2 ** 32) * below)
  }
}

test('of 400 PATCHes of chance none is a fault, and the person stays one', async () => {
  const next = chance(20_261_130)
  const one = <T>(all: readonly T[]): T => all[next(all.length)] as T
  const text = () =>
    one([
      '',
      'a',
      'True',
      ' ',
      '\u0000',
      '\ud800',
      'é',
      'x'.repeat(5000),
      'a@b',
      freshEmail(),
      '__proto__',
      "'",
      '\\',
      '%',
    ])
  const value = (depth = 0): unknown => {
    const kind = next(depth > 3 ? 5 : 8)
    if (kind < 2) return text()
    if (kind === 2) return one([0, -1, 1e308, 0.5])
    if (kind === 3) return one([true, false, null])
    if (kind === 4)
      return one([{ value: text() }, { value: text(), type: 'work', primary: one([true, 'True', 'x', 1]) }])
    if (kind < 7) return Array.from({ length: next(4) }, () => value(depth + 1))
    return Object.fromEntries(Array.from({ length: next(4) }, () => [one([...PATHS, text()]), value(depth + 1)]))
  }
  const PATHS = [
    'userName',
    'USERNAME',
    'active',
    'name',
    'name.givenName',
    'emails',
    'emails[type eq "work"].value',
    'emails[primary eq true]',
    'emails.value',
    'externalId',
    'displayName',
    'members',
    'members[value eq "x"]',
    'schemas',
    'id',
    'meta.version',
    'roles',
    'emails[',
    'emails[]',
    '[x]',
    '.',
    'a.b.c',
    'urn:x:y:z',
    `${USER}:name.familyName`,
    `${USER}:`,
    'name[type eq "a"].givenName',
    'constructor.prototype',
  ]
  const operation = () => ({
    op: one(['add', 'Replace', 'REMOVE', 'replace', 'move', 7, null]),
    path: one([undefined, null, '', text(), ...PATHS, ...PATHS]),
    value: value(),
  })
  const { id } = await user({ displayName: 'Fuzzed' })
  const group = (await ask('POST', '/Groups', { displayName: `Fuzzed ${id}` })).body
  const counts: Record<number, number> = {}
  for (let round = 0; round < 400; round++) {
    const body = next(10) === 0 ? value() : patchOf(...Array.from({ length: 1 + next(3) }, operation))
    const path = round % 4 === 3 ? `/Groups/${group.id}` : `/Users/${id}`
    const { status } = await ask('PATCH', path, body ?? null)
    expect({ round, body, isFault: status >= 500 }).toEqual({ round, body, isFault: false })
    counts[status] = (counts[status] ?? 0) + 1
  }
  console.info(`400 PATCHes: ${JSON.stringify(counts)}`)
  expect(counts[200]).toBeGreaterThan(20)
  expect(counts[400]).toBeGreaterThan(50)
  const left = await ask('GET', `/Users/${id}`)
  expect(left.status).toBe(200)
  expect(readScimUser(left.body).userName).toBe(left.body.userName)
  expect((await ask('GET', `/Groups/${group.id}`)).status).toBe(200)
})

test('a token that is revoked while it waits changes nothing', async () => {
  const chief: Person = await makePerson('Waiting', 'administrator')
  const { token: brief } = await createScimToken(chief, { key: crypto.randomUUID(), name: 'Brief', issuer: ISSUER })
  const { id } = await user({ displayName: 'Still here' })
  const { id: tokenId } = (await listScimTokens(chief)).find(({ name }) => name === 'Brief') as { id: string }
  const changed = await asOwner(async (sql) => {
    let reply: Promise<{ status: number }> | undefined
    await sql.begin(async (tx) => {
      await tx`select app.lock_rights()`
      reply = scimProgram(brief)('PATCH', `/Users/${id}`, patchOf({ op: 'replace', value: { active: false } }))
      // It has shown its token, and waits for the lock.
      for (;;) {
        const [row] = await tx`select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`
        if (row?.n > 0) break
      }
      await revokeScimToken(chief, { tokenId })
    })
    return reply
  })
  expect(changed?.status).toBe(401)
  expect((await ask('GET', `/Users/${id}`)).body.active).toBe(true)
})

test('guesses from one place are slowed, and who has a token is not', async () => {
  const guess = () => scimProgram('B'.repeat(43))('GET', '/Users')
  const replies = []
  for (let round = 0; round < 130; round++) replies.push(await guess())
  const slowed = replies.find(({ status }) => status === 429)
  expect(slowed?.body).toMatchObject({ schemas: [ERROR], status: '429' })
  expect(slowed?.headers.get('retry-after')).toMatch(/^\d+$/)
  expect((await ask('GET', '/Users?count=1')).status).toBe(200)
})
