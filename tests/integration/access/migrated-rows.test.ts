import postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate } from '@/db/server/migrate'
import { adminClient, onDatabase } from '../../support/test-server'

const DATABASE = `precis_test_migrated_${process.pid}`

let url: string

beforeAll(async () => {
  url = onDatabase(inject('serverUrl'), DATABASE)
  const admin = adminClient(inject('serverUrl'))
  await admin.unsafe(`create database ${DATABASE}`)
  await admin.end()
})

afterAll(async () => {
  const admin = adminClient(inject('serverUrl'))
  await admin.unsafe(`drop database if exists ${DATABASE} with (force)`)
  await admin.end()
})

test('browsers stay known, counts leak from now on, and a portal without an administrator still comes up', async () => {
  await migrate(url, '0017_study_views_dropped')
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const [ada] = await sql`insert into users (name, role) values ('Ada', 'reader') returning id`
  await sql`insert into known_devices (token_hash, user_id) values (sha256('a browser'), ${ada?.id})`
  await sql`insert into attempts (key, failures, last_at) values
    (sha256('a few'), 2, now()), (sha256('hundreds'), 110, now()), (sha256('long ago'), 110, now() - interval '23 hours')`
  await migrate(url)
  expect(await sql`select user_id from known_devices where token_hash = sha256('a browser')`).toEqual([
    { user_id: ada?.id },
  ])
  const [ben] = await sql`insert into users (name, role) values ('Ben', 'reader') returning id`
  await sql`insert into known_devices (token_hash, user_id) values (sha256('a browser'), ${ben?.id})`
  const left = await sql`
    select round(extract(epoch from empty_at - now()) / 60)::int as minutes from attempts order by empty_at desc`
  expect(left.map(({ minutes }) => (minutes > 0 ? minutes : 0))).toEqual([60, 24, 0])
  await sql`update users set name = 'Ada L' where id = ${ada?.id}`
  await sql.end()
})
