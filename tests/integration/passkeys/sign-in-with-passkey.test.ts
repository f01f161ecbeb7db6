import { beforeEach, expect, test } from 'vitest'
import { disablePerson } from '@/db/access/people'
import { findSession } from '@/db/access/sessions'
import { newToken } from '@/db/access/token'
import { deletePasskey, listPasskeys } from '@/db/passkeys/passkeys'
import { askForPasskey, signInWithPasskey } from '@/db/passkeys/sign-in-with-passkey'
import { OPERATOR, type Person } from '@/lib/access/viewer'
import { attemptFrom, LIMITS } from '../../support/attempts'
import { Authenticator } from '../../support/authenticator'
import { asOwner } from '../../support/corpus'
import { addDevice, eventsOf, PARTY, sessionOf } from '../../support/passkeys'
import { makePerson } from '../../support/people'

const refused = (code: string, words = '') => expect.objectContaining({ code, message: expect.stringContaining(words) })
const LATE = 'That took too long, or was begun in another browser or tab'

let ada: Person
beforeEach(async () => {
  ada = await makePerson('Ada')
})

const browser = () => attemptFrom({ deviceToken: newToken() })
type Ways = Parameters<Authenticator['sign']>[1]
/** Asks for a passkey and has the device sign, in one browser. */
async function signIn(device: Authenticator, attempt = browser(), ways: Ways = {}) {
  return signInWithPasskey(device.sign(await askForPasskey(attempt, PARTY), ways), attempt, PARTY)
}
const whoHas = async (token: string | null) => (token ? (await findSession(token, LIMITS))?.person.id : null)

test('a passkey opens a session, as a password does: the browser is known and what it held ends', async () => {
  const device = await addDevice(ada)
  const attempt = browser()
  const first = await signIn(device, attempt)
  expect(await whoHas(first)).toBe(ada.id)
  const known = await asOwner((sql) => sql`select 1 from known_devices where user_id = ${ada.id}`)
  expect(known).toHaveLength(1)
  const second = await signIn(device, { ...attempt, sessionToken: first })
  expect(await whoHas(second)).toBe(ada.id)
  expect(await whoHas(first)).toBeUndefined()
  expect((await listPasskeys(ada))[0]?.lastUsedAt).toBeInstanceOf(Date)
  expect((await eventsOf(ada)).slice(-3)).toEqual(['session.open', 'session.replace', 'session.open'])
})

test('what devices are asked names nobody and no passkey', async () => {
  await addDevice(ada)
  const asked = await askForPasskey(browser(), PARTY)
  expect(asked.allowCredentials ?? []).toEqual([])
  expect(asked).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
})

test('a challenge is good once, and in the browser that asked for it', async () => {
  const device = await addDevice(ada)
  const [here, elsewhere] = [browser(), browser()]
  const answer = device.sign(await askForPasskey(here, PARTY))
  expect(await whoHas(await signInWithPasskey(answer, here, PARTY))).toBe(ada.id)
  await expect(signInWithPasskey(answer, here, PARTY)).rejects.toEqual(refused('invalid', LATE))
  const carried = device.sign(await askForPasskey(here, PARTY))
  await expect(signInWithPasskey(carried, elsewhere, PARTY)).rejects.toEqual(refused('invalid', LATE))
  const late = device.sign(await askForPasskey(here, PARTY))
  await asOwner((sql) => sql`update webauthn_challenges set expires_at = now() - interval '1 second'`)
  await expect(signInWithPasskey(late, here, PARTY)).rejects.toEqual(refused('invalid', LATE))
})

test('two tabs of one browser may both ask, and the same answer sent at the same moment opens one session', async () => {
  const device = await addDevice(ada, { isSynchronised: true })
  const attempt = browser()
  const [first, second] = [await askForPasskey(attempt, PARTY), await askForPasskey(attempt, PARTY)]
  expect(await signInWithPasskey(device.sign(second), attempt, PARTY)).not.toBeNull()
  expect(await signInWithPasskey(device.sign(first), attempt, PARTY)).not.toBeNull()
  const answer = device.sign(await askForPasskey(attempt, PARTY))
  const tries = await Promise.allSettled([1, 2, 3, 4].map(() => signInWithPasskey(answer, attempt, PARTY)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('another address, an unchecked person, somebody else’s handle and a wrong signature are refused in words', async () => {
  const device = await addDevice(ada)
  await expect(signIn(device, browser(), { origin: 'http://elsewhere.example' })).rejects.toEqual(
    refused('invalid', 'at another address'),
  )
  await expect(signIn(device, browser(), { isVerified: false })).rejects.toEqual(
    refused('invalid', 'has not checked that it is you'),
  )
  await expect(signIn(device, browser(), { userHandle: 'c29tZWJvZHkgZWxzZQ' })).rejects.toEqual(
    refused('invalid', 'could not be checked'),
  )
  const [attempt, stranger] = [browser(), new Authenticator()]
  const forged = { ...stranger.sign(await askForPasskey(attempt, PARTY)) }
  const answer = { ...forged, id: device.credentialId, rawId: device.credentialId }
  await expect(signInWithPasskey(answer, attempt, PARTY)).rejects.toEqual(refused('invalid', 'could not be checked'))
  expect(await eventsOf(ada)).toEqual(['session.open', 'passkey.add'])
})

test('a passkey that is deleted, of a closed account, or of nobody opens nothing', async () => {
  const [first, second] = [await addDevice(ada), await addDevice(ada)]
  const here = await sessionOf(ada)
  await deletePasskey(here, { passkeyId: (await listPasskeys(ada))[0]?.id as string })
  expect(await signIn(first)).toBeNull()
  expect(await signIn(new Authenticator())).toBeNull()
  await disablePerson(OPERATOR, { userId: ada.id, version: 1 })
  expect(await signIn(second)).toBeNull()
})

test('a counter that goes back is a copy where a key cannot leave its device, and is recorded', async () => {
  const device = await addDevice(ada)
  expect(await signIn(device, browser(), { counter: 9 })).not.toBeNull()
  for (const counter of [9, 3, 0]) expect(await signIn(device, browser(), { counter })).toBeNull()
  expect((await eventsOf(ada)).filter((event) => event === 'passkey.refuse')).toHaveLength(3)
  expect(await signIn(device, browser(), { counter: 10 })).not.toBeNull()
})

test('a key that is synchronised may count as it likes, or never', async () => {
  const device = await addDevice(ada, { isSynchronised: true })
  for (const counter of [0, 0, 7, 3, 0]) expect(await signIn(device, browser(), { counter })).not.toBeNull()
  expect(await eventsOf(ada)).not.toContain('passkey.refuse')
  const [row] = await asOwner((sql) => sql`select counter::int from passkeys where user_id = ${ada.id}`)
  expect(row?.counter).toBe(7)
})

test('failures are counted against the passkey and its address, and a browser that its owner knows has a count of its own', async () => {
  const device = await addDevice(ada)
  const home = browser()
  expect(await signIn(device, home)).not.toBeNull()
  const strange = attemptFrom({ deviceToken: newToken(), address: '192.0.2.77' })
  for (let n = 0; n < 5; n++)
    await expect(signIn(device, strange, { isVerified: false })).rejects.toEqual(refused('invalid'))
  await expect(signIn(device, strange)).rejects.toEqual(refused('rate_limited'))
  expect(await signIn(device, home)).not.toBeNull()
})
