import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeOwnAccount } from '@/db/access/close-account'
import { eraseJob } from '@/db/access/erase-job'
import { eraseOn } from '@/db/access/erasures'
import { disablePerson, listPeople } from '@/db/access/people'
import { listAuditEvents } from '@/db/audit/audit-trail'
import { connect } from '@/db/connection/pool'
import { changePeriod } from '@/db/retention/change-period'
import { liftHold, listHolds, putHold } from '@/db/retention/legal-holds'
import { daysUntilErased, readRetention } from '@/db/retention/read-retention'
import { sweepKind } from '@/db/retention/sweep-kind'
import { OPERATOR, type Person, SIGN_IN } from '@/lib/access/viewer'
import { eventSentence } from '@/lib/events/event-sentence'
import { CHANGEABLE_KINDS, KEPT_KINDS, SWEPT_KINDS, type SweptKind } from '@/lib/retention/kept-kinds'
import { asOwner } from '../../support/corpus'
import { makeMember } from '../../support/member'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let ada: Person
let ben: Person
let chief: Person
let worker: postgres.Sql

beforeAll(() => {
  worker = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
})
afterAll(() => worker.end())
beforeEach(async () => {
  ;[ada, ben, chief] = [await makePerson('Ada'), await makePerson('Ben'), await makePerson('Chief', 'administrator')]
  await asOwner((sql) => sql`update legal_holds set lifted_at = now() where lifted_at is null`)
  await asOwner((sql) => sql`delete from retention_periods`)
  await asOwner((sql) => sql`delete from notices`)
})

const refused = (code: string) => expect.objectContaining({ code })
const hold = (userId: string | null, endsOn: string | null = null) =>
  putHold(chief, { key: randomUUID(), userId, reason: 'A case.', endsOn })

/** One row of a kind that is so many days old, of a person where its rows are somebody's. */
const ROWS: Record<SweptKind, (sql: postgres.Sql, of: Person, days: number) => Promise<unknown>> = {
  sessions: async (sql, of, days) => {
    // The last one of a person stays.
    for (const seen of [days, 0])
      await sql`insert into sessions (token_hash, user_id, last_seen_at, expires_at)
        values (sha256(gen_random_uuid()::text::bytea), ${of.id}, now() - make_interval(days => ${seen}), now() - make_interval(days => ${days}))`
  },
  'waiting-sign-ins': (sql, of, days) =>
    sql`insert into sessions (token_hash, user_id, expires_at, awaits_code)
      values (sha256(gen_random_uuid()::text::bytea), ${of.id}, now() - make_interval(days => ${days}), true)`,
  links: (sql, of, days) =>
    sql`insert into one_time_links (token_hash, purpose, user_id, expires_at)
      values (sha256(gen_random_uuid()::text::bytea), 'reset', ${of.id}, now() - make_interval(days => ${days}))`,
  'passkey-requests': (sql, _of, days) =>
    sql`insert into webauthn_challenges (hash, purpose, holder, expires_at)
      values (sha256(gen_random_uuid()::text::bytea), 'sign-in', 'none', now() - make_interval(days => ${days}))`,
  attempts: (sql, _of, days) =>
    sql`insert into attempts (key, empty_at)
      values (sha256(gen_random_uuid()::text::bytea), now() - make_interval(days => ${days}))`,
  'form-keys': (sql, of, days) =>
    sql`insert into idempotency_keys (user_id, key, command, result, created_at)
      values (${of.id}, gen_random_uuid(), 'note.create', 'null', now() - make_interval(days => ${days}))`,
  'account-events': (sql, of, days) =>
    sql`insert into account_events (user_id, kind, happened_at)
      values (${of.id}, 'closed', now() - make_interval(days => ${days}))`,
  browsers: (sql, of, days) =>
    sql`insert into known_devices (token_hash, user_id, seen_at)
      values (sha256(gen_random_uuid()::text::bytea), ${of.id}, now() - make_interval(days => ${days}))`,
  notices: async (sql, of, days) => {
    const studyId = await makeStudy()
    await sql`insert into notices (user_id, kind, study_id, dedupe_key, happened_at, done_at)
      values (${of.id}, 'retracted', ${studyId}, gen_random_uuid()::text, now(), now() - make_interval(days => ${days}))`
  },
  mails: (sql, of, days) =>
    sql`insert into outgoing_mails (user_id, kind, message_id, state, ended_at)
      values (${of.id}, 'now', gen_random_uuid()::text, 'failed', now() - make_interval(days => ${days}))`,
  digests: (sql, of, days) =>
    sql`insert into digests (user_id, window_start, window_end)
      select ${of.id}, now(), now() - make_interval(days => ${days}, secs => n) from generate_series(0, 1) n`,
  'stop-links': (sql, of, days) =>
    sql`insert into unsubscribe_tokens (token_hash, user_id, scope, created_at)
      values (sha256(gen_random_uuid()::text::bytea), ${of.id}, 'digest', now() - make_interval(days => ${days}))`,
  views: async (sql, _of, days) => {
    const studyId = await makeStudy()
    await sql`insert into study_views (study_id, week, views)
      values (${studyId}, (now() at time zone 'UTC')::date - ${days}::int, 1)`
  },
  jobs: (sql, _of, days) =>
    sql`insert into job_runs (job_id, kind, attempts, max_attempts, ended_at, outcome)
      values ((random() * 1e12)::bigint, 'clean-up', 1, 1, now() - make_interval(days => ${days}), 'finished')`,
  'query-runs': (sql, of, days) =>
    sql`with query as (
        insert into corpus_queries (source, kind, name, term, since, rhythm, most_records, next_at)
        values ('pubmed', 'query', 'Herons', 'herons', current_date, 'day', 10, now()) returning id)
      insert into corpus_query_runs (query_id, asked_by, is_trial, state, created_at)
      select id, ${of.id}, false, 'done', now() - make_interval(days => ${days}) from query`,
  'source-runs': (sql, of, days) =>
    sql`insert into source_runs (source, asked_by, state, created_at)
      values ('pubmed', ${of.id}, 'done', now() - make_interval(days => ${days}))`,
  'source-searches': (sql, of, days) =>
    sql`insert into look_ups (user_id, source, kind, term, created_at)
      values (${of.id}, 'pubmed', 'search', 'herons', now() - make_interval(days => ${days}))`,
  'fetched-records': (sql, of, days) =>
    sql`insert into look_ups (user_id, source, kind, pmids, created_at)
      values (${of.id}, 'pubmed', 'records', '{1}', now() - make_interval(days => ${days}))`,
  uploads: (sql, of, days) =>
    sql`insert into import_uploads (user_id, name, bytes, state, ended_at)
      values (${of.id}, 'a.ris', 1, 'read', now() - make_interval(days => ${days}))`,
  'upload-files': (sql, of, days) =>
    sql`with upload as (
        insert into import_uploads (user_id, name, bytes, state, ended_at)
        values (${of.id}, 'a.ris', 1, 'undone', now() - make_interval(days => ${days})) returning id)
      insert into import_upload_contents (upload_id, content) select id, 'x' from upload`,
  'import-accounts': (sql, of, days) =>
    sql`with upload as (
        insert into import_uploads (user_id, name, bytes, state, ended_at)
        values (${of.id}, 'a.ris', 1, 'undone', now() - make_interval(days => ${days})) returning id)
      insert into import_upload_rows (upload_id, position, ordinal, line, raw_text, decision)
      select id, 1, 1, 1, 'x', 'new' from upload`,
}

/** Kinds whose rows name nobody: no hold keeps them. */
const NOBODYS: SweptKind[] = ['passkey-requests', 'attempts', 'views', 'jobs']

const counted = async (kind: SweptKind) =>
  (await readRetention(chief, new Date()))?.find((row) => row.kind === kind) ?? expect.fail('not counted')

describe.each(SWEPT_KINDS)('of %s', (kind) => {
  const days = KEPT_KINDS[kind].days ?? 0

  test('the night deletes as many as the page has counted, and none that is held', async () => {
    await asOwner(async (sql) => {
      for (let row = 0; row < 3; row++) await ROWS[kind](sql, ada, days + 1)
      await ROWS[kind](sql, ben, days + 1)
      if (days > 0) await ROWS[kind](sql, await makePerson('Cleo'), days - 1)
    })
    await hold(ben.id)
    const before = await counted(kind)
    const isHeld = !NOBODYS.includes(kind)
    expect(before.due).toBeGreaterThanOrEqual(3)
    expect(before.held).toBe(isHeld ? (kind === 'digests' || kind === 'sessions' ? before.held : 1) : 0)
    if (isHeld) expect(before.held).toBeGreaterThanOrEqual(1)
    expect(before.oldest?.getTime()).toBeLessThanOrEqual(Date.now() - days * 86_400_000)

    expect(await sweepKind(worker, kind)).toEqual({ deleted: before.due, done: true })
    expect(await counted(kind)).toMatchObject({ due: 0, held: before.held })
    expect(await sweepKind(worker, kind)).toEqual({ deleted: 0, done: true })

    await asOwner((sql) => sql`update legal_holds set lifted_at = now() where lifted_at is null`)
    expect(await sweepKind(worker, kind)).toEqual({ deleted: before.held, done: true })
  })
})

test('a hold on everybody keeps what is anybody’s, and lets go of what is nobody’s', async () => {
  await asOwner(async (sql) => {
    await ROWS.notices(sql, ada, 1000)
    await ROWS.attempts(sql, ada, 1000)
  })
  await hold(null)
  expect(await sweepKind(worker, 'notices')).toMatchObject({ deleted: 0 })
  expect((await sweepKind(worker, 'attempts')).deleted).toBeGreaterThan(0)
  expect((await listPeople(chief)).every(({ isHeld }) => isHeld)).toBe(true)
})

test('a hold whose last day has passed keeps nothing, and one until today does', async () => {
  await asOwner((sql) => ROWS.notices(sql, ada, 1000))
  const today = new Date().toISOString().slice(0, 10)
  await hold(ada.id, today)
  expect(await sweepKind(worker, 'notices')).toMatchObject({ deleted: 0 })
  await asOwner((sql) => sql`update legal_holds set ends_on = current_date - 1 where user_id = ${ada.id}`)
  expect((await listHolds(chief))?.filter(({ userId }) => userId === ada.id)).toEqual([])
  expect(await sweepKind(worker, 'notices')).toMatchObject({ deleted: 1 })
  await expect(hold(ada.id, '2020-01-01')).rejects.toEqual(refused('invalid'))
})

test('nobody is erased while a hold stands, at once or by night, and the day after it is lifted they are', async () => {
  await disablePerson(OPERATOR, { userId: ada.id, version: 1 })
  await asOwner((sql) => sql`delete from account_events where user_id = ${ada.id}`)
  await hold(ada.id)
  await eraseOn(chief, { userId: ada.id, on: new Date().toISOString().slice(0, 10), version: 2 })
  const erased = async () => {
    await eraseJob({ folder: null, erasesComments: false }).run({
      sql: worker,
      signal: new AbortController().signal,
      key: null,
      progress: async () => {},
    })
    return asOwner(
      async (sql) => (await sql`select from erasures where user_id = ${ada.id} and erased_at is not null`).length,
    )
  }
  const due = async () => (await readRetention(chief, new Date()))?.find(({ kind }) => kind === 'closed-accounts')
  expect(await due()).toMatchObject({ due: 0, held: 1 })
  expect(await erased()).toBe(0)
  // Whoever was written on the list of those who are erased is taken off it again.
  const kept = await worker`select app.kept_people(array[${ada.id}]::uuid[]) as id`
  expect(kept.map(({ id }) => id)).toEqual([ada.id])
  const [{ id: holdId } = { id: '' }] = (await listHolds(chief)) ?? []
  await liftHold(chief, { holdId })
  expect(await due()).toMatchObject({ due: 1, held: 0 })
  expect(await erased()).toBe(1)
  await expect(hold(ada.id)).rejects.toEqual(refused('not_found'))
})

test('a hold is put, shown and lifted by administrators, once, and the trail has it without its reason', async () => {
  const key = randomUUID()
  const input = { key, userId: ada.id, reason: 'The case of the herons.', endsOn: null }
  await putHold(chief, input)
  await putHold(chief, input)
  const holds = ((await listHolds(chief)) ?? []).filter(({ userId }) => userId === ada.id)
  expect(holds).toMatchObject([{ person: 'Ada', reason: 'The case of the herons.', endsOn: null, by: 'Chief' }])
  expect((await listPeople(chief)).find(({ id }) => id === ada.id)?.isHeld).toBe(true)
  expect((await listPeople(chief)).find(({ id }) => id === ben.id)?.isHeld).toBe(false)
  await expect(putHold(ben, { ...input, key: randomUUID() })).rejects.toEqual(refused('forbidden'))
  await expect(liftHold(ben, { holdId: holds[0]?.id as string })).rejects.toEqual(refused('forbidden'))
  expect(await listHolds(ben)).toBeNull()
  await liftHold(chief, { holdId: holds[0]?.id as string })
  await expect(liftHold(chief, { holdId: holds[0]?.id as string })).rejects.toEqual(refused('not_found'))
  const events = (await listAuditEvents(chief, { personId: ada.id })) ?? []
  expect(events.map(eventSentence)).toEqual(['Chief lifted a legal hold on Ada', 'Chief put a legal hold on Ada'])
  expect(JSON.stringify(events)).not.toContain('herons')
})

describe('a period', () => {
  test('is changed by administrators alone, counts from the next night on, and is in the trail', async () => {
    await asOwner((sql) => ROWS.notices(sql, ada, 40))
    expect((await counted('notices')).due).toBe(0)
    await expect(changePeriod(ben, { kind: 'notices', days: 30, version: 0 })).rejects.toEqual(refused('forbidden'))
    expect(await readRetention(ben, new Date())).toBeNull()
    await changePeriod(chief, { kind: 'notices', days: 30, version: 0 })
    await expect(changePeriod(chief, { kind: 'notices', days: 60, version: 0 })).rejects.toEqual(refused('conflict'))
    expect(await counted('notices')).toMatchObject({ days: 30, version: 1, due: 1 })
    expect(await sweepKind(worker, 'notices')).toEqual({ deleted: 1, done: true })
    const events = (await listAuditEvents(chief, { action: 'retention.change', personId: chief.id })) ?? []
    expect(events.map(eventSentence)).toEqual(['Chief had notices kept for 30 days'])
  })

  test.each(CHANGEABLE_KINDS)('of %s below its least number of days, or above its most, is refused', async (kind) => {
    const [least, most] = KEPT_KINDS[kind].between ?? expect.fail('not changeable')
    for (const days of [least - 1, most + 1])
      await expect(changePeriod(chief, { kind, days, version: 0 })).rejects.toEqual(refused('invalid'))
    if (kind !== 'audit')
      await expect(changePeriod(chief, { kind, days: null, version: 0 })).rejects.toEqual(refused('invalid'))
    expect(await asOwner((sql) => sql`select from retention_periods`)).toHaveLength(0)
    await changePeriod(chief, { kind, days: least, version: 0 })
    expect((await readRetention(chief, new Date()))?.find((row) => row.kind === kind)).toMatchObject({ days: least })
  })

  test('of closed accounts is how long one can be opened again, as everybody reads before', async () => {
    expect(await daysUntilErased(SIGN_IN)).toBe(30)
    await changePeriod(chief, { kind: 'closed-accounts', days: 90, version: 0 })
    expect(await daysUntilErased(SIGN_IN)).toBe(90)
    const cleo = await makeMember('Cleo')
    const [session] = await asOwner(
      (sql) => sql<{ id: string }[]>`insert into sessions (token_hash, user_id, expires_at)
        values (sha256(gen_random_uuid()::text::bytea), ${cleo.id}, now() + interval '1 hour') returning id`,
    )
    await closeOwnAccount(
      { person: cleo, session: { id: session?.id as string }, preferences: {} },
      { email: cleo.email },
    )
    const [row] = await asOwner(
      (sql) => sql`select due_on - current_date as days from erasures where user_id = ${cleo.id}`,
    )
    expect(row?.days).toBe(90)
  })
})
