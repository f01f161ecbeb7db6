import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { changeRole } from '@/db/access/people'
import { findSession, listSessions, openSession, revokeSession } from '@/db/access/sessions'
import { withViewer } from '@/db/connection/with-viewer'
import { OPERATOR, type Person, SIGN_IN, type SignedIn } from '@/lib/access/viewer'
import { makePerson } from '../../support/people'

const LIMITS = { idleMinutes: 15, absoluteHours: 12 }

let owner: postgres.Sql
let ada: Person
let token: string

beforeAll(() => {
  owner = postgres(process.env.DATABASE_URL as string, { max: 1 })
})
afterAll(() => owner.end())
beforeEach(async () => {
  ada = await makePerson('Ada')
  token = await withViewer(SIGN_IN, (tx) => openSession(tx, ada.id, 'Firefox', LIMITS))
})

const seen = (ago: string) =>
  owner`update sessions set last_seen_at = now() - ${ago}::interval where user_id = ${ada.id}`
const session = async () =>
  (
    await owner`select last_seen_at > now() - interval '1 minute' as fresh, expires_at from sessions
      where user_id = ${ada.id}`
  )[0]

test('an idle session ends, and one that is used goes on', async () => {
  await seen('14 minutes')
  expect(await findSession(token, LIMITS)).toMatchObject({ person: { id: ada.id } })
  expect(await session()).toMatchObject({ fresh: true })
  await seen('15 minutes 1 second')
  expect(await findSession(token, LIMITS)).toBeNull()
  expect(await session()).toMatchObject({ fresh: false })
})

test('the administrator’s limit counts at once, also for sessions that are open', async () => {
  await seen('6 minutes')
  expect(await findSession(token, { ...LIMITS, idleMinutes: 5 })).toBeNull()
})

test('use does not extend a session past its end', async () => {
  const before = await session()
  await seen('2 minutes')
  await findSession(token, LIMITS)
  expect((await session())?.expires_at).toEqual(before?.expires_at)
  await owner`update sessions set expires_at = now() - interval '1 second' where user_id = ${ada.id}`
  expect(await findSession(token, LIMITS)).toBeNull()
})

test('a session that was revoked, and one that is too old, are neither recognised nor listed', async () => {
  const here = (await findSession(token, LIMITS)) as SignedIn
  const other = await withViewer(SIGN_IN, (tx) => openSession(tx, ada.id, 'Safari', LIMITS))
  expect(await listSessions(here, LIMITS)).toHaveLength(2)
  const elsewhere = (await findSession(other, LIMITS)) as SignedIn
  await revokeSession(here.person, { sessionId: elsewhere.session.id })
  expect(await findSession(other, LIMITS)).toBeNull()
  expect((await listSessions(here, LIMITS)).map(({ id }) => id)).toEqual([here.session.id])
  await seen('16 minutes')
  expect(await listSessions(here, LIMITS)).toEqual([])
})

test('a new role needs a new session', async () => {
  await changeRole(OPERATOR, { userId: ada.id, role: 'editor', version: 1 })
  expect(await findSession(token, LIMITS)).toBeNull()
  const anew = await withViewer(SIGN_IN, (tx) => openSession(tx, ada.id, 'Firefox', LIMITS))
  expect(await findSession(anew, LIMITS)).toMatchObject({ person: { id: ada.id, role: 'editor' } })
})

test('only the token itself is recognised: not nothing, not its hash, not a part of it', async () => {
  const [row] =
    await owner`select encode(token_hash, 'hex') as hex, encode(token_hash, 'base64') as base64 from sessions`
  for (const tried of ['', row?.hex, row?.base64, token.slice(0, -1), `${token} `, token.toUpperCase()])
    expect(await findSession(tried, LIMITS)).toBeNull()
})
