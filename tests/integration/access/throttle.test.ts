import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { signInWithPassword } from '@/db/access/sign-in'
import { countAttempt } from '@/db/access/throttle'
import { attemptFrom } from '../../support/attempts'
import { type Member, makeMember, PASSWORD } from '../../support/member'

const WRONG = 'not the password at all'
const ADDRESS = '192.0.2.9'

let owner: postgres.Sql
let ada: Member

beforeAll(() => {
  owner = postgres(process.env.DATABASE_URL as string, { max: 1, onnotice: () => {} })
})
afterAll(() => owner.end())
beforeEach(async () => {
  await owner`delete from attempts`
  ada = await makeMember('Ada')
})

const attempt = (password: string, deviceToken: string | null = null, address: string | null = null) =>
  signInWithPassword(ada.email, password, attemptFrom({ deviceToken, address }))
const limited = (words: RegExp) =>
  expect.objectContaining({ code: 'rate_limited', message: expect.stringMatching(words) })

/** As if so many minutes had gone by. */
const pass = (minutes: number) => owner`update attempts set empty_at = empty_at - make_interval(mins => ${minutes})`

/** How many of `times` wrong guesses were looked at. */
async function guess(times: number, guessOnce: (n: number) => Promise<unknown>): Promise<number> {
  let looked = 0
  for (let n = 0; n < times; n++) {
    await guessOnce(n).then(
      () => looked++,
      (error) => expect(error).toMatchObject({ code: 'rate_limited' }),
    )
  }
  return looked
}

test('five guesses at an account are looked at, then none, and an unknown account is told the same', async () => {
  for (const email of [ada.email, `${randomUUID()}@hospital.example`]) {
    const told: unknown[] = []
    const once = () => signInWithPassword(email, WRONG, attemptFrom())
    expect(await guess(5, once)).toBe(5)
    await signInWithPassword(email.toUpperCase(), PASSWORD, attemptFrom()).catch((error) => told.push(error))
    expect(told).toEqual([limited(/^Too many failed attempts for this account\. Try again in 12 minutes\.$/)])
  }
  expect(await owner`select 1 from sessions where user_id = ${ada.id}`).toHaveLength(0)
})

test('somebody who guesses as fast as may be for five hours has at most ten guesses in any hour, from wherever', async () => {
  const looked: number[] = []
  for (let minute = 0; minute < 300; minute++) {
    const account = { kind: 'account', value: ada.email } as const
    const address = { kind: 'address', value: `198.51.100.${minute % 250}` } as const
    const times = await guess(3, () => countAttempt([account, address]))
    for (let n = 0; n < times; n++) looked.push(minute)
    await pass(1)
  }
  const inHour = looked.map((from) => looked.filter((at) => at >= from && at < from + 60).length)
  console.info(`guesses at one account in five hours: ${looked.length}, at most ${Math.max(...inHour)} in an hour`)
  expect(Math.max(...inHour)).toBeLessThanOrEqual(10)
  expect(looked.length).toBeGreaterThan(25)
})

test('thirty guesses at once are five', async () => {
  const told = await Promise.allSettled(Array.from({ length: 30 }, () => attempt(WRONG)))
  expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
})

test('a success gives back what it counted itself, and forgives nothing of what strangers did', async () => {
  expect(await guess(4, () => attempt(WRONG))).toBe(4)
  for (let n = 0; n < 3; n++) expect(await attempt(PASSWORD)).toEqual(expect.any(String))
  expect(await guess(5, () => attempt(WRONG))).toBe(1)
  await expect(attempt(PASSWORD)).rejects.toEqual(limited(/account/))
  await pass(12)
  expect(await attempt(PASSWORD)).toEqual(expect.any(String))
})

test('the owner gets in from a browser of hers while strangers hold the account, and has a count of her own', async () => {
  const hers = randomUUID()
  expect(await attempt(PASSWORD, hers)).toEqual(expect.any(String))
  expect(await guess(6, () => attempt(WRONG, randomUUID()))).toBe(5)
  await expect(attempt(PASSWORD)).rejects.toEqual(limited(/account/))
  expect(await attempt(PASSWORD, hers)).toEqual(expect.any(String))
  expect(await guess(12, () => attempt(WRONG, hers))).toBe(10)
  await expect(attempt(PASSWORD, hers)).rejects.toEqual(limited(/in this browser\. Try again in 6 minutes/))
  await pass(6)
  expect(await attempt(PASSWORD, hers)).toEqual(expect.any(String))
  // Who has shown who they are begins anew in that browser.
  expect(await guess(12, () => attempt(WRONG, hers))).toBe(10)
})

test('a shared workstation knows everybody who has signed in at it, and nobody else', async () => {
  const [ben, cleo] = [await makeMember('Ben'), await makeMember('Cleo')]
  const ward = attemptFrom({ deviceToken: randomUUID() })
  for (const one of [ada, ben]) expect(await signInWithPassword(one.email, PASSWORD, ward)).not.toBeNull()
  for (const { email } of [ada, ben, cleo])
    expect(await guess(6, () => signInWithPassword(email, WRONG, attemptFrom()))).toBe(5)
  for (const one of [ada, ben]) expect(await signInWithPassword(one.email, PASSWORD, ward)).not.toBeNull()
  await expect(signInWithPassword(cleo.email, PASSWORD, ward)).rejects.toEqual(limited(/account/))
})

test('a flood of made-up names from one address holds up unknown browsers there, never known ones, and leaks away', async () => {
  const hers = randomUUID()
  expect(await attempt(PASSWORD, hers, ADDRESS)).not.toBeNull()
  const madeUp = (n: number) =>
    countAttempt([
      { kind: 'account', value: `${n}@elsewhere.example` },
      { kind: 'address', value: ADDRESS },
    ])
  expect(await guess(110, madeUp)).toBe(100)
  expect(await attempt(PASSWORD, hers, ADDRESS)).toEqual(expect.any(String))
  expect(await attempt(WRONG, hers, ADDRESS)).toBeNull()
  await expect(attempt(PASSWORD, null, ADDRESS)).rejects.toEqual(limited(/from this network\. Try again in 1 minute\./))
  expect(await attempt(PASSWORD, null, '192.0.2.10')).toEqual(expect.any(String))
  await pass(10)
  expect(await guess(20, (n) => madeUp(1_000 + n))).toBe(10)
  await pass(100)
  expect(await guess(110, (n) => madeUp(2_000 + n))).toBe(100)
})

test('a house behind one address is not held up by its own people signing in from new browsers', async () => {
  for (let n = 0; n < 12; n++) expect(await attempt(PASSWORD, randomUUID(), ADDRESS)).not.toBeNull()
  const left = await guess(110, () => countAttempt([{ kind: 'address', value: ADDRESS }]))
  expect(left).toBe(100)
})

test('where nobody can say the address, nothing is counted by it', async () => {
  for (let n = 0; n < 150; n++) {
    await countAttempt([{ kind: 'account', value: `${n}.nowhere@hospital.example` }])
  }
  expect(await signInWithPassword('somebody@hospital.example', WRONG, attemptFrom())).toBeNull()
  expect(await owner`select 1 from attempts`).toHaveLength(151)
  expect(await attempt(PASSWORD)).toEqual(expect.any(String))
})

test('an attempt that is refused is not counted anywhere', async () => {
  expect(await guess(5, () => attempt(WRONG, null, ADDRESS))).toBe(5)
  expect(await guess(95, () => attempt(WRONG, null, ADDRESS))).toBe(0)
  expect(await guess(100, () => countAttempt([{ kind: 'address', value: ADDRESS }]))).toBe(95)
})
