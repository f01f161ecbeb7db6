import { AsyncLocalStorage } from 'node:async_hooks'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { connect } from '@/db/connection/pool'
import type { RequestScope } from '@/db/connection/request-scope'
import { writeWaiting } from '@/db/search/index/queue'
import { searchStudies } from '@/db/search/query/search-studies'
import { AppError } from '@/lib/access/app-error'
import { parseSearchRequest } from '@/lib/search/search-request'
import { asOwner } from '../../support/corpus'
import { eventually } from '../../support/launched'
import { makePerson } from '../../support/people'
import { testDatabaseUrl } from '../../support/test-database'

const STUDIES = 3_000
const WORDS = [
  'skin',
  'hair',
  'lupus',
  'nephritis',
  'methotrexate',
  'tofacitinib',
  'cohort',
  'trial',
  'children',
  'risk',
]
const requests = new AsyncLocalStorage<RequestScope>()
const search = (q: string) => parseSearchRequest({ q })

beforeAll(async () => {
  Object.assign(globalThis, { [Symbol.for('precis.requests')]: requests })
  await asOwner(async (sql) => {
    await sql`
      insert into studies (source_key, source, title, revision, content_hash)
      select 'test:turns-' || n, 'demo',
        'Study ' || n || ' on ' || (${WORDS}::text[])[1 + n % 10] || ' and ' || (${WORDS}::text[])[1 + n / 10 % 10], '', ''::bytea
      from generate_series(1, ${STUDIES}) n`
    await sql`insert into search_queue (study_id) select id from studies on conflict do nothing`
  })
  const writer = connect(testDatabaseUrl(), 'precis_import', 1)
  while ((await writeWaiting(writer)) > 0);
  await writer.end()
}, 240_000)

afterAll(() => {
  Object.assign(globalThis, { [Symbol.for('precis.requests')]: undefined })
})

test('one reader with sixty searches does not make another wait for them', async () => {
  const [ada, ben] = [await makePerson('Ada'), await makePerson('Ben')]
  const held = await holdSearches()
  const ofAda = Array.from({ length: 60 }, (_, n) =>
    searchStudies(ada, search(`${WORDS[n % 10]} OR ${WORDS[(n + 3) % 10]} OR study`)),
  )
  const answers = Promise.allSettled(ofAda)
  await eventually(async () => (await held.underWay()) === 3, 'three of Ada’s searches to run')
  // None of hers is done, twenty wait, and his begins.
  const ofBen = searchStudies(ben, search('skin OR hair OR study'))
  await eventually(async () => (await held.underWay()) === 4, 'Ben’s search to run')
  await held.release()
  expect((await ofBen).total).toBeGreaterThan(0)
  const done = (await answers).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  expect(done.length).toBe(23)
  for (const { total } of done) expect(total).toBeGreaterThan(0)
  for (const one of await answers) {
    if (one.status === 'fulfilled') continue
    expect(one.reason).toBeInstanceOf(AppError)
    expect(one.reason).toMatchObject({
      code: 'rate_limited',
      message: expect.stringMatching(/more searches under way/),
    })
  }
  // Nothing is held against her afterwards.
  expect((await searchStudies(ada, search('skin'))).total).toBeGreaterThan(0)
})

test('a search whose reader has gone is ended, whether it waits or runs, and its turn is free', async () => {
  const ada = await makePerson('Ada')
  const gone = new AbortController()
  const scope: RequestScope = { gone: gone.signal, lostDatabase: false }
  const held = await holdSearches()
  const asked = Promise.allSettled(
    Array.from({ length: 8 }, () => requests.run(scope, () => searchStudies(ada, search('lupus')))),
  )
  await eventually(async () => (await held.underWay()) === 3, 'three searches to run')
  gone.abort(new Error('nobody is there'))
  const answers = await asked
  // The lock is still held: they did not wait for it.
  expect(await held.underWay()).toBe(0)
  await held.release()
  const reasons = answers.map((one) => (one.status === 'rejected' ? one.reason : null))
  expect(reasons.filter((reason) => reason?.code === '57014').length).toBe(3)
  expect(reasons.filter((reason) => reason?.message === 'nobody is there').length).toBe(5)
  expect((await searchStudies(ada, search('lupus'))).total).toBeGreaterThan(0)
})

/** Lets searches begin and none of them end, until it is released or the test is over. */
async function holdSearches() {
  const owner = postgres(testDatabaseUrl(), { max: 2, onnotice: () => {} })
  onTestFinished(() => owner.end({ timeout: 1 }))
  const locked = await owner.reserve()
  await locked`begin`
  await locked`lock table search_documents, search_statistics in access exclusive mode`
  return {
    /** How many searches have begun. */
    async underWay() {
      const [row] = await owner`
        select count(*)::int as n from pg_stat_activity
        where datname = current_database() and application_name = 'precis' and wait_event_type = 'Lock'`
      return row?.n as number
    },
    async release() {
      await locked`rollback`
      locked.release()
    },
  }
}
