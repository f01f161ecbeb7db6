import { beforeEach, expect, test } from 'vitest'
import { confirmWithPassword } from '@/db/access/recent-sign-in'
import { readWaysIn } from '@/db/access/sign-in-ways'
import { askToConfirm, confirmWithPasskey } from '@/db/passkeys/confirm-with-passkey'
import { addPasskey, askToAdd, deletePasskey, listPasskeys, renamePasskey } from '@/db/passkeys/passkeys'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { Authenticator } from '../../support/authenticator'
import { asOwner } from '../../support/corpus'
import { makeMember, PASSWORD } from '../../support/member'
import { addDevice, eventsOf, oldSessionOf, PARTY, sessionOf } from '../../support/passkeys'
import { makePerson } from '../../support/people'

const refused = (code: string, words = '') => expect.objectContaining({ code, message: expect.stringContaining(words) })
const LATE = 'That took too long, or was begun in another browser or tab'

let ada: Person
let ben: Person
beforeEach(async () => {
  ;[ada, ben] = [await makePerson('Ada'), await makePerson('Ben')]
})

const ids = async (person: Person) => (await listPasskeys(person)).map(({ id }) => id)

test('a passkey is added, renamed and deleted by its owner, and each is an event', async () => {
  await addDevice(ada, { name: 'Old phone', isSynchronised: true })
  await addDevice(ada, { name: 'Key' })
  const [phone, key] = await listPasskeys(ada)
  expect([phone, key]).toMatchObject([
    { name: 'Old phone', isBackedUp: true, lastUsedAt: null, version: 1 },
    { name: 'Key', isBackedUp: false, lastUsedAt: null },
  ])
  const renaming = { passkeyId: phone?.id as string, name: 'New phone', version: 1 }
  await renamePasskey(ada, renaming)
  await expect(renamePasskey(ada, renaming)).rejects.toEqual(refused('conflict'))
  await deletePasskey(await sessionOf(ada), { passkeyId: key?.id as string })
  expect(await listPasskeys(ada)).toMatchObject([{ name: 'New phone', version: 2 }])
  expect((await eventsOf(ada)).filter((event) => event.startsWith('passkey'))).toEqual([
    'passkey.add',
    'passkey.add',
    'passkey.rename',
    'passkey.delete',
  ])
})

test('somebody else’s passkey is not found, and a visitor is asked to sign in', async () => {
  await addDevice(ada)
  await addDevice(ben)
  const [passkeyId = ''] = await ids(ada)
  const [bens, visitor] = [await sessionOf(ben), { ...(await sessionOf(ben)), person: VISITOR as Person }]
  await expect(renamePasskey(ben, { passkeyId, name: 'Mine', version: 1 })).rejects.toEqual(refused('not_found'))
  await expect(deletePasskey(bens, { passkeyId })).rejects.toEqual(refused('not_found'))
  await expect(deletePasskey(visitor, { passkeyId })).rejects.toEqual(refused('unauthenticated'))
  await expect(askToAdd(visitor, PARTY)).rejects.toEqual(refused('unauthenticated'))
  expect(await listPasskeys(VISITOR as Person)).toEqual([])
  expect(await listPasskeys(ada)).toMatchObject([{ name: 'Phone' }])
})

test('what a device is asked says nothing of the person but their own address and name, and names what they have', async () => {
  const device = await addDevice(ada)
  const [first, second] = [await askToAdd(await sessionOf(ada), PARTY), await askToAdd(await sessionOf(ada), PARTY)]
  expect(first.user.id).toBe(second.user.id)
  expect(Buffer.from(first.user.id, 'base64url')).toHaveLength(32)
  expect(first).toMatchObject({
    rp: { id: 'localhost' },
    attestation: 'none',
    excludeCredentials: [{ id: device.credentialId }],
    authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
  })
  expect((await askToAdd(await sessionOf(ben), PARTY)).user.id).not.toBe(first.user.id)
})

test('a challenge is good once, in the session that asked, for its purpose and for five minutes', async () => {
  const [here, elsewhere, bens] = [await sessionOf(ada), await sessionOf(ada), await sessionOf(ben)]
  const make = async () => new Authenticator().make(await askToAdd(here, PARTY))
  const add = (signedIn = here, answer: ReturnType<Authenticator['make']>) =>
    addPasskey(signedIn, { name: 'Key', answer }, PARTY)
  const answer = await make()
  await add(here, answer)
  await expect(add(here, answer)).rejects.toEqual(refused('invalid', LATE))
  // In another browser, and by somebody else.
  for (const other of [elsewhere, bens])
    await expect(add(other, await make())).rejects.toEqual(refused('invalid', LATE))
  const forConfirming = new Authenticator().make(await askToConfirm(here, PARTY))
  await expect(add(here, forConfirming)).rejects.toEqual(refused('invalid', LATE))
  const late = await make()
  await asOwner((sql) => sql`update webauthn_challenges set expires_at = now() - interval '1 second'`)
  await expect(add(here, late)).rejects.toEqual(refused('invalid', LATE))
  expect(await listPasskeys(ada)).toHaveLength(1)
  expect(await listPasskeys(ben)).toEqual([])
})

test('the same answer sent twice at the same moment adds one passkey', async () => {
  const here = await sessionOf(ada)
  const answer = new Authenticator().make(await askToAdd(here, PARTY))
  const tries = await Promise.allSettled([1, 2, 3, 4].map(() => addPasskey(here, { name: 'Key', answer }, PARTY)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await listPasskeys(ada)).toHaveLength(1)
})

test('a passkey of another address, of another portal, or of a device that did not check is refused', async () => {
  const here = await sessionOf(ada)
  const add = async (change: (asked: Awaited<ReturnType<typeof askToAdd>>) => ReturnType<Authenticator['make']>) =>
    addPasskey(here, { name: 'Key', answer: change(await askToAdd(here, PARTY)) }, PARTY)
  const device = new Authenticator()
  await expect(add((asked) => device.make(asked, { origin: 'http://elsewhere.example' }))).rejects.toEqual(
    refused('invalid', 'at another address than that of this portal'),
  )
  await expect(add((asked) => device.make({ ...asked, rp: { id: 'elsewhere.example' } }))).rejects.toEqual(
    refused('invalid', 'could not be checked'),
  )
  await expect(add((asked) => device.make(asked, { isVerified: false }))).rejects.toEqual(
    refused('invalid', 'could not be checked'),
  )
  await expect(
    add((asked) => ({ ...device.make(asked), response: { ...device.make(asked).response, clientDataJSON: 'none' } })),
  ).rejects.toEqual(refused('invalid', 'could be read'))
  expect(await listPasskeys(ada)).toEqual([])
})

test('a key that somebody has already is not added again', async () => {
  const device = await addDevice(ada)
  const bens = await sessionOf(ben)
  const answer = device.make(await askToAdd(bens, PARTY))
  await expect(addPasskey(bens, { name: 'Mine', answer }, PARTY)).rejects.toEqual(refused('conflict', 'added already'))
  expect(await listPasskeys(ben)).toEqual([])
})

test('whoever signed in more than five minutes ago shows again who they are, before anything is added or deleted', async () => {
  const member = await makeMember('Cleo')
  const device = await addDevice(member)
  await addDevice(member)
  const old = await oldSessionOf(member)
  const [passkeyId = ''] = await ids(member)
  const conflict = refused('conflict', 'confirm again that it is you')
  await expect(askToAdd(old, PARTY)).rejects.toEqual(conflict)
  await expect(deletePasskey(old, { passkeyId })).rejects.toEqual(conflict)
  // Asked while it was recent, answered when it was not.
  const made = await sessionOf(member)
  const answer = new Authenticator().make(await askToAdd(made, PARTY))
  await asOwner(
    (sql) => sql`update sessions set created_at = now() - interval '6 minutes' where id = ${made.session.id}`,
  )
  await expect(addPasskey(made, { name: 'Key', answer }, PARTY)).rejects.toEqual(conflict)
  expect(await listPasskeys(member)).toHaveLength(2)

  await expect(confirmWithPassword(old, { password: 'not this one at all' })).rejects.toEqual(refused('invalid'))
  expect(await readWaysIn(old)).toMatchObject({ isRecent: false })
  await confirmWithPassword(old, { password: PASSWORD })
  expect(await readWaysIn(old)).toEqual({ isRecent: true, hasPassword: true, providers: [] })
  await deletePasskey(old, { passkeyId: (await ids(member))[1] as string })

  const older = await oldSessionOf(member)
  expect(await readWaysIn(older)).toMatchObject({ isRecent: false })
  await confirmWithPasskey(older, device.sign(await askToConfirm(older, PARTY)), PARTY)
  expect(await readWaysIn(older)).toMatchObject({ isRecent: true })
  expect((await eventsOf(member)).filter((event) => event === 'session.confirm')).toHaveLength(2)
})

test('nobody confirms who they are with somebody else’s passkey, nor for another session', async () => {
  const [adas, bens] = [await addDevice(ada), await addDevice(ben)]
  const [here, elsewhere] = [await oldSessionOf(ada), await oldSessionOf(ada)]
  await expect(confirmWithPasskey(here, bens.sign(await askToConfirm(here, PARTY)), PARTY)).rejects.toEqual(
    refused('invalid', 'not a passkey of yours'),
  )
  await expect(confirmWithPasskey(elsewhere, adas.sign(await askToConfirm(here, PARTY)), PARTY)).rejects.toEqual(
    refused('invalid', LATE),
  )
  expect(await readWaysIn(here)).toMatchObject({ isRecent: false })
  expect(await readWaysIn(elsewhere)).toMatchObject({ isRecent: false })
})

test('wrong passwords for confirming are counted, and after some of them nobody looks', async () => {
  const member = await makeMember('Dora')
  const old = await oldSessionOf(member)
  for (let n = 0; n < 5; n++)
    await expect(confirmWithPassword(old, { password: 'not this one at all' })).rejects.toEqual(refused('invalid'))
  await expect(confirmWithPassword(old, { password: PASSWORD })).rejects.toEqual(refused('rate_limited'))
})

test('the last way of signing in is kept, also when two are deleted at the same moment', async () => {
  await addDevice(ada)
  await addDevice(ada)
  const here = await sessionOf(ada)
  const both = await ids(ada)
  const tries = await Promise.allSettled(both.map((passkeyId) => deletePasskey(here, { passkeyId })))
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: refused('conflict', 'the only way in which you can sign in'),
  })
  const [passkeyId = ''] = await ids(ada)
  await expect(deletePasskey(here, { passkeyId })).rejects.toEqual(refused('conflict'))
  expect(await ids(ada)).toEqual([passkeyId])
  // With a password there is another way.
  await asOwner((sql) => sql`insert into passwords (user_id, hash) values (${ada.id}, 'none')`)
  await deletePasskey(here, { passkeyId })
  expect(await ids(ada)).toEqual([])
})

test('an account at a provider that is not set up is no way of signing in', async () => {
  await addDevice(ada)
  await asOwner(
    (sql) =>
      sql`insert into identities (issuer, subject, user_id) values ('https://gone.example', ${ada.id}, ${ada.id})`,
  )
  const [passkeyId = ''] = await ids(ada)
  await expect(deletePasskey(await sessionOf(ada), { passkeyId })).rejects.toEqual(refused('conflict'))
})
