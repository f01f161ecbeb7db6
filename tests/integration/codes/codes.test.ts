import { beforeAll, beforeEach, expect, test } from 'vitest'
import { changePassword } from '@/db/access/account'
import { redeemLink } from '@/db/access/links'
import { disablePerson, listPeople, resetPerson } from '@/db/access/people'
import { confirmWithPassword } from '@/db/access/recent-sign-in'
import { findSession, listSessions } from '@/db/access/sessions'
import { signInWithPassword } from '@/db/access/sign-in'
import { signInWithIdentity } from '@/db/access/sign-in-with-identity'
import { newToken } from '@/db/access/token'
import { beginCodes, makeRecoveryCodes, readCodes, resetCodes, turnOffCodes } from '@/db/codes/codes'
import { unseal } from '@/db/codes/seal'
import { awaitsCode, signInWithCode, stopWaiting } from '@/db/codes/sign-in-with-code'
import { askForPasskey, signInWithPasskey } from '@/db/passkeys/sign-in-with-passkey'
import { forgetSettings } from '@/db/settings/settings'
import { codeAt } from '@/lib/access/totp'
import { OPERATOR, type Person, VISITOR } from '@/lib/access/viewer'
import { attemptFrom, LIMITS } from '../../support/attempts'
import { asOwner } from '../../support/corpus'
import { type Member, makeMember, PASSWORD } from '../../support/member'
import { addDevice, eventsOf, oldSessionOf, PARTY, sessionOf } from '../../support/passkeys'
import { makePerson } from '../../support/people'

const refused = (code: string, words = '') => expect.objectContaining({ code, message: expect.stringContaining(words) })

beforeAll(() => {
  process.env.AUTH_SECRET = 'a secret of this test alone'
  forgetSettings()
})

let ada: Member
beforeEach(async () => {
  ada = await makeMember('Ada')
})

async function secretOf(person: Person): Promise<Uint8Array> {
  const [row] = await asOwner((sql) => sql`select sealed from app_keys where user_id = ${person.id}`)
  return unseal(row?.sealed, person.id) as Uint8Array
}
/** What the person's app shows now, or some steps from now. */
const codeOf = async (person: Person, steps = 0) => codeAt(await secretOf(person), Date.now() + steps * 30_000)

/** Switches codes on with the code before this one, so that this one is still good. */
async function switchOn(person: Person): Promise<string[]> {
  const here = await sessionOf(person)
  await beginCodes(here)
  return (await makeRecoveryCodes(here, { code: await codeOf(person, -1) })).codes
}
const browser = () => attemptFrom({ deviceToken: newToken() })
/** The right password, in a browser that then waits for a code. */
async function waiting(attempt = browser(), member = ada) {
  const token = (await signInWithPassword(member.email, PASSWORD, attempt)) as string
  return { ...attempt, sessionToken: token }
}
const whoHas = async (token: string | null) => (token ? (await findSession(token, LIMITS))?.person.id : null)

test('codes are set up by a first code, and then asked for after the password', async () => {
  const here = await sessionOf(ada)
  expect(await readCodes(ada, ada.email)).toBeNull()
  await beginCodes(here)
  const begun = await readCodes(ada, ada.email)
  expect(begun).toMatchObject({ state: 'begun', key: { address: expect.stringContaining('otpauth://totp/') } })
  // Begun is not on.
  expect(await whoHas(await signInWithPassword(ada.email, PASSWORD, browser()))).toBe(ada.id)
  await expect(makeRecoveryCodes(here, { code: '000000' })).rejects.toEqual(refused('invalid', 'Incorrect code'))
  await expect(makeRecoveryCodes(here, {})).rejects.toEqual(refused('invalid'))
  const { codes } = await makeRecoveryCodes(here, { code: await codeOf(ada, -1) })
  expect(new Set(codes).size).toBe(10)
  expect(await readCodes(ada, ada.email)).toMatchObject({ state: 'on', recoveryCodes: 10 })
  await expect(beginCodes(here)).rejects.toEqual(refused('conflict', 'on already'))

  const attempt = await waiting()
  expect(await awaitsCode(attempt.sessionToken)).toBe(true)
  expect(await whoHas(attempt.sessionToken)).toBeUndefined()
  const token = await signInWithCode(await codeOf(ada), attempt)
  expect(token).not.toBe(attempt.sessionToken)
  expect(await whoHas(token)).toBe(ada.id)
  expect(await awaitsCode(attempt.sessionToken)).toBe(false)
  expect(await awaitsCode(token)).toBe(false)
  expect((await eventsOf(ada)).slice(-2)).toEqual(['codes.turn-on', 'session.open'])
})

test('neither key nor recovery codes stand in the database as they are', async () => {
  const codes = await switchOn(ada)
  const secret = Buffer.from(await secretOf(ada))
  const rows = await asOwner(
    (sql) => sql`select sealed as bytes from app_keys union all select hash from recovery_codes`,
  )
  const all = Buffer.concat(rows.map(({ bytes }) => bytes))
  expect(all.includes(secret)).toBe(false)
  for (const code of codes) expect(all.includes(Buffer.from(code.replaceAll('-', '')))).toBe(false)
  // Another secret, or another person's row, opens nothing.
  const [row] = await asOwner((sql) => sql`select sealed from app_keys where user_id = ${ada.id}`)
  expect(unseal(row?.sealed, (await makePerson('Ben')).id)).toBeNull()
  process.env.AUTH_SECRET = 'another secret that is as long'
  forgetSettings()
  expect(unseal(row?.sealed, ada.id)).toBeNull()
  const attempt = await waiting()
  await expect(signInWithCode('123456', attempt)).rejects.toEqual(refused('conflict', 'ask your administrator'))
  process.env.AUTH_SECRET = 'a secret of this test alone'
  forgetSettings()
})

test('a code is good for one step more and less, and once', async () => {
  await switchOn(ada)
  const code = await codeOf(ada)
  for (const steps of [-3, 3])
    await expect(signInWithCode(await codeOf(ada, steps), await waiting())).rejects.toEqual(refused('invalid'))
  expect(await whoHas(await signInWithCode(code, await waiting()))).toBe(ada.id)
  await expect(signInWithCode(code, await waiting())).rejects.toEqual(refused('invalid', 'used already'))
  // An earlier one is spent with a later one.
  expect(await whoHas(await signInWithCode(await codeOf(ada, 1), await waiting()))).toBe(ada.id)
  await expect(signInWithCode(code, await waiting())).rejects.toEqual(refused('invalid'))
})

test('the same code in several requests at the same moment signs in once', async () => {
  await switchOn(ada)
  const code = await codeOf(ada)
  const attempts = await Promise.all([waiting(), waiting(), waiting(), waiting()])
  const tries = await Promise.allSettled(attempts.map((attempt) => signInWithCode(code, attempt)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const again = await waiting()
  const next = await codeOf(ada, 1)
  const twice = await Promise.allSettled([1, 2, 3].map(() => signInWithCode(next, again)))
  expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('each recovery code signs in once, however it is typed, and new ones end the old', async () => {
  const [first = '', second = ''] = await switchOn(ada)
  expect(await whoHas(await signInWithCode(first.toLowerCase().replaceAll('-', ' '), await waiting()))).toBe(ada.id)
  await expect(signInWithCode(first, await waiting())).rejects.toEqual(refused('invalid'))
  expect(await readCodes(ada, ada.email)).toMatchObject({ recoveryCodes: 9 })
  expect(await eventsOf(ada)).toContain('codes.recover')
  const { codes } = await makeRecoveryCodes(await sessionOf(ada), {})
  await expect(signInWithCode(second, await waiting())).rejects.toEqual(refused('invalid'))
  expect(await whoHas(await signInWithCode(codes[0] as string, await waiting()))).toBe(ada.id)
  const attempts = [await waiting(), await waiting()]
  const tries = await Promise.allSettled(attempts.map((attempt) => signInWithCode(codes[1] as string, attempt)))
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('guesses are counted by account and address, and a browser that its owner knows has a count of its own', async () => {
  await switchOn(ada)
  const home = browser()
  await signInWithCode(await codeOf(ada), await waiting(home))
  const strange = attemptFrom({ deviceToken: newToken(), address: '192.0.2.78' })
  for (let n = 0; n < 5; n++)
    await expect(signInWithCode('000000', await waiting(strange))).rejects.toEqual(refused('invalid'))
  await expect(signInWithCode(await codeOf(ada, 1), await waiting(strange))).rejects.toEqual(refused('rate_limited'))
  expect(await whoHas(await signInWithCode(await codeOf(ada, 1), await waiting(home)))).toBe(ada.id)
})

test('who waits for a code is nobody yet: no session is listed, no browser known, and giving up ends it', async () => {
  await switchOn(ada)
  const attempt = await waiting()
  const devices = () => asOwner((sql) => sql`select 1 from known_devices where user_id = ${ada.id}`)
  expect(await devices()).toHaveLength(0)
  expect(await listSessions(await sessionOf(ada), LIMITS)).toHaveLength(2)
  await stopWaiting(attempt.sessionToken)
  await expect(signInWithCode(await codeOf(ada), attempt)).rejects.toEqual(refused('unauthenticated'))
  const late = await waiting()
  await asOwner((sql) => sql`update sessions set expires_at = now() - interval '1 second' where awaits_code`)
  await expect(signInWithCode(await codeOf(ada), late)).rejects.toEqual(refused('unauthenticated', 'took too long'))
  // A session that is open is not given up by it.
  const open = (await signInWithCode(await codeOf(ada), await waiting())) as string
  await stopWaiting(open)
  expect(await whoHas(open)).toBe(ada.id)
  expect(await devices()).toHaveLength(1)
})

test('a new password and a closed account end what waits for a code', async () => {
  await switchOn(ada)
  const before = await waiting()
  await changePassword(await sessionOf(ada), { current: PASSWORD, next: 'four late trains to the coast' })
  await expect(signInWithCode(await codeOf(ada), before)).rejects.toEqual(refused('unauthenticated'))
  const attempt = {
    ...browser(),
    sessionToken: await signInWithPassword(ada.email, 'four late trains to the coast', browser()),
  }
  await disablePerson(OPERATOR, { userId: ada.id, version: 1 })
  await expect(signInWithCode(await codeOf(ada), attempt)).rejects.toEqual(refused('unauthenticated'))
})

test('a link for a new password asks for a code too; a passkey and a provider do not', async () => {
  await switchOn(ada)
  const { token } = await resetPerson(OPERATOR, { userId: ada.id })
  const taken = await redeemLink({ token, password: 'four late trains to the coast' }, browser())
  expect(await awaitsCode(taken.token)).toBe(true)
  const [device, attempt] = [await addDevice(ada), browser()]
  const answer = device.sign(await askForPasskey(attempt, PARTY))
  expect(await whoHas(await signInWithPasskey(answer, attempt, PARTY))).toBe(ada.id)
  const identity = {
    issuer: 'https://issuer.example',
    subject: ada.id,
    email: ada.email,
    isEmailVerified: true,
    claims: {},
  }
  const vouched = (await signInWithIdentity(identity, browser())) as { token: string }
  expect(await whoHas(vouched.token)).toBe(ada.id)
})

test('whoever signed in long ago changes nothing, and somebody without a password needs no codes', async () => {
  await switchOn(ada)
  const old = await oldSessionOf(ada)
  for (const change of [beginCodes, turnOffCodes, (who: typeof old) => makeRecoveryCodes(who, {})])
    await expect(change(old)).rejects.toEqual(refused('conflict', 'confirm again that it is you'))
  expect(await readCodes(ada, ada.email)).toMatchObject({ state: 'on', recoveryCodes: 10 })
  await turnOffCodes(await sessionOf(ada))
  expect(await readCodes(ada, ada.email)).toBeNull()
  expect(await whoHas(await signInWithPassword(ada.email, PASSWORD, browser()))).toBe(ada.id)
  expect(await eventsOf(ada)).toContain('codes.turn-off')
  const ben = await makePerson('Ben')
  await expect(beginCodes(await sessionOf(ben))).rejects.toEqual(refused('conflict', 'you have none here'))
  await expect(beginCodes({ ...(await sessionOf(ben)), person: VISITOR as Person })).rejects.toEqual(
    refused('unauthenticated'),
  )
})

test('an administrator or the operator switches codes off for somebody, nobody else does, and it is recorded', async () => {
  const [root, ben] = [await makePerson('Root', 'administrator'), await makePerson('Ben', 'editor')]
  const usesCodes = async (viewer = root as Person | typeof OPERATOR) =>
    (await listPeople(viewer)).find(({ id }) => id === ada.id)?.usesCodes
  await switchOn(ada)
  expect(await usesCodes()).toBe(true)
  await expect(resetCodes(ben, { userId: ada.id })).rejects.toEqual(refused('forbidden'))
  await expect(resetCodes(ada, { userId: ada.id })).rejects.toEqual(refused('forbidden'))
  expect(await usesCodes(OPERATOR)).toBe(true)
  await resetCodes(root, { userId: ada.id })
  expect(await usesCodes()).toBe(false)
  expect(await whoHas(await signInWithPassword(ada.email, PASSWORD, browser()))).toBe(ada.id)
  await expect(resetCodes(OPERATOR, { userId: ada.id })).rejects.toEqual(refused('conflict', 'asked for no code'))
  const events = await asOwner(
    (sql) => sql`select actor_id from audit_events where action = 'people.reset-codes' and subject_id = ${ada.id}`,
  )
  expect(events).toMatchObject([{ actor_id: root.id }])
})

test('who has codes confirms with the password and a code: a password that was seen switches nothing off', async () => {
  const [recovery = ''] = await switchOn(ada)
  const old = await oldSessionOf(ada)
  const code = await codeOf(ada)
  await expect(confirmWithPassword(old, { password: PASSWORD })).rejects.toEqual(refused('invalid', 'Incorrect code'))
  await expect(confirmWithPassword(old, { password: PASSWORD, code: '000000' })).rejects.toEqual(refused('invalid'))
  await expect(turnOffCodes(old)).rejects.toEqual(refused('conflict'))
  // The password is asked first: a wrong one spends no code.
  await expect(confirmWithPassword(old, { password: 'not this one', code })).rejects.toEqual(refused('invalid'))
  await confirmWithPassword(old, { password: PASSWORD, code })
  await expect(confirmWithPassword(old, { password: PASSWORD, code })).rejects.toEqual(refused('invalid'))
  await confirmWithPassword(old, { password: PASSWORD, code: recovery })
  await turnOffCodes(old)
  expect(await readCodes(ada, ada.email)).toBeNull()
})
