import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hashPassword } from '@/db/access/password'
import { disablePerson, enablePerson } from '@/db/access/people'
import { findSession } from '@/db/access/sessions'
import { signInWithPassword } from '@/db/access/sign-in'
import { OPERATOR } from '@/lib/access/viewer'
import { attemptFrom, LIMITS } from '../../support/attempts'
import { eventually } from '../../support/launched'
import { type Member, makeMember, PASSWORD } from '../../support/member'

const WRONG = 'not the password at all'

let owner: postgres.Sql
let ada: Member

beforeAll(() => {
  owner = postgres(process.env.DATABASE_URL as string, { max: 2, onnotice: () => {} })
})
afterAll(() => owner.end())
beforeEach(async () => {
  ada = await makeMember('Ada')
})

const attempt = (password: string, deviceToken: string | null = null) =>
  signInWithPassword(ada.email, password, attemptFrom({ deviceToken }))

test('the right password opens a session, any other and an unknown account get the same nothing', async () => {
  const token = await attempt(PASSWORD)
  expect(await findSession(token as string, LIMITS)).toMatchObject({
    person: { kind: 'person', id: ada.id, name: 'Ada' },
  })
  expect(await attempt(WRONG)).toBeNull()
  expect(await signInWithPassword('nobody@hospital.example', PASSWORD, attemptFrom())).toBeNull()
  expect(await signInWithPassword('nobody\0@hospital.example', PASSWORD, attemptFrom())).toBeNull()
  const upper = await signInWithPassword(ada.email.toUpperCase(), PASSWORD, attemptFrom())
  expect(await findSession(upper as string, LIMITS)).toMatchObject({ person: { id: ada.id } })
})

test('a closed account does not sign in, and its sessions end at the next request', async () => {
  const token = await attempt(PASSWORD)
  expect(await findSession(token as string, LIMITS)).toMatchObject({ person: { id: ada.id } })
  await disablePerson(OPERATOR, { userId: ada.id, version: 1 })
  expect(await findSession(token as string, LIMITS)).toBeNull()
  expect(await attempt(PASSWORD)).toBeNull()
})

test('a new sign-in ends the session that the browser held, whoever’s it was', async () => {
  const ben = await makeMember('Ben')
  const first = (await attempt(PASSWORD)) as string
  const again = (await signInWithPassword(ada.email, PASSWORD, attemptFrom({ sessionToken: first }))) as string
  expect(await findSession(first, LIMITS)).toBeNull()
  expect(await findSession(again, LIMITS)).toMatchObject({ person: { id: ada.id } })
  const bens = (await signInWithPassword(ben.email, PASSWORD, attemptFrom({ sessionToken: again }))) as string
  expect(await findSession(again, LIMITS)).toBeNull()
  expect(await findSession(bens, LIMITS)).toMatchObject({ person: { id: ben.id } })
  const ended = await owner`select 1 from audit_events where action = 'session.replace' and subject_id = ${ada.id}`
  expect(ended).toHaveLength(2)
})

test('a wrong password ends nothing', async () => {
  const first = (await attempt(PASSWORD)) as string
  expect(await signInWithPassword(ada.email, WRONG, attemptFrom({ sessionToken: first }))).toBeNull()
  expect(await findSession(first, LIMITS)).toMatchObject({ person: { id: ada.id } })
})

/** Runs `change` while an attempt with the right password has been looked at and stands before its last step. */
async function whileEntering(change: (tx: postgres.TransactionSql) => Promise<unknown>): Promise<string | null> {
  const entered = await owner.begin(async (tx) => {
    await tx`select 1 from users where id = ${ada.id} for update`
    const entering = attempt(PASSWORD)
    await eventually(async () => (await waiting()) >= 1, 'it to wait', 30_000)
    await change(tx)
    return { entering }
  })
  return entered.entering
}

test('a password that is replaced, or an account that is closed, while it is looked at opens nothing', async () => {
  const other = await hashPassword('four late trains to the coast')
  expect(await whileEntering((tx) => tx`update passwords set hash = ${other} where user_id = ${ada.id}`)).toBeNull()
  await owner`update passwords set hash = ${await hashPassword(PASSWORD)} where user_id = ${ada.id}`
  expect(await whileEntering((tx) => tx`update users set disabled_at = now() where id = ${ada.id}`)).toBeNull()
  await enablePerson(OPERATOR, { userId: ada.id, version: 1 })
  const open = await owner`select 1 from sessions where user_id = ${ada.id} and revoked_at is null`
  expect(open).toHaveLength(0)
})

async function waiting(): Promise<number> {
  const [row] = await owner<{ n: number }[]>`
    select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return row?.n ?? 0
}

test('of hundreds who sign in at once the owner gets a place, and so does somebody from elsewhere', async () => {
  const cleo = await makeMember('Cleo')
  const hers = randomUUID()
  expect(await attempt(PASSWORD, hers)).not.toBeNull()
  await owner`delete from attempts`
  const began = Date.now()
  const took = async (work: Promise<string | null>) => ({ token: await work, ms: Date.now() - began })
  const flood = Array.from({ length: 200 }, (_, n) =>
    signInWithPassword(`${n}.${randomUUID()}@elsewhere.example`, WRONG, attemptFrom({ address: null })),
  )
  const [told, mine, fromElsewhere] = await Promise.all([
    Promise.allSettled(flood).then((all) => ({ all, ms: Date.now() - began })),
    took(attempt(PASSWORD, hers)),
    took(signInWithPassword(cleo.email, PASSWORD, attemptFrom({ address: '192.0.2.77' }))),
  ])
  const looked = told.all.filter((one) => one.status === 'fulfilled' && one.value === null).length
  const refused = told.all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  console.info(`flood of 200: ${looked} looked at, ${refused.length} refused in words, all in ${told.ms} ms; \
owner in after ${mine.ms} ms, somebody from elsewhere after ${fromElsewhere.ms} ms`)
  expect(await findSession(mine.token as string, LIMITS)).toMatchObject({ person: { id: ada.id } })
  expect(await findSession(fromElsewhere.token as string, LIMITS)).toMatchObject({ person: { id: cleo.id } })
  expect(looked + refused.length).toBe(200)
  // How many are looked at before the others' patience ends is the machine's affair.
  expect(refused.length).toBeGreaterThan(0)
  const words = expect.objectContaining({ code: 'rate_limited', message: expect.stringContaining('few seconds') })
  expect(refused).toEqual(refused.map(() => words))
  // What nobody looked at counts against nobody.
  const counted = await owner`select count(*)::int as n from attempts where empty_at > now() + interval '1 minute'`
  expect(counted[0]?.n).toBe(looked)
})
