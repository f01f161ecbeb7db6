import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildIfStale } from '@/bin/build-if-stale'
import { disconnect } from '@/db/connection/disconnect'
import { freePort } from '@/db/server/free-port'
import { workOn } from '@/db/settings/settings'
import { CANARY, makeWriter, type Writer } from '../../support/canary-portal'
import { eventually, type Launched, launch, stopLaunched } from '../../support/launched'
import { ownPostgres } from '../../support/own-postgres'
import { builtActions, callAction } from '../../support/server-actions'

// Every action of the build, as an editor and as an administrator, and every page and route, with a canary in all that
// can be written or asked for, while the database fails in each of its ways: none of it may stand in the log.

vi.setConfig({ testTimeout: 300_000, hookTimeout: 400_000 })

const AUTH_SECRET = 'a secret of this test alone'
/** What a session is found by must stay, and what is written before anything that people write. */
const SPARED = ['sessions', 'users', 'user_accounts', 'idempotency_keys', 'audit_events']

let server: Awaited<ReturnType<typeof ownPostgres>>
let portal: Launched
let site: string
let owner: postgres.Sql
let tables: string[]

beforeAll(async () => {
  await buildIfStale()
  server = await ownPostgres()
  const port = await freePort()
  site = `http://127.0.0.1:${port}`
  const env = { DATABASE_URL: server.url, AUTH_SECRET, PRECIS_DEMO: '1', DATABASE_POOL: '40' }
  portal = launch(['bin/start.ts'], { ...env, PORT: String(port) })
  await portal.says('Précis is at')
  await disconnect()
  workOn(server.url)
  owner = postgres(server.url, { max: 2, onnotice: () => {} })
  const rows = await owner<{ name: string }[]>`
    select relname as name from pg_class
    where relkind = 'r' and not relispartition and relnamespace = 'public'::regnamespace
      and not relname = any(${SPARED}) and relname !~ '^(search_|studies$)'`
  tables = rows.map(({ name }) => name)
})

afterAll(async () => {
  await owner?.end()
  await disconnect()
  await stopLaunched()
  await server?.remove()
})

const lines = () =>
  portal.err
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, string>)

/** Actions that end the session of whoever does them, or all others of theirs: they come after everything else. */
const ENDS_SESSIONS = /^(?:signOut|revoke\w*|changePassword|disable|changeRole|takeLink|signInWith\w+)$/

/** Between them, those of each role do everything at once; what the log has of it. */
async function everything(writers: Writer[], { pages = false } = {}) {
  const before = lines().length
  const headers = { origin: site, host: new URL(site).host }
  const actions = builtActions()
  const called =
    ({ cookie, fields }: Writer, action: (typeof actions)[number]) =>
    () =>
      callAction(site, action, { ...headers, cookie }, { ...fields, key: randomUUID() })
  const ends = ({ name }: (typeof actions)[number]) => ENDS_SESSIONS.test(name)
  const shareOf = (writer: Writer) => Math.floor(writers.indexOf(writer) / ROLES.length)
  const calls = writers.flatMap((writer) => [
    ...actions
      .filter((action, place) => !ends(action) && place % SHARES === shareOf(writer))
      .map((action) => called(writer, action)),
    ...(pages && shareOf(writer) === 0 ? writer.addresses : []).map(
      (address) => () => fetch(site + address, { headers: { cookie: writer.cookie }, redirect: 'manual' }),
    ),
  ])
  const last = writers.flatMap((writer) => actions.filter(ends).map((action) => called(writer, action)))
  const texts: string[] = []
  for (const some of [calls, last]) texts.push(...(await Promise.all(some.map(saidBy))))
  // What Next has printed and not reported is logged a second later.
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  return { logged: lines().slice(before), texts }
}

/** What the portal answers; nothing where it broke off, as it may when everybody asks at once: what is logged is asked for here. */
const saidBy = (call: () => Promise<Response>) =>
  call()
    .then((answer) => answer.text())
    .catch(() => '')

const ROLES = ['editor', 'administrator'] as const
/** So many people share what one of them may not do at once: writes have a limit. */
const SHARES = 3
const makeWriters = () =>
  Promise.all(
    Array.from({ length: SHARES }, () => ROLES).flatMap((roles) =>
      roles.map((role) => makeWriter(server.url, role, AUTH_SECRET)),
    ),
  )

function expectNoCanary() {
  const at = portal.err.indexOf(CANARY)
  expect(at < 0 ? '' : portal.err.slice(Math.max(0, at - 1_000), at + 200)).toBe('')
  expect(portal.out).not.toContain(CANARY)
}

/** Has every table refuse every row, in PL/pgSQL with `it` as the whole row. */
async function refusing<T>(statement: string, work: () => Promise<T>): Promise<T> {
  await owner.unsafe(`
    create or replace function fail_by_row() returns trigger language plpgsql as $$
    declare it text := coalesce(new, old)::text;
    begin ${statement}; return coalesce(new, old); end $$`)
  for (const table of tables)
    await owner.unsafe(`create trigger fail_by_row before insert or update or delete on ${table}
      for each row execute function fail_by_row()`)
  try {
    return await work()
  } finally {
    for (const table of tables) await owner.unsafe(`drop trigger fail_by_row on ${table}`)
  }
}

const AS_TAKEN = `raise unique_violation using message = 'duplicate key value violates unique constraint "nothing_twice"',
  detail = format('Key (row)=(%s) already exists.', it), constraint = 'nothing_twice', table = tg_table_name`

test.each([
  ['a value that is there already', AS_TAKEN, '23505'],
  ['a value of another type', 'perform it::int', '22P02'],
  ['a fault of a function', "raise exception 'no: %', it using hint = it", 'P0001'],
])('%s', async (_, statement, code) => {
  const writers = await makeWriters()
  const { logged, texts } = await refusing(statement, () => everything(writers))
  expectNoCanary()
  const failed = logged.filter(({ event }) => event === 'an action failed')
  expect(failed.filter((line) => line.code === code).length).toBeGreaterThan(20)
  const named = failed.map(({ action, person }) => `${action} ${person}`)
  const byEditors = writers.filter((_, place) => ROLES[place % ROLES.length] === 'editor')
  const noted = byEditors.map(({ member }) => `app/(portal)/notes/actions.ts createNote ${member.id}`)
  expect(named.filter((one) => noted.includes(one))).toHaveLength(1)
  const shown = texts.flatMap((text) =>
    [...text.matchAll(/Reference: ([0-9A-Z]{8})/g)].map(([, reference]) => reference),
  )
  expect(shown.length).toBeGreaterThan(20)
  expect(logged.map(({ reference }) => reference)).toEqual(expect.arrayContaining(shown))
})

test('a rule of a table', async () => {
  const writers = await makeWriters()
  for (const table of tables)
    await owner.unsafe(`alter table ${table} add constraint nothing_passes check (false) not valid`)
  const { logged } = await everything(writers).finally(async () => {
    for (const table of tables) await owner.unsafe(`alter table ${table} drop constraint nothing_passes`)
  })
  expectNoCanary()
  const failed = logged.filter(({ code }) => code === '23514')
  expect(failed.length).toBeGreaterThan(20)
  expect(failed.every(({ constraint }) => constraint === 'nothing_passes')).toBe(true)
})

/** While `work` is done, somebody else holds every table. */
async function locked<T>(work: (waiting: () => Promise<number>) => Promise<T>): Promise<T> {
  const holder = postgres(server.url, { max: 1, onnotice: () => {} })
  const held = await holder.reserve()
  await held.unsafe(`begin; lock table ${[...tables, 'studies'].join(', ')} in access exclusive mode`)
  try {
    return await work(async () => {
      const [row] = await owner`
        select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'precis'`
      return row?.n
    })
  } finally {
    await held.unsafe('rollback')
    held.release()
    await holder.end()
  }
}

test('a lock that is not given in time', async () => {
  const writers = await makeWriters()
  const { logged } = await locked(() => everything(writers, { pages: true }))
  expectNoCanary()
  const late = logged.filter(({ code }) => code === '55P03')
  expect(late.filter(({ event }) => event === 'an action failed').length).toBeGreaterThan(20)
  // Pages that failed are named by their templates, and nothing of what was asked of them is.
  const routes = late.filter(({ event }) => event === 'a request failed').map(({ route }) => route)
  expect(routes).toEqual(expect.arrayContaining(['/notes', '/lists/[id]', '/studies/[key]/[[...slug]]']))
})

// What lost its backend is made again by itself, and need not be a fault for anybody.
test.each([
  ['a backend that dies in the middle', 'pg_terminate_backend', '57P01', 0],
  ['a statement that is cancelled', 'pg_cancel_backend', '57014', 5],
])('%s', async (_, end, code, least) => {
  const writers = await makeWriters()
  const { logged } = await locked(async (waiting) => {
    const all = everything(writers, { pages: true })
    await eventually(async () => (await waiting()) > 20, 'statements to wait')
    for (let turn = 0; turn < 3; turn++) {
      await owner.unsafe(`select ${end}(pid) from pg_stat_activity
        where wait_event_type = 'Lock' and application_name = 'precis'`)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
    return all
  })
  expectNoCanary()
  expect(
    logged.filter((line) => line.code === code || /^CONNECTION_/.test(line.code ?? '')).length,
  ).toBeGreaterThanOrEqual(least)
})

test('a statement that takes too long', async () => {
  const writers = await makeWriters()
  const { logged } = await refusing('perform pg_sleep(20)', () => everything(writers))
  expectNoCanary()
  expect(logged.filter(({ code }) => code === '57014').length).toBeGreaterThan(5)
})

test('no trace of what was written stands in the log in the end', () => {
  expect(lines().length).toBeGreaterThan(150)
  expectNoCanary()
})
