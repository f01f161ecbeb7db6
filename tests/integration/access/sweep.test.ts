import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { beforeAll, expect, test } from 'vitest'
import { listPeople } from '@/db/access/people'
import { findSession, openSession, openWaitingSession } from '@/db/access/sessions'
import { connect } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { OPERATOR, type Person, SIGN_IN } from '@/lib/access/viewer'
import { LIMITS } from '../../support/attempts'
import { asOwner } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { sweep } from '../../support/sweep'

const MANY = 12_000

let people: Person[]
beforeAll(async () => {
  people = [await makePerson('Ada'), await makePerson('Ben')]
})

async function asImporter<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

/** Fills every table with MANY rows that mean nothing any more, and with some that do, on each side of the line. */
async function fill(sql: postgres.Sql) {
  const ids = people.map(({ id }) => id)
  const hash = (name: string) => sql`sha256((${name} || n)::text::bytea)`
  const of = sql`(${ids}::uuid[])[1 + n % 2]`
  await sql`insert into sessions (token_hash, user_id, created_at, last_seen_at, expires_at, revoked_at)
    select ${hash('old')}, ${of}, now() - interval '40 days', now() - interval '40 days', now() - interval '31 days',
      case when n % 3 = 0 then now() - interval '39 days' end
    from generate_series(1, ${MANY}::int) n`
  await sql`insert into sessions (token_hash, user_id, created_at, last_seen_at, expires_at, revoked_at)
    select ${hash('kept')}, ${of}, now() - interval '29 days', now() - interval '29 days',
      now() + (n - 15) * interval '1 day', now() - interval '29 days' from generate_series(1, 20) n`
  await sql`insert into one_time_links (token_hash, purpose, user_id, expires_at, used_at)
    select ${hash('spent')}, 'reset', ${of}, now() + interval '1 hour' - (n % 2) * interval '2 hours',
      case when n % 2 = 0 then now() end from generate_series(1, ${MANY}::int) n`
  await sql`insert into one_time_links (token_hash, purpose, user_id, expires_at)
    select ${hash('good')}, 'reset', ${of}, now() + interval '1 hour' from generate_series(1, 20) n`
  await sql`insert into idempotency_keys (user_id, key, command, result, created_at)
    select ${of}, gen_random_uuid(), 'note.create', 'null', now() - interval '49 hours'
    from generate_series(1, ${MANY}::int) n`
  await sql`insert into idempotency_keys (user_id, key, command, result, created_at)
    select ${of}, gen_random_uuid(), 'note.create', 'null', now() - interval '47 hours' from generate_series(1, 20) n`
  await sql`insert into attempts (key, empty_at)
    select ${hash('empty')}, now() - interval '1 second' from generate_series(1, ${MANY}::int) n`
  await sql`insert into attempts (key, empty_at)
    select ${hash('not empty')}, now() + interval '1 hour' from generate_series(1, 20) n`
  await sql`insert into known_devices (token_hash, user_id, seen_at)
    select ${hash('forgotten')}, ${of}, now() - interval '401 days' from generate_series(1, ${MANY}::int) n`
  await sql`insert into known_devices (token_hash, user_id, seen_at)
    select ${hash('known')}, ${of}, now() - interval '399 days' from generate_series(1, 20) n`
  await sql`insert into webauthn_challenges (hash, purpose, holder, expires_at)
    select ${hash('expired')}, 'sign-in', 'none', now() - interval '1 second' from generate_series(1, ${MANY}::int) n`
  await sql`insert into webauthn_challenges (hash, purpose, holder, expires_at)
    select ${hash('asked')}, 'sign-in', 'none', now() + interval '1 minute' from generate_series(1, 20) n`
}

const TABLES = ['sessions', 'one_time_links', 'idempotency_keys', 'attempts', 'known_devices', 'webauthn_challenges']
const counts = () =>
  asOwner(async (sql) =>
    Promise.all(TABLES.map(async (table) => Number((await sql`select count(*) from ${sql(table)}`)[0]?.count))),
  )

test('what means nothing any more is deleted in batches, and all that means something stays', async () => {
  await asOwner(fill)
  expect(await counts()).toEqual(TABLES.map(() => MANY + 20))
  let pieces = 0
  await asImporter(async (sql) => {
    for (let done = false; !done; pieces++) done = (await sweep(sql)).done
  })
  expect(pieces).toBe(3)
  expect(await counts()).toEqual(TABLES.map(() => 20))
  // Again, where there is nothing to do.
  expect(await asImporter(sweep)).toEqual({ deleted: 0, done: true })
  expect(await counts()).toEqual(TABLES.map(() => 20))
})

test('the last session of a person stays, however old: that they have joined, and when they were here, is still known', async () => {
  const cleo = await makePerson('Cleo')
  const seen = async () => (await listPeople(OPERATOR)).find(({ id }) => id === cleo.id)
  for (let n = 0; n < 3; n++) await withViewer(SIGN_IN, (tx) => openSession(tx, cleo.id, null, LIMITS))
  await asOwner(
    (
      sql,
    ) => sql`update sessions set last_seen_at = now() - interval '300 days', expires_at = now() - interval '299 days'
      where user_id = ${cleo.id}`,
  )
  const before = await seen()
  // A password without the code after it is no visit: it neither counts nor stays.
  await withViewer(SIGN_IN, (tx) => openWaitingSession(tx, cleo.id, null))
  expect(await seen()).toEqual(before)
  await asOwner((sql) => sql`update sessions set expires_at = now() - interval '1 minute' where awaits_code`)
  await asImporter(sweep)
  expect(await asOwner((sql) => sql`select 1 from sessions where user_id = ${cleo.id}`)).toHaveLength(1)
  expect(await seen()).toEqual(before)
  expect(before).toMatchObject({ hasJoined: true })
})

test('a session that is open, and a row that somebody holds, are left alone', async () => {
  const [ada] = people as [Person]
  const token = await withViewer(SIGN_IN, (tx) => openSession(tx, ada.id, null, LIMITS))
  const key = randomUUID()
  await asOwner(async (sql) => {
    await sql`insert into attempts (key, empty_at) values (sha256(${key}::text::bytea), now() - interval '1 hour')`
    await sql.begin(async (tx) => {
      await tx`select 1 from attempts where key = sha256(${key}::text::bytea) for update`
      await asImporter(sweep)
      await tx`update attempts set empty_at = now() + interval '1 hour' where key = sha256(${key}::text::bytea)`
    })
    expect(await sql`select 1 from attempts where key = sha256(${key}::text::bytea)`).toHaveLength(1)
  })
  expect(await findSession(token, LIMITS)).toMatchObject({ person: { id: ada.id } })
})

test('the role that sweeps sees no row of these tables, and nobody else sweeps', async () => {
  for (const table of TABLES)
    await expect(asImporter((sql) => sql`select * from ${sql(table)}`)).rejects.toMatchObject({ code: '42501' })
  await expect(
    asOwner((sql) =>
      sql.begin(async (tx) => {
        await tx`set local role precis_app`
        await tx`select app.sweep_attempts(1)`
      }),
    ),
  ).rejects.toMatchObject({ code: '42501' })
})
