import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { changePassword, changePreferences, readAccount, renameSelf } from '@/db/access/account'
import { hashPassword, matchesPassword } from '@/db/access/password'
import { findSession, listSessions, openSession, revokeOtherSessions, revokeSession } from '@/db/access/sessions'
import { withViewer } from '@/db/connection/with-viewer'
import { passwords, sessions, users } from '@/db/schema/users'
import { OPERATOR, type Person, SIGN_IN, type SignedIn, VISITOR } from '@/lib/access/viewer'
import { makePerson } from '../../support/people'

const LIMITS = { idleMinutes: 15, absoluteHours: 12 }
const OLD = 'nine quiet herons by the water'
const NEW = 'four late trains to the coast'
const refused = (code: string) => expect.objectContaining({ code })

let ada: Person
let ben: Person
/** Each of them as a session of theirs knows them. */
let adaHere: SignedIn
let benHere: SignedIn

beforeEach(async () => {
  ;[ada, ben] = [await makePerson('Ada'), await makePerson('Ben')]
  ;[adaHere, benHere] = [await signedIn(ada), await signedIn(ben)]
})

/** The same person as one of their own sessions knows them. */
async function signedIn(person: Person): Promise<SignedIn> {
  const token = await withViewer(SIGN_IN, (tx) => openSession(tx, person.id, 'Firefox', LIMITS))
  return (await findSession(token, LIMITS)) as SignedIn
}
const sessionsOf = async (who: SignedIn) => (await listSessions(who, LIMITS)).map(({ id }) => id)
const hash = async (who: Person) =>
  (
    await withViewer(OPERATOR, (tx) =>
      tx.select({ hash: passwords.hash }).from(passwords).where(eq(passwords.userId, who.id)),
    )
  )[0]?.hash

test('a name is changed by its owner, against the version they saw', async () => {
  await renameSelf(ada, { name: 'Ada L', version: 1 })
  expect(await readAccount(ada)).toMatchObject({ name: 'Ada L', version: 2 })
  await expect(renameSelf(ada, { name: 'lost?', version: 1 })).rejects.toEqual(refused('conflict'))
  expect(await readAccount(ada)).toMatchObject({ name: 'Ada L' })
  await expect(renameSelf(VISITOR as Person, { name: 'x', version: 1 })).rejects.toEqual(refused('unauthenticated'))
  const names = await withViewer(OPERATOR, (tx) =>
    tx.select({ name: users.name }).from(users).where(eq(users.id, ben.id)),
  )
  expect(names).toEqual([{ name: 'Ben' }])
})

test('a password is changed with the present one, and every other session ends', async () => {
  const elsewhere = await signedIn(ada)
  await withViewer(OPERATOR, async (tx) =>
    tx.insert(passwords).values({ userId: ada.id, hash: await hashPassword(OLD) }),
  )
  await expect(changePassword(adaHere, { current: 'not this one at all', next: NEW })).rejects.toEqual(
    refused('invalid'),
  )
  expect(await matchesPassword(await hash(ada), OLD)).toBe(true)
  await expect(changePassword(adaHere, { current: OLD, next: 'short' })).rejects.toEqual(refused('invalid'))
  await changePassword(adaHere, { current: OLD, next: NEW })
  expect(await matchesPassword(await hash(ada), NEW)).toBe(true)
  expect(await sessionsOf(adaHere)).toEqual([adaHere.session.id])
  expect(await sessionsOf(elsewhere)).not.toContain(elsewhere.session.id)
})

test('without a password there is none to change', async () => {
  expect(await readAccount(ada)).toMatchObject({ hasPassword: false })
  await expect(changePassword(adaHere, { current: '', next: NEW })).rejects.toEqual(refused('invalid'))
  expect(await hash(ada)).toBeUndefined()
})

test('a person ends one session, or all but this one; somebody else’s is not found', async () => {
  const [second, third] = [await signedIn(ada), await signedIn(ada)]
  await expect(revokeSession(ben, { sessionId: second.session.id })).rejects.toEqual(refused('not_found'))
  await expect(revokeSession(ben, { sessionId: randomUUID() })).rejects.toEqual(refused('not_found'))
  await expect(revokeSession(VISITOR as Person, { sessionId: second.session.id })).rejects.toEqual(
    refused('unauthenticated'),
  )
  expect(await sessionsOf(adaHere)).toHaveLength(3)
  await revokeSession(ada, { sessionId: second.session.id })
  expect((await sessionsOf(adaHere)).toSorted()).toEqual([adaHere.session.id, third.session.id].toSorted())
  await revokeOtherSessions(adaHere)
  expect(await sessionsOf(adaHere)).toEqual([adaHere.session.id])
  expect(await sessionsOf(benHere)).toEqual([benHere.session.id])
  await expect(revokeOtherSessions({ ...adaHere, person: VISITOR as Person })).rejects.toEqual(
    refused('unauthenticated'),
  )
})

test('a session knows which one it is and what the browser called itself', async () => {
  expect(await listSessions(adaHere, LIMITS)).toMatchObject([
    { id: adaHere.session.id, device: 'Firefox', current: true },
  ])
})

test('preferences are kept beside each other, and are one’s own', async () => {
  await changePreferences(ada, { theme: 'dark' })
  await changePreferences(ada, { shortcuts: false })
  expect((await readAccount(ada))?.preferences).toEqual({ theme: 'dark', shortcuts: false })
  expect((await readAccount(ben))?.preferences).toEqual({})
  await expect(changePreferences(VISITOR as Person, { theme: 'dark' })).rejects.toEqual(refused('unauthenticated'))
})

test('signing out leaves a token that is good for nothing', async () => {
  const token = await withViewer(SIGN_IN, (tx) => openSession(tx, ada.id, null, LIMITS))
  const here = (await findSession(token, LIMITS)) as SignedIn
  await revokeSession(here.person, { sessionId: here.session.id })
  expect(await findSession(token, LIMITS)).toBeNull()
  const [row] = await withViewer(OPERATOR, (tx) => tx.select().from(sessions).where(eq(sessions.id, here.session.id)))
  expect(row?.revokedAt).toBeInstanceOf(Date)
})
