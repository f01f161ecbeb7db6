import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { withViewer } from '@/db/connection/with-viewer'
import { migrate } from '@/db/server/migrate'
import { checkLogin, portalLogin } from '@/db/server/portal-login'
import { StartError } from '@/db/server/start-error'
import { asOwner } from '../../support/corpus'
import { withEmptyDatabase } from '../../support/empty-database'
import { makeMember } from '../../support/member'
import { makeStudy } from '../../support/studies'
import { testDatabaseUrl } from '../../support/test-database'

let url: string
let portal: postgres.Sql
const made: string[] = []
const unique = (name: string) => {
  const role = `precis_test_${name}_${randomBytes(4).toString('hex')}`
  made.push(role)
  return role
}

beforeAll(async () => {
  url = await portalLogin(testDatabaseUrl())
  made.push(new URL(url).username)
  portal = postgres(url, { max: 1, onnotice: () => {}, connection: { role: 'precis_app' } as never })
})

afterAll(async () => {
  await portal.end()
  await asOwner(async (owner) => {
    for (const role of made) {
      const [there] = await owner`select from pg_roles where rolname = ${role}`
      if (!there) continue
      await owner`drop owned by ${owner(role)}`
      await owner`drop role ${owner(role)}`
    }
  })
})

/** A session of the portal's as an attacker's statement finds it; nothing of it outlives the test. */
async function attack(...statements: string[]): Promise<unknown> {
  const session = postgres(url, { max: 1, onnotice: () => {}, connection: { role: 'precis_app' } as never })
  try {
    let last: unknown
    // One after the other: some are refused among others.
    for (const statement of statements.flatMap((text) => text.split('; '))) last = await session.unsafe(statement)
    return [...(last as Iterable<unknown>)]
  } finally {
    await session.end()
  }
}

/** Ways out of the role that a statement of the portal's runs as. */
const WAYS_OUT = [
  'set role none',
  'reset role; set role none',
  'reset session authorization; set role none',
  'set session authorization default; set role none',
  'discard all; set role none',
  "select set_config('role', 'none', false)",
  'set role precis_import',
  'set role precis_jobs',
]
const PERSONAL = ['passwords', 'sessions', 'one_time_links', 'notes', 'user_accounts', 'app.portal_logins']

test.each(WAYS_OUT)('after “%s” nothing personal is read or written', async (wayOut) => {
  const ada = await makeMember('Ada')
  await withViewer(ada, async (tx) => {
    await tx.execute(`insert into notes (author_id, study_id, body) values ('${ada.id}', ${await makeStudy()}, 'mine')`)
  })
  const actors = [
    "select set_config('app.actor', 'operator', false)",
    `select set_config('app.user_id', '${ada.id}', false)`,
  ]
  for (const table of PERSONAL) {
    for (const statement of [`select * from ${table}`, `delete from ${table}`, `select count(*) from ${table}`])
      await expect(attack(...actors, wayOut, statement), statement).rejects.toMatchObject({ code: '42501' })
  }
  const write = "update notes set body = 'theirs'"
  await expect(attack(...actors, wayOut, write)).rejects.toMatchObject({ code: '42501' })
  expect(await asOwner((owner) => owner`select body from notes where author_id = ${ada.id}`)).toMatchObject([
    { body: 'mine' },
  ])
})

test.each([
  'set session authorization precis',
  'set role pg_read_all_data',
  'create role precis_test_thief superuser',
  'alter role precis_app bypassrls',
  'grant pg_read_all_data to precis_app',
  'alter table notes disable row level security',
  'alter table notes no force row level security',
  'create policy all_of_it on notes to precis_app using (true)',
  'create table mine (n int)',
  "create function app.mine() returns int language sql as 'select 1'",
  'create schema mine',
  "copy (select 1) to program 'true'",
  "copy notes to '/tmp/notes'",
  "select pg_read_file('postgresql.conf')",
  "select lo_import('/etc/hostname')",
  'select rolpassword from pg_authid',
  "set session_replication_role = 'replica'",
  'alter system set log_statement = $$all$$',
  'create extension file_fdw',
  'create database precis_test_theirs',
])('“%s” is refused, with and without the role', async (statement) => {
  for (const before of [['select 1'], ['set role none'], ['set role precis_import'], ['set role precis_jobs']])
    await expect(attack(...before, statement), before[0]).rejects.toThrow(
      /permission denied|must (?:be|have)|only|not allowed|denied/i,
    )
})

test('the login owns nothing and is a member of three roles', async () => {
  const [row] = await portal`
    select session_user as name, current_user as acts,
      (select count(*)::int from pg_class where relowner = r.oid) + (select count(*)::int from pg_proc where proowner = r.oid)
        + (select count(*)::int from pg_database where datdba = r.oid) as owned,
      rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls or rolinherit as more,
      (select array_agg(g.rolname::text order by g.rolname) from pg_auth_members m join pg_roles g on g.oid = m.roleid
        where m.member = r.oid) as roles
    from pg_roles r where rolname = session_user`
  expect(row).toMatchObject({
    acts: 'precis_app',
    owned: 0,
    more: false,
    roles: ['precis_app', 'precis_import', 'precis_jobs'],
  })
  expect(row?.name).toBe(new URL(url).username)
})

test('it is made once: the next start, and one at the same moment, find the same', async () => {
  const again = await Promise.all([portalLogin(testDatabaseUrl()), portalLogin(testDatabaseUrl())])
  expect(again).toEqual([url, url])
  expect(await portal`select 1 as still`).toMatchObject([{ still: 1 }])
})

test('what an administrator has given it besides is taken away again', async () => {
  const name = new URL(url).username
  await asOwner((owner) => owner`grant pg_read_all_data to ${owner(name)}`)
  await asOwner((owner) => owner`alter role ${owner(name)} createdb bypassrls`)
  await expect(checkLogin(url, 'this login')).rejects.toThrow(/BYPASSRLS.*pg_read_all_data/)
  expect(await portalLogin(testDatabaseUrl())).toBe(url)
  await checkLogin(url, 'this login')
})

test('two databases of one server have a login each, and a role of that name that somebody else made is left alone', async () => {
  await withEmptyDatabase(async (empty) => {
    await migrate(empty)
    const theirs = `${new URL(empty).pathname.slice(1)}_portal`
    made.push(theirs)
    await asOwner((owner) => owner`create role ${owner(theirs)} login createdb password 'theirs'`)
    const other = await portalLogin(empty)
    made.push(new URL(other).username)
    expect([theirs, new URL(url).username]).not.toContain(new URL(other).username)
    expect(new URL(other).password).not.toBe(new URL(url).password)
    expect(await asOwner((owner) => owner`select rolcreatedb from pg_roles where rolname = ${theirs}`)).toMatchObject([
      { rolcreatedb: true },
    ])
    await checkLogin(url, 'the first one')
    await asOwner(async (owner) => {
      await owner`alter database ${owner(new URL(empty).pathname.slice(1))} owner to current_user`
    })
  })
})

test('an owner that may make roles and is no superuser makes it too; one that may not is told what to do', async () => {
  const password = 'an owner of this test'
  const owner = unique('owner')
  await asOwner((sql) => sql.unsafe(`create role ${owner} login createrole password '${password}'`))
  await withEmptyDatabase(async (empty) => {
    const name = new URL(empty).pathname.slice(1)
    await migrate(empty)
    const as = new URL(empty)
    as.username = owner
    as.password = password
    const admin = postgres(empty, { max: 1, onnotice: () => {} })
    try {
      await admin.unsafe(`alter database ${name} owner to ${owner}`)
      await admin.unsafe(`grant precis_app, precis_import, precis_jobs to ${owner} with admin option`)
      await admin.unsafe(`grant usage on schema app to ${owner}; alter table app.portal_logins owner to ${owner}`)
      const login = await portalLogin(as.href)
      made.push(new URL(login).username)
      await checkLogin(login, 'this login')
      expect(await portalLogin(as.href)).toBe(login)

      await admin.unsafe(`alter role ${owner} nocreaterole`)
      const refused = portalLogin(as.href)
      await expect(refused).rejects.toThrow(StartError)
      await expect(refused).rejects.toThrow(/may make no login.*DATABASE_MIGRATE_URL/)
      await expect(checkLogin(as.href, 'this role')).rejects.toThrow(/owns tables of the portal/)
    } finally {
      await admin.unsafe(`reassign owned by ${owner} to current_user`)
      await admin.end()
    }
  })
})

test('a login that somebody made for an earlier version serves this one too', async () => {
  const login = unique('earlier')
  await withEmptyDatabase(async (empty) => {
    await migrate(empty, '0022_set_functions')
    await asOwner((sql) =>
      sql.unsafe(`create role ${login} login password 'earlier'; grant precis_app, precis_import to ${login}`),
    )
    const as = new URL(empty)
    as.username = login
    as.password = 'earlier'
    await expect(checkLogin(as.href, 'this login')).rejects.toThrow(/no member of precis_jobs/)
    await migrate(empty)
    await checkLogin(as.href, 'this login')
  })
})

test('a superuser is no login for the portal', async () => {
  await expect(checkLogin(inject('serverUrl'), 'this role')).rejects.toThrow(/is a superuser/)
})
