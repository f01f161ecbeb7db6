import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { changePassword, changePreferences, readAccount, renameSelf } from '@/db/access/account'
import { hashPassword, matchesPassword } from '@/db/access/password'
import { findSession, listSessions, openSession, revokeOtherSessions, revokeSession } from '@/db/access/sessions'
import { withViewer } from '@/db/connection/with-viewer'
import { passwords, sessions, users } from '@/db/schema/users'
import { OPERATOR, type Person, SIGN_IN, VISITOR } from '@/lib/access/viewer'
import { makePerson } from '../../support/people'

const LIMITS = { idleMinutes: 15, absoluteHours: 12 }
const OLD = 'nine quiet herons by the water'
const NEW = 'four late trains to the coast'
const refused = (code: string) => expect.objectContaining({ code })

let ada: Person
let ben: Person

beforeEach(async () => {
  ;[ada, ben] = [await signedIn(await makePerson('Ada')), await signedIn(await makePerson('Ben'))]
})

/** The same person as one of their own sessions knows them. */
async function signedIn(person: Person): Promise<Person> {
  const token = await withViewer(SIGN_IN, (tx) => openSession(tx, person.id, 'Firefox', LIMITS))
  return (await findSession(token, LIMITS)) as Person
}
const standing = async (who: Person) => (await listSessions(who, LIMITS)).map(({ id }) => id)
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
  await expect(changePassword(ada, { current: 'not this one at all', next: NEW })).rejects.toEqual(refused('invalid'))
  expect(await matchesPassword(await hash(ada), OLD)).toBe(true)
  await expect(changePassword(ada, { current: OLD, next: 'short' })).rejects.toEqual(refused('invalid'))
  await changePassword(ada, { current: OLD, next: NEW })
  expect(await matchesPassword(await hash(ada), NEW)).toBe(true)
  expect(await standing(ada)).toEqual([ada.sessionId])
  expect(await standing(elsewhere)).not.toContain(elsewhere.sessionId)
})

test('without a password there is none to change', async () => {
  expect(await readAccount(ada)).toMatchObject({ hasPassword: false })
  await expect(changePassword(ada, { current: '', next: NEW })).rejects.toEqual(refused('invalid'))
  expect(await hash(ada)).toBeUndefined()
})

test('a person ends one session, or all but this one; somebody else’s is not found', async () => {
  const [second, third] = [await signedIn(ada), await signedIn(ada)]
  await expect(revokeSession(ben, { sessionId: second.sessionId })).rejects.toEqual(refused('not_found'))
  await expect(revokeSession(ben, { sessionId: randomUUID() })).rejects.toEqual(refused('not_found'))
  await expect(revokeSession(VISITOR as Person, { sessionId: second.sessionId })).rejects.toEqual(
    refused('unauthenticated'),
  )
  expect(await standing(ada)).toHaveLength(3)
  await revokeSession(ada, { sessionId: second.sessionId })
  expect((await standing(ada)).toSorted()).toEqual([ada.sessionId, third.sessionId].toSorted())
  await revokeOtherSessions(ada)
  expect(await standing(ada)).toEqual([ada.sessionId])
  expect(await standing(ben)).toEqual([ben.sessionId])
  await expect(revokeOtherSessions(VISITOR as Person)).rejects.toEqual(refused('unauthenticated'))
})

test('a session knows which one it is and what the browser called itself', async () => {
  expect(await listSessions(ada, LIMITS)).toMatchObject([{ id: ada.sessionId, device: 'Firefox', current: true }])
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
  const here = (await findSession(token, LIMITS)) as Person
  await revokeSession(here, { sessionId: here.sessionId })
  expect(await findSession(token, LIMITS)).toEqual(VISITOR)
  const [row] = await withViewer(OPERATOR, (tx) => tx.select().from(sessions).where(eq(sessions.id, here.sessionId)))
  expect(row?.revokedAt).toBeInstanceOf(Date)
})
