import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { changePassword } from '@/db/access/account'
import { closeOwnAccount } from '@/db/access/close-account'
import { eraseJob } from '@/db/access/erase-job'
import { eraseOn } from '@/db/access/erasures'
import { redeemLink } from '@/db/access/links'
import { disablePerson, invitePerson, listPeople, resetPerson } from '@/db/access/people'
import { signInWithPassword } from '@/db/access/sign-in'
import { signInWithIdentity } from '@/db/access/sign-in-with-identity'
import { newToken } from '@/db/access/token'
import { beginCodes, makeRecoveryCodes, resetCodes, turnOffCodes } from '@/db/codes/codes'
import { unseal } from '@/db/codes/seal'
import { signInWithCode } from '@/db/codes/sign-in-with-code'
import { deletePasskey, listPasskeys } from '@/db/passkeys/passkeys'
import { codeAt } from '@/lib/access/totp'
import { OPERATOR, type Person } from '@/lib/access/viewer'
import { attemptFrom } from '../../support/attempts'
import { asOwner } from '../../support/corpus'
import { letPass, mailIsSetUp, runOnce, sendNow, storedMails, writeAt } from '../../support/mail'
import { type MailServer, startMailServer } from '../../support/mail-server'
import { type Member, makeMember, PASSWORD } from '../../support/member'
import { addDevice, sessionOf } from '../../support/passkeys'
import { makePerson } from '../../support/people'
import { sweep } from '../../support/sweep'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const NEXT = 'seven slow otters under a bridge'

beforeAll(() => {
  process.env.AUTH_SECRET = 'a secret of this test alone'
})
afterAll(() => {
  mailIsSetUp(false)
})

let server: MailServer
let ada: Member
let chief: Person
beforeEach(async () => {
  mailIsSetUp()
  await asOwner(async (sql) => {
    await sql`delete from outgoing_mails`
    await sql`delete from account_events`
  })
  server = await startMailServer()
  ada = await makeMember('Ada')
  chief = await makePerson('Chief', 'administrator')
})
afterEach(() => server.close())

/** Has a minute pass and the worker write and send; what has arrived since, in its order. */
async function arrived() {
  const before = server.received.length
  await letPass('61 seconds')
  await writeAt(new Date())
  await sendNow(server)
  return server.received.slice(before).map(({ to, mail, raw }) => ({
    to: to[0],
    subject: (mail.subject ?? '').replace('Précis: ', ''),
    text: mail.text ?? '',
    raw,
  }))
}
const subjects = async () => (await arrived()).map(({ subject }) => subject)
const browser = (known = {}) => attemptFrom({ device: FIREFOX, deviceToken: newToken(), ...known })
const versionOf = async (who: Person) => (await listPeople(OPERATOR)).find(({ id }) => id === who.id)?.version as number
const eventsLeft = () => asOwner((sql) => sql`select kind from account_events`)
const codeOf = async (who: Person, steps = 0) => {
  const [row] = await asOwner((sql) => sql`select sealed from app_keys where user_id = ${who.id}`)
  return codeAt(unseal(row?.sealed, who.id) as Uint8Array, Date.now() + steps * 30_000)
}
async function switchOn(who: Person): Promise<string[]> {
  const here = await sessionOf(who)
  await beginCodes(here)
  return (await makeRecoveryCodes(here, { code: await codeOf(who, -1) })).codes
}

test('a sign-in from a new browser is mailed once, and the next one from the same browser is not', async () => {
  const attempt = browser()
  await signInWithPassword(ada.email, PASSWORD, attempt)
  const [mail, ...more] = await arrived()
  expect(more).toEqual([])
  expect(mail).toMatchObject({ to: ada.email, subject: 'Somebody signed in from a new browser' })
  expect(mail?.text).toContain('(Europe/Berlin) · Firefox on Linux')
  // Of the browser only its name, and nothing that signs anybody in or stops such mails.
  for (const secret of ['Gecko', 'Mozilla', attempt.deviceToken as string]) expect(mail?.raw).not.toContain(secret)
  expect(mail?.raw).not.toMatch(/List-Unsubscribe|List-ID|\/u\/|\/link\//i)
  expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated/m)
  await signInWithPassword(ada.email, PASSWORD, attempt)
  await signInWithPassword(ada.email, 'a wrong one, of twenty signs', browser())
  expect(await subjects()).toEqual([])
  expect(await eventsLeft()).toEqual([])
})

test('by an identity of the organisation it is the same', async () => {
  const identity = {
    issuer: 'https://issuer.example',
    subject: randomUUID(),
    email: ada.email,
    isEmailVerified: true,
    claims: {},
  }
  const attempt = browser()
  await signInWithIdentity(identity, attempt)
  await signInWithIdentity(identity, attempt)
  expect(await subjects()).toEqual(['Somebody signed in from a new browser'])
})

test('a changed password is mailed, and a link made and used, and never the link', async () => {
  const here = await sessionOf(ada)
  await asOwner((sql) => sql`update sessions set device = ${FIREFOX} where id = ${here.session.id}`)
  await changePassword(here, { current: PASSWORD, next: NEXT })
  const [changed] = await arrived()
  expect(changed).toMatchObject({ subject: 'Your password was changed' })
  expect(changed?.text).toContain('· Firefox on Linux')
  const { token } = await resetPerson(chief, { userId: ada.id })
  const [made] = await arrived()
  expect(made).toMatchObject({
    to: ada.email,
    subject: 'An administrator made a link with which a new password can be set',
  })
  expect(made?.raw).not.toContain(token)
  const attempt = browser()
  await signInWithPassword(ada.email, NEXT, attempt)
  await arrived()
  const session = await redeemLink({ token, password: PASSWORD }, attempt)
  const [set] = await arrived()
  expect(set).toMatchObject({ subject: 'Your password was set with a link' })
  for (const secret of [token, session.token, PASSWORD, NEXT]) expect(set?.raw).not.toContain(secret)
  await expect(changePassword(await sessionOf(ada), { current: 'not the right one', next: NEXT })).rejects.toThrow()
  expect(await subjects()).toEqual([])
})

test('passkeys that are added or deleted are mailed', async () => {
  await addDevice(ada, { name: 'My secret phone' })
  const [added] = await arrived()
  expect(added).toMatchObject({ subject: 'A passkey was added' })
  expect(added?.raw).not.toContain('secret phone')
  const [passkey] = await listPasskeys(ada)
  await deletePasskey(await sessionOf(ada), { passkeyId: passkey?.id as string })
  expect(await subjects()).toEqual(['A passkey was deleted'])
})

test('codes switched on, off, by an administrator too, and a recovery code are mailed, and never a code', async () => {
  const codes = await switchOn(ada)
  const [on] = await arrived()
  expect(on).toMatchObject({ subject: 'Codes after the password were switched on' })
  for (const code of codes) expect(on?.raw).not.toContain(code)
  // New recovery codes alone change nothing about how one signs in.
  await makeRecoveryCodes(await sessionOf(ada), {})
  expect(await subjects()).toEqual([])
  const attempt = browser()
  const again = (await makeRecoveryCodes(await sessionOf(ada), {})).codes
  const waiting = (await signInWithPassword(ada.email, PASSWORD, attempt)) as string
  // Whoever knows the password alone is not in.
  expect(await subjects()).toEqual([])
  await signInWithCode(again[0] as string, { ...attempt, sessionToken: waiting })
  const [recovered] = await arrived()
  expect(recovered?.subject).toBe('2 events on your account')
  expect(recovered?.text).toContain('A recovery code was used to sign in')
  expect(recovered?.text).toContain('Somebody signed in from a new browser')
  expect(recovered?.raw).not.toContain(again[0])
  await turnOffCodes(await sessionOf(ada))
  expect(await subjects()).toEqual(['Codes after the password were switched off'])
  // What is begun and given up was never on.
  await beginCodes(await sessionOf(ada))
  await turnOffCodes(await sessionOf(ada))
  expect(await subjects()).toEqual([])
  await switchOn(ada)
  await arrived()
  await resetCodes(chief, { userId: ada.id })
  expect(await subjects()).toEqual(['An administrator switched codes after the password off for you'])
})

test('whose account was closed hears of it, by themselves or by an administrator', async () => {
  await disablePerson(chief, { userId: ada.id, version: await versionOf(ada) })
  const ben = await makeMember('Ben')
  await closeOwnAccount(await sessionOf(ben), { email: ben.email })
  const mails = await arrived()
  expect(mails.map(({ to, subject }) => [to, subject]).sort()).toEqual(
    [ada.email, ben.email].sort().map((to) => [to, 'Your account was closed']),
  )
})

test('nobody is erased before that mail has left, and not much later where it cannot leave', async () => {
  const erase = () => runOnce(eraseJob({ folder: null, erasesComments: false }))
  const nameOf = async (who: Person) =>
    (await asOwner((sql) => sql<{ name: string }[]>`select name from users where id = ${who.id}`))[0]?.name
  const eraseToday = async (who: Person) => {
    await disablePerson(chief, { userId: who.id, version: await versionOf(who) })
    await eraseOn(chief, { userId: who.id, version: await versionOf(who), on: new Date().toISOString().slice(0, 10) })
  }
  await eraseToday(ada)
  await erase()
  expect(await nameOf(ada)).toBe('Ada')
  await letPass('61 seconds')
  await writeAt(new Date())
  await erase()
  expect(await nameOf(ada)).toBe('Ada')
  await sendNow(server)
  expect(server.received.map(({ to }) => to[0])).toEqual([ada.email])
  await erase()
  expect(await nameOf(ada)).toBe('Former member')
  const ben = await makeMember('Ben')
  await eraseToday(ben)
  await letPass('73 hours')
  await erase()
  expect(await nameOf(ben)).toBe('Former member')
  expect(await eventsLeft()).toEqual([])
})

test('ten events in a minute are one mail, and those after it are another', async () => {
  for (let n = 0; n < 10; n++) {
    await letPass('5 seconds')
    await signInWithPassword(ada.email, PASSWORD, browser())
    await writeAt(new Date())
  }
  // Not a minute has passed since the first.
  expect(await storedMails()).toEqual([])
  const mails = await arrived()
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text.match(/Firefox on Linux/g)).toHaveLength(10)
  await signInWithPassword(ada.email, PASSWORD, browser())
  expect(await arrived()).toHaveLength(1)
})

test('neither quiet hours nor having stopped all other mail hold it back, and the zone is the reader’s own', async () => {
  await asOwner(
    (sql) => sql`insert into mail_settings (user_id, zone, sends_digest, sends_now, quiet_from, quiet_to)
      values (${ada.id}, 'Asia/Tokyo', false, false, '00:00', '23:59')`,
  )
  await signInWithPassword(ada.email, PASSWORD, browser())
  const [mail] = await arrived()
  expect(mail?.text).toContain('(Asia/Tokyo)')
})

test('who has not joined, or whose address does not exist, gets nothing', async () => {
  const { token } = await invitePerson(chief, {
    key: randomUUID(),
    name: 'Cid',
    email: `cid.${randomUUID()}@hospital.example`,
    role: 'reader',
  })
  const cid = (await listPeople(OPERATOR)).find(({ name, hasJoined }) => name === 'Cid' && !hasJoined)
  await resetPerson(chief, { userId: cid?.id as string })
  await expect(redeemLink({ token, password: PASSWORD }, browser())).rejects.toThrow()
  await asOwner((sql) => sql`insert into mail_settings (user_id, bounced_at) values (${ada.id}, now())`)
  await signInWithPassword(ada.email, PASSWORD, browser())
  expect(await eventsLeft()).toEqual([])
  expect(await subjects()).toEqual([])
})

test('without mail nothing is queued, and what nobody mailed in three days is not news', async () => {
  mailIsSetUp(false)
  await signInWithPassword(ada.email, PASSWORD, browser())
  await changePassword(await sessionOf(ada), { current: PASSWORD, next: NEXT })
  expect(await eventsLeft()).toEqual([])
  mailIsSetUp()
  await signInWithPassword(ada.email, NEXT, browser())
  await letPass('73 hours')
  expect(await subjects()).toEqual([])
  await asOwner((sql) => sweep(sql))
  expect(await eventsLeft()).toEqual([])
})

test('what is undone with its cause is not mailed, and two workers write of each event once', async () => {
  await expect(redeemLink({ token: newToken(), password: NEXT }, browser())).rejects.toThrow()
  expect(await eventsLeft()).toEqual([])
  const people = await Promise.all(Array.from({ length: 8 }, (_, n) => makeMember(`Reader ${n}`)))
  for (const who of people) await signInWithPassword(who.email, PASSWORD, browser())
  await letPass('61 seconds')
  await Promise.all([writeAt(new Date()), writeAt(new Date()), writeAt(new Date())])
  expect((await storedMails()).map(({ name }) => name).sort()).toEqual(people.map(({ name }) => name).sort())
})
