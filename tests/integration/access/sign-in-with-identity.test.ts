import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { disablePerson, enablePerson } from '@/db/access/people'
import { findSession } from '@/db/access/sessions'
import { type Identity, signInWithIdentity } from '@/db/access/sign-in-with-identity'
import { withViewer } from '@/db/connection/with-viewer'
import { identities } from '@/db/schema/users'
import { OPERATOR } from '@/lib/access/viewer'
import { attemptFrom, LIMITS } from '../../support/attempts'
import { type Member, makeMember } from '../../support/member'

let ada: Member
let identity: Identity
beforeEach(async () => {
  ada = await makeMember('Ada')
  identity = {
    issuer: 'https://id.example',
    subject: randomUUID(),
    email: ada.email,
    isEmailVerified: true,
    claims: {},
  }
})

const enter = (changes: Partial<Identity> = {}, sessionToken: string | null = null) =>
  signInWithIdentity({ ...identity, ...changes }, attemptFrom({ sessionToken }))
const tokenOf = async (entering: ReturnType<typeof enter>) => ((await entering) as { token: string }).token
const links = () => withViewer(OPERATOR, (tx) => tx.select({ subject: identities.subject }).from(identities))

test('a provider’s person is known by issuer and subject, and by e-mail only where that was verified', async () => {
  expect(await enter({ email: null })).toEqual({ refused: 'no-email' })
  expect(await enter({ isEmailVerified: false })).toEqual({ refused: 'email-not-verified' })
  expect(await enter({ email: 'else@hospital.example' })).toEqual({ refused: 'no-account' })
  expect(await links()).not.toContainEqual({ subject: identity.subject })
  const token = await tokenOf(enter({ email: ada.email.toUpperCase() }))
  expect(await findSession(token, LIMITS)).toMatchObject({ person: { id: ada.id } })
  const again = await tokenOf(enter({ email: null, isEmailVerified: false }))
  expect(await findSession(again, LIMITS)).toMatchObject({ person: { id: ada.id } })
  expect(await enter({ issuer: 'https://other.example', isEmailVerified: false })).toEqual({
    refused: 'email-not-verified',
  })
})

test('whether an account exists is told to nobody whose address is not verified', async () => {
  for (const email of [ada.email, 'nobody@hospital.example'])
    expect(await enter({ email, isEmailVerified: false })).toEqual({ refused: 'email-not-verified' })
})

test('a closed account is said to be closed, by identity and by e-mail, and opens nothing', async () => {
  const token = await tokenOf(enter())
  await disablePerson(OPERATOR, { userId: ada.id, version: 1 })
  expect(await findSession(token, LIMITS)).toBeNull()
  expect(await enter()).toEqual({ refused: 'account-closed' })
  expect(await enter({ subject: 'another subject' })).toEqual({ refused: 'account-closed' })
  expect(await links()).not.toContainEqual({ subject: 'another subject' })
  await enablePerson(OPERATOR, { userId: ada.id, version: 2 })
  expect(await enter()).toEqual({ token: expect.any(String), unknown: [] })
})

test('of two first times at one moment both come in, and one link is made', async () => {
  const told = await Promise.all([enter(), enter()])
  expect(told).toEqual([
    { token: expect.any(String), unknown: [] },
    { token: expect.any(String), unknown: [] },
  ])
  expect((await links()).filter(({ subject }) => subject === identity.subject)).toHaveLength(1)
})

test('a session that the browser held ends', async () => {
  const before = await tokenOf(enter())
  const after = await tokenOf(enter({}, before))
  expect(await findSession(before, LIMITS)).toBeNull()
  expect(await findSession(after, LIMITS)).toMatchObject({ person: { id: ada.id } })
})
