import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeRole, disablePerson, invitePerson, listPeople, resetPerson } from '@/db/access/people'
import { OPERATOR, type Person, type Viewer } from '@/lib/access/viewer'
import { eventually, launch } from '../../support/launched'
import { makePerson } from '../../support/people'

const ROUNDS = 200

let owner: postgres.Sql
beforeAll(() => {
  owner = postgres(process.env.DATABASE_URL as string, { max: 3, onnotice: () => {} })
})
afterAll(() => owner.end())

const administrators = () =>
  owner<{ id: string }[]>`select id from users where role = 'administrator' and disabled_at is null`

/** Two administrators, and no other. */
async function two(): Promise<[Person, Person]> {
  const earlier = await administrators()
  const pair: [Person, Person] = [await makePerson('Ada', 'administrator'), await makePerson('Ben', 'administrator')]
  for (const { id } of earlier) await owner`update users set role = 'reader' where id = ${id}`
  return pair
}

type Blow = (who: Viewer, whom: Person) => Promise<unknown>
const disable: Blow = (who, whom) => disablePerson(who, { userId: whom.id, version: 1 })
const demote: Blow = (who, whom) => changeRole(who, { userId: whom.id, role: 'reader', version: 1 })

/** Every way in which two administrators can lose their rights at once: by each other, by the command line, by both. */
const RACES: [string, (a: Person, b: Person) => Promise<unknown>[]][] = [disable, demote].flatMap((first) =>
  [disable, demote].flatMap((second): [string, (a: Person, b: Person) => Promise<unknown>[]][] => {
    const names = `${first === disable ? 'closing' : 'demoting'} and ${second === disable ? 'closing' : 'demoting'}`
    return [
      [`${names}, each other`, (a, b) => [first(a, b), second(b, a)]],
      [`${names}, by the operator`, (a, b) => [first(OPERATOR, a), second(OPERATOR, b)]],
      [`${names}, by one of them and the operator`, (a, b) => [first(a, b), second(OPERATOR, a)]],
      [`${names}, three at once`, (a, b) => [first(a, b), second(b, a), first(OPERATOR, a), second(OPERATOR, b)]],
    ]
  }),
)

test(`of ${ROUNDS} races between two administrators none leaves nobody, and none is won by both`, async () => {
  const told: Record<string, number> = {}
  for (let round = 0; round < ROUNDS; round++) {
    const [name, race] = RACES[round % RACES.length] as (typeof RACES)[number]
    const [ada, ben] = await two()
    const outcomes = await Promise.allSettled(race(ada, ben))
    const left = (await administrators()).length
    expect({ name, left, won: outcomes.filter(({ status }) => status === 'fulfilled').length }).toEqual({
      name,
      left: 1,
      won: 1,
    })
    for (const one of outcomes) if (one.status === 'rejected') told[one.reason.code] = (told[one.reason.code] ?? 0) + 1
  }
  console.info(`${ROUNDS} races; the others were refused: ${JSON.stringify(told)}`)
  expect(Object.keys(told).toSorted()).toEqual(expect.arrayContaining(['conflict', 'unauthenticated']))
  // Words, never a fault of the database.
  expect(Object.keys(told).filter((code) => !['conflict', 'forbidden', 'unauthenticated'].includes(code))).toEqual([])
})

test('the database itself refuses, also two who do not wait for each other and one who deletes', async () => {
  for (let round = 0; round < 20; round++) {
    const pair = await two()
    const blows = pair.map(({ id }) =>
      owner.begin(async (tx) => {
        await tx`set local role precis_app`
        await tx`select set_config('app.actor', 'operator', true)`
        await tx`update users set ${tx(round % 2 ? { role: 'editor' } : { disabled_at: new Date() })} where id = ${id}`
      }),
    )
    const outcomes = await Promise.allSettled(blows)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(outcomes).toContainEqual({ status: 'rejected', reason: expect.objectContaining({ code: 'PR001' }) })
    expect(await administrators()).toHaveLength(1)
  }
  const [last] = await administrators()
  await expect(owner`delete from users where id = ${last?.id as string}`).rejects.toMatchObject({ code: 'PR001' })
})

test('two may change places in one transaction', async () => {
  const [ada, ben] = await two()
  await demote(OPERATOR, ben)
  await owner.begin(async (tx) => {
    await tx`update users set role = 'reader' where id = ${ada.id}`
    await tx`update users set role = 'administrator' where id = ${ben.id}`
  })
  expect(await administrators()).toEqual([{ id: ben.id }])
})

const LOST: [string, string][] = [
  ['demoted', "role = 'reader'"],
  ['disabled', 'disabled_at = now()'],
]
test.each(LOST)('an administrator who was %s while they waited acts no more', async (_how, change) => {
  const [ada, ben] = await two()
  const whom = await makePerson('Cleo')
  const email = `${randomUUID()}@hospital.example`
  const told = await owner.begin(async (tx) => {
    await tx`select app.lock_rights()`
    const all = Promise.allSettled([
      disable(ada, whom),
      demote(ada, whom),
      resetPerson(ada, { userId: whom.id }),
      invitePerson(ada, { key: randomUUID(), name: 'Nora', email, role: 'administrator' }),
    ])
    await eventually(async () => (await waiting()) >= 4, 'four to wait', 30_000)
    await tx.unsafe(`update users set ${change} where id = '${ada.id}'`)
    return { all }
  })
  const code = change.startsWith('role') ? 'forbidden' : 'unauthenticated'
  expect(await told.all).toEqual(
    Array.from({ length: 4 }, () => ({ status: 'rejected', reason: expect.objectContaining({ code }) })),
  )
  expect(await owner`select role, disabled_at from users where id = ${whom.id}`).toEqual([
    { role: 'reader', disabled_at: null },
  ])
  expect(await owner`select 1 from user_accounts where email = ${email}`).toHaveLength(0)
  expect(await administrators()).toEqual([{ id: ben.id }])
})

/** How many sessions of this database wait for a lock. */
async function waiting(): Promise<number> {
  const [row] = await owner<{ n: number }[]>`
    select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return row?.n ?? 0
}

test('the command line closes any account but the last administrator’s, and says so', async () => {
  const [ada, ben] = await two()
  const emails = new Map((await listPeople(OPERATOR)).map(({ id, email }) => [id, email]))
  const close = async ({ id }: Person) => {
    const command = launch(['bin/user.ts', 'disable', emails.get(id) as string], {
      DATABASE_URL: process.env.DATABASE_URL as string,
    })
    return { status: await command.ended, said: command.out + command.err }
  }
  expect(await close(ada)).toMatchObject({ status: 0, said: expect.stringContaining('can no longer sign in') })
  expect(await close(ben)).toMatchObject({ status: 1, said: expect.stringContaining('last active administrator') })
  expect(await administrators()).toEqual([{ id: ben.id }])
})
