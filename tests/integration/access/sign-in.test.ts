import { createHash, randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { disablePerson } from '@/db/access/people'
import { findSession } from '@/db/access/sessions'
import { type Attempt, signInWithIdentity, signInWithPassword } from '@/db/access/sign-in'
import { OPERATOR, VISITOR } from '@/lib/access/viewer'
import { type Member, makeMember, PASSWORD } from '../../support/member'

const LIMITS = { idleMinutes: 15, absoluteHours: 12 }
const WRONG = 'not the password at all'
const limited = expect.objectContaining({ code: 'rate_limited', message: expect.stringMatching(/Wait \d+ seconds/) })

let owner: postgres.Sql
let ada: Member

beforeAll(() => {
  owner = postgres(process.env.DATABASE_URL as string, { max: 1, onnotice: () => {} })
})
afterAll(() => owner.end())
beforeEach(async () => {
  ada = await makeMember('Ada')
})

const from = (deviceToken: string | null = null): Attempt => ({
  device: 'Firefox',
  deviceToken,
  address: null,
  limits: LIMITS,
})
const attempt = (password: string, device?: string) => signInWithPassword(ada.email, password, from(device))

async function fail(times: number, email = ada.email) {
  for (let n = 0; n < times; n++) expect(await signInWithPassword(email, WRONG, from())).toBeNull()
}

/** As if the last failure were this very moment, however slow the machine is. */
const justNow = () => owner`update attempts set last_at = now() + interval '10 seconds'`

/** As if everybody had waited for a quarter of an hour. */
const later = () => owner`update attempts set last_at = now() - interval '15 minutes'`

test('the right password opens a session, any other and an unknown account get the same nothing', async () => {
  const token = await attempt(PASSWORD)
  expect(await findSession(token as string, LIMITS)).toMatchObject({ kind: 'person', id: ada.id, name: 'Ada' })
  expect(await attempt(WRONG)).toBeNull()
  expect(await signInWithPassword('nobody@hospital.example', PASSWORD, from())).toBeNull()
  const upper = await signInWithPassword(ada.email.toUpperCase(), PASSWORD, from())
  expect(await findSession(upper as string, LIMITS)).toMatchObject({ id: ada.id })
})

test('after five failures an account waits, and one that is unknown just the same', async () => {
  for (const email of [ada.email, `${randomUUID()}@hospital.example`]) {
    await fail(5, email)
    await justNow()
    await expect(signInWithPassword(email.toUpperCase(), PASSWORD, from())).rejects.toEqual(limited)
  }
  const [sessions] = await owner`select count(*)::int as n from sessions where user_id = ${ada.id}`
  expect(sessions?.n).toBe(0)
})

test('the wait ends, and a success forgives what was before', async () => {
  await fail(5)
  await later()
  expect(await attempt(PASSWORD)).toEqual(expect.any(String))
  await fail(5)
  await justNow()
  await expect(attempt(PASSWORD)).rejects.toEqual(limited)
})

test('whoever was counted by a clock a little ahead, while others sign in beside them, does not wait', async () => {
  await fail(1)
  await justNow()
  expect(await attempt(PASSWORD)).toEqual(expect.any(String))
})

test('thirty guesses at once are no more than the free ones', async () => {
  const began = Date.now()
  const told = await Promise.allSettled(Array.from({ length: 30 }, () => attempt(WRONG)))
  const seconds = Math.ceil((Date.now() - began) / 1000)
  // A slow machine gives a second to wait in; at once they are five.
  expect(told.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(4 + seconds)
  const others = told.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(others).toEqual(others.map(() => limited))
})

test('the owner still gets in from a browser of hers while a stranger’s failures hold the account', async () => {
  const [hers, strangers] = [randomUUID(), randomUUID()]
  expect(await attempt(PASSWORD, hers)).toEqual(expect.any(String))
  await fail(5)
  await justNow()
  await expect(attempt(PASSWORD)).rejects.toEqual(limited)
  await expect(attempt(PASSWORD, strangers)).rejects.toEqual(limited)
  expect(await attempt(PASSWORD, hers)).toEqual(expect.any(String))
})

test('a browser that another person has used counts as a stranger’s', async () => {
  const ben = await makeMember('Ben')
  const shared = randomUUID()
  await signInWithPassword(ben.email, PASSWORD, from(shared))
  await fail(5)
  await justNow()
  await expect(attempt(PASSWORD, shared)).rejects.toEqual(limited)
})

test('a house behind one address is not held up by its own people signing in, only by failures', async () => {
  const house = { ...from(), address: '192.0.2.9' }
  const counted = async () => {
    const key = createHash('sha256').update('address:192.0.2.9').digest()
    const [row] = await owner`select failures from attempts where key = ${key}`
    return row?.failures
  }
  for (let n = 0; n < 3; n++) expect(await signInWithPassword(ada.email, PASSWORD, house)).not.toBeNull()
  expect(await counted()).toBe(0)
  expect(await signInWithPassword(ada.email, WRONG, house)).toBeNull()
  expect(await signInWithPassword(ada.email, PASSWORD, house)).not.toBeNull()
  expect(await counted()).toBe(1)
})

test('a closed account does not sign in, by password or provider, and its sessions end at the next request', async () => {
  const identity = { issuer: 'https://id.example', subject: randomUUID(), verifiedEmail: ada.email }
  const tokens = [await attempt(PASSWORD), await signInWithIdentity(identity, from())]
  for (const token of tokens) expect(await findSession(token as string, LIMITS)).toMatchObject({ id: ada.id })
  await disablePerson(OPERATOR, { userId: ada.id, version: 1 })
  for (const token of tokens) expect(await findSession(token as string, LIMITS)).toEqual(VISITOR)
  expect(await attempt(PASSWORD)).toBeNull()
  expect(await signInWithIdentity(identity, from())).toBeNull()
})

test('a provider’s person is known by issuer and subject, and by e-mail only where that was verified', async () => {
  const identity = { issuer: 'https://id.example', subject: randomUUID(), verifiedEmail: null }
  expect(await signInWithIdentity(identity, from())).toBeNull()
  expect(await signInWithIdentity({ ...identity, verifiedEmail: 'else@hospital.example' }, from())).toBeNull()
  expect(await signInWithIdentity({ ...identity, verifiedEmail: ada.email.toUpperCase() }, from())).toBeTruthy()
  const token = await signInWithIdentity(identity, from())
  expect(await findSession(token as string, LIMITS)).toMatchObject({ id: ada.id })
  expect(await signInWithIdentity({ ...identity, issuer: 'https://other.example' }, from())).toBeNull()
})
