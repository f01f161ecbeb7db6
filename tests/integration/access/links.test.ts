import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changePassword } from '@/db/access/account'
import { firstAdministratorLink, type LinkUse, readLink, redeemLink } from '@/db/access/links'
import { hashPassword } from '@/db/access/password'
import { disablePerson, enablePerson, invitePerson, resetPerson } from '@/db/access/people'
import { findSession, openSession } from '@/db/access/sessions'
import { signInWithPassword } from '@/db/access/sign-in'
import { withViewer } from '@/db/connection/with-viewer'
import { OPERATOR, SIGN_IN } from '@/lib/access/viewer'
import { attemptFrom, LIMITS } from '../../support/attempts'
import { eventually } from '../../support/launched'
import { makeMember, PASSWORD } from '../../support/member'

const FROM = attemptFrom()
const NEW = 'seven slow barges at noon'
const take = (use: LinkUse) => redeemLink(use, FROM)
const refused = (code: string) => expect.objectContaining({ code })

let owner: postgres.Sql
beforeAll(() => {
  owner = postgres(process.env.DATABASE_URL as string, { max: 2 })
})
afterAll(() => owner.end())

/** How many sessions of this database wait for a lock. */
async function waiting(): Promise<number> {
  const [row] = await owner<{ n: number }[]>`
    select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return row?.n ?? 0
}

const chief = (name: string) => ({ name, email: `${name.toLowerCase()}@hospital.example`, password: NEW })

/** A link for a first administrator as the table has it, whatever else is there. */
async function spareLink(): Promise<string> {
  const token = randomUUID()
  await owner`insert into one_time_links (token_hash, purpose, expires_at)
    values (sha256(${token}::text::bytea), 'first-administrator', now() + interval '1 hour')`
  return token
}

test('of two starts at once one prints the link that works', async () => {
  const tokens = (await Promise.all([firstAdministratorLink(), firstAdministratorLink()])) as string[]
  expect((await Promise.all(tokens.map(readLink))).filter(Boolean)).toHaveLength(1)
})

test('of links used at the same moment, while nobody is here, exactly one makes the administrator', async () => {
  const tokens = [(await firstAdministratorLink()) as string, await spareLink()]
  const uses = ['Ada', 'Ben'].flatMap((name) => tokens.map((token, n) => ({ token, ...chief(`${name}${n}`) })))
  const told = await owner.begin(async (tx) => {
    // Nobody can be added until two of them are about to add themselves.
    await tx`lock table users in exclusive mode`
    const all = Promise.allSettled(uses.map(take))
    await eventually(async () => (await waiting()) >= 2, 'two to wait', 30_000)
    return { all }
  })
  expect((await told.all).filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const people = await owner`select name, role from users`
  expect(people).toHaveLength(1)
  expect(people[0]).toMatchObject({ role: 'administrator' })
  expect(await owner`select count(*)::int as n from user_accounts`).toMatchObject([{ n: 1 }])
})

test('once somebody is here no such link is made, and one that is left over makes nobody', async () => {
  expect(await firstAdministratorLink()).toBeNull()
  const leftOver = await spareLink()
  await expect(take({ token: leftOver, ...chief('Late') })).rejects.toEqual(refused('conflict'))
  expect(await owner`select 1 from users where name = 'Late'`).toHaveLength(0)
})

const invite = async () => {
  const email = `${randomUUID()}@hospital.example`
  const { token } = await invitePerson(OPERATOR, { key: randomUUID(), name: 'Nora', email, role: 'reader' })
  return { email, token }
}

test('a link that is too old, was used or never was shows nothing and sets no password', async () => {
  const old = await invite()
  await owner`update one_time_links set expires_at = now() - interval '1 second' where used_at is null`
  const used = await invite()
  await take({ token: used.token, password: NEW })
  const useless = [old.token, used.token, randomUUID(), '']
  expect(await Promise.all(useless.map(readLink))).toEqual(useless.map(() => null))
  const told = await Promise.allSettled(useless.map((token) => take({ token, password: PASSWORD })))
  expect(told).toEqual(useless.map(() => ({ status: 'rejected', reason: refused('not_found') })))
  expect(await signInWithPassword(old.email, PASSWORD, FROM)).toBeNull()
  expect(await signInWithPassword(used.email, PASSWORD, FROM)).toBeNull()
  expect(await signInWithPassword(used.email, NEW, FROM)).toEqual(expect.any(String))
})

test('two uses at the same moment are one', async () => {
  const { token } = await invite()
  const told = await Promise.allSettled([NEW, PASSWORD].map((password) => take({ token, password })))
  expect(told.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('a newer link replaces an older one, and a weak password does not use it up', async () => {
  const ada = await makeMember('Ada')
  const { token: older } = await resetPerson(OPERATOR, { userId: ada.id })
  const { token } = await resetPerson(OPERATOR, { userId: ada.id })
  expect(await readLink(older)).toBeNull()
  await expect(take({ token, password: 'short' })).rejects.toEqual(refused('invalid'))
  await expect(take({ token, password: `${ada.email}!` })).rejects.toEqual(refused('invalid'))
  expect(await readLink(token)).toMatchObject({ name: 'Ada', email: ada.email })
})

test('a new password by link ends every session and takes the place of the old one', async () => {
  const ada = await makeMember('Ada')
  const session = await withViewer(SIGN_IN, (tx) => openSession(tx, ada.id, null, LIMITS))
  const { token } = await resetPerson(OPERATOR, { userId: ada.id })
  expect(await findSession(session, LIMITS)).toMatchObject({ person: { id: ada.id } })
  await take({ token, password: NEW })
  expect(await findSession(session, LIMITS)).toBeNull()
  expect(await signInWithPassword(ada.email, PASSWORD, FROM)).toBeNull()
  expect(await signInWithPassword(ada.email, NEW, FROM)).toEqual(expect.any(String))
})

test('a link lets its holder in at once, ends the session that the browser held, and knows the browser', async () => {
  const [ada, ben] = [await makeMember('Ada'), await makeMember('Ben')]
  const bens = await signInWithPassword(ben.email, PASSWORD, FROM)
  const { token } = await resetPerson(OPERATOR, { userId: ada.id })
  const browser = attemptFrom({ sessionToken: bens, deviceToken: randomUUID() })
  const session = await redeemLink({ token, password: NEW }, browser)
  expect(await findSession(session.token, LIMITS)).toMatchObject({ person: { id: ada.id } })
  expect(await findSession(bens as string, LIMITS)).toBeNull()
  // Strangers who hold the account hold up nobody in that browser.
  await Promise.allSettled(Array.from({ length: 8 }, () => signInWithPassword(ada.email, PASSWORD, FROM)))
  await expect(signInWithPassword(ada.email, NEW, FROM)).rejects.toEqual(refused('rate_limited'))
  expect(await signInWithPassword(ada.email, NEW, browser)).toEqual(expect.any(String))
})

const version = async (id: string) => (await owner`select version from users where id = ${id}`)[0]?.version as number
const passwordOf = async (id: string) => (await owner`select hash from passwords where user_id = ${id}`)[0]?.hash

test('a closed account’s links are worth nothing, also once it is open again', async () => {
  const ada = await makeMember('Ada')
  const before = await passwordOf(ada.id)
  const { token } = await resetPerson(OPERATOR, { userId: ada.id })
  await disablePerson(OPERATOR, { userId: ada.id, version: await version(ada.id) })
  expect(await readLink(token)).toBeNull()
  await expect(take({ token, password: NEW })).rejects.toEqual(refused('not_found'))
  await enablePerson(OPERATOR, { userId: ada.id, version: await version(ada.id) })
  expect(await readLink(token)).toBeNull()
  await expect(take({ token, password: NEW })).rejects.toEqual(refused('not_found'))
  expect(await passwordOf(ada.id)).toBe(before)
})

test('a link that is left over for a closed account sets no password', async () => {
  const ada = await makeMember('Ada')
  const token = randomUUID()
  await disablePerson(OPERATOR, { userId: ada.id, version: 1 })
  await owner`insert into one_time_links (token_hash, purpose, user_id, expires_at)
    values (sha256(${token}::text::bytea), 'reset', ${ada.id}, now() + interval '1 hour')`
  const before = await passwordOf(ada.id)
  await expect(take({ token, password: NEW })).rejects.toEqual(refused('not_found'))
  expect(await passwordOf(ada.id)).toBe(before)
})

test('whichever is sooner, closing an account or using its link: no session is left', async () => {
  for (let round = 0; round < 20; round++) {
    const ada = await makeMember('Ada')
    const { token } = await resetPerson(OPERATOR, { userId: ada.id })
    const told = await Promise.allSettled([
      take({ token, password: NEW }),
      disablePerson(OPERATOR, { userId: ada.id, version: 1 }),
    ])
    expect(told[1]).toEqual({ status: 'fulfilled', value: undefined })
    if (told[0].status === 'rejected') expect(told[0].reason).toEqual(refused('not_found'))
    expect(await owner`select 1 from sessions where user_id = ${ada.id} and revoked_at is null`).toHaveLength(0)
    expect(await owner`select 1 from one_time_links where user_id = ${ada.id} and used_at is null`).toHaveLength(0)
  }
})

test('a new password, by link or by hand, drops every other link of that person', async () => {
  const ada = await makeMember('Ada')
  const spare = async () => {
    const token = randomUUID()
    await owner`insert into one_time_links (token_hash, purpose, user_id, expires_at)
      values (sha256(${token}::text::bytea), 'invitation', ${ada.id}, now() + interval '1 hour')`
    return token
  }
  const first = await spare()
  const { token } = await resetPerson(OPERATOR, { userId: ada.id })
  expect(await readLink(first)).toBeNull()
  const second = await spare()
  await take({ token, password: NEW })
  expect(await readLink(second)).toBeNull()
  const third = await spare()
  const session = { id: randomUUID() }
  await changePassword({ person: ada, session, preferences: {} }, { current: NEW, next: PASSWORD })
  expect(await readLink(third)).toBeNull()
})

test('a link that is none makes nobody hash', async () => {
  const timed = async (work: () => Promise<unknown>) => {
    const began = performance.now()
    for (let n = 0; n < 30; n++) await work()
    return performance.now() - began
  }
  const hashing = await timed(() => hashPassword(NEW))
  const refusing = await timed(() =>
    expect(take({ token: randomUUID(), password: NEW })).rejects.toEqual(refused('not_found')),
  )
  expect(refusing).toBeLessThan(hashing)
})

test('neither a link nor a session is stored as it is given out', async () => {
  const { token } = await invite()
  const dump = await owner`select t::text from one_time_links t union all select s::text from sessions s`
  expect(JSON.stringify(dump)).not.toContain(token)
  expect(JSON.stringify(dump)).not.toContain(Buffer.from(token).toString('hex'))
})
