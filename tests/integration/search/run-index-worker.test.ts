import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { buildIfStale } from '@/bin/build-if-stale'
import { connect } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { readIndexProgress, readSearchIndex, rebuildSearchIndex } from '@/db/search/index/index-status'
import { writeSearchDocuments } from '@/db/search/index/write-documents'
import { freePort } from '@/db/server/free-port'
import { migrate } from '@/db/server/migrate'
import { VISITOR } from '@/lib/access/viewer'
import { asOwner, emptyCorpus } from '../../support/corpus'
import { eventually, type Launched, launch, stopLaunched } from '../../support/launched'
import { ownPostgres } from '../../support/own-postgres'
import { makePerson } from '../../support/people'
import { makeStudies, makeStudy } from '../../support/studies'

const STUDIES = 3000

vi.setConfig({ testTimeout: 180_000 })

beforeEach(async () => {
  await emptyCorpus()
  await asOwner((sql) => sql`truncate search_documents, search_queue, search_rebuilds, search_statistics`)
})
afterEach(stopLaunched)

const url = () => process.env.DATABASE_URL as string
const runIndexWorker = async (database = url()): Promise<Launched> => {
  const worker = launch(['tests/support/index-worker-process.ts'], { DATABASE_URL: database })
  await worker.says('keeping up')
  return worker
}
const search = (...args: string[]) => launch(['bin/search.ts', ...args], { DATABASE_URL: url() })

const queueAll = () => asOwner((sql) => sql`insert into search_queue select id, now() from studies`)
const number = (query: string, database?: string) => async (): Promise<number> => {
  const sql = postgres(database ?? url(), { max: 1, onnotice: () => {} })
  try {
    const [row] = await sql.unsafe(query)
    return Number(Object.values(row ?? {})[0])
  } finally {
    await sql.end()
  }
}
const waiting = number('select count(*) from search_queue')
const documents = number('select count(*) from search_documents')
const open = number('select count(*) from search_rebuilds where finished_at is null')
const faulty = number(`select count(*) from (
  select s.id from studies s left join search_documents d on d.study_id = s.id
  where s.withdrawn_at is null group by s.id having count(d.study_id) <> 1) wrong`)
const drained = () => eventually(async () => (await waiting()) === 0 && (await open()) === 0, 'nothing to wait')

describe('the index worker', () => {
  test('writes what waits, and counts the corpus after it', async () => {
    await makeStudies(30)
    await queueAll()
    const worker = await runIndexWorker()
    await eventually(
      async () => (await number('select coalesce(max(studies), 0) from search_statistics')()) === 30,
      'a count',
    )
    expect(await waiting()).toBe(0)
    expect(await faulty()).toBe(0)
    expect(await worker.stop('SIGTERM')).toBe(0)
    expect(worker.err).toBe('')
  })

  test('that is killed with kill -9 loses nothing: the next one ends with one document for every study', async () => {
    await makeStudies(STUDIES)
    await queueAll()
    for (const enough of [1, 1000]) {
      const worker = await runIndexWorker()
      await eventually(async () => (await documents()) >= enough, `${enough} documents`)
      expect(await worker.stop('SIGKILL')).toBe('SIGKILL')
    }
    const left = await waiting()
    expect(left).toBeGreaterThan(0)
    await runIndexWorker()
    await drained()
    expect(await faulty()).toBe(0)
    expect(await documents()).toBe(STUDIES)
  })

  test('is one process at a time; when that is killed, another takes it up', async () => {
    const holders = number("select count(*) from pg_locks where locktype = 'advisory' and objid = 7412041 and granted")
    const first = await runIndexWorker()
    await eventually(async () => (await holders()) === 1, 'the first to hold the lock')
    await runIndexWorker()
    await makeStudies(300)
    await queueAll()
    await drained()
    expect(await holders()).toBe(1)
    await first.stop('SIGKILL')
    await makeStudies(300)
    await queueAll()
    await drained()
    expect(await holders()).toBe(1)
    expect(await faulty()).toBe(0)
  })

  test('finds what has drifted: a study that others cite by now, one that was never written, one that is withdrawn', async () => {
    const [cited, citing, withdrawn, quiet] = [
      await makeStudy(),
      await makeStudy(),
      await makeStudy(),
      await makeStudy(),
    ]
    await queueAll()
    const worker = await runIndexWorker()
    await drained()
    await worker.stop('SIGTERM')
    await asOwner(async (sql) => {
      await sql`insert into study_references (study_id, position, cited_study_id) values (${citing}, 1, ${cited})`
      await sql`update studies set withdrawn_at = now() where id = ${withdrawn}`
      await sql`delete from search_documents where study_id = ${citing}`
      await sql`update search_documents set length = 4711 where study_id = ${quiet}`
    })
    await runIndexWorker()
    const citations = number(`select citations from search_documents where study_id = ${cited}`)
    await eventually(async () => (await citations()) === 1, 'the citation to be counted')
    await drained()
    expect(await faulty()).toBe(0)
    expect(await number(`select count(*) from search_documents where study_id = ${withdrawn}`)()).toBe(0)
    expect(await number(`select length from search_documents where study_id = ${quiet}`)()).toBe(4711)
  })

  test('is not held up by a study that cannot be made a document, and says which it is', async () => {
    const ids = await makeStudies(20)
    // More names than a text search document has room for.
    await asOwner(
      (sql) => sql`
        insert into study_authors (study_id, position, family)
        select ${ids[7] as number}, n, rpad(n::text, 99, md5(n::text)) from generate_series(1, 12000) n`,
    )
    await queueAll()
    const worker = await runIndexWorker()
    await drained()
    expect(await documents()).toBe(19)
    expect(JSON.parse(worker.err)).toMatchObject({
      level: 'error',
      event: 'a study cannot be made searchable',
      study: ids[7],
      code: '54000',
    })
    expect(await worker.stop('SIGTERM')).toBe(0)
  })

  test('stops at once, also while a study is held by somebody else', async () => {
    const [study] = await makeStudies(1)
    await queueAll()
    await asOwner(async (sql) => {
      await sql.begin(async (tx) => {
        await tx`lock table search_documents in access exclusive mode`
        const worker = await runIndexWorker()
        const stuck = number(
          "select count(*) from pg_locks where not granted and relation = 'search_documents'::regclass",
        )
        await eventually(async () => (await stuck()) > 0, 'it to wait')
        expect(await worker.stop('SIGTERM')).toBe(0)
        expect(worker.err).toBe('')
      })
    })
    expect(await number(`select count(*) from search_queue where study_id = ${study}`)()).toBe(1)
  })

  test('waits for a database that is away, says nothing, and goes on when it is back', async () => {
    const server = await ownPostgres()
    try {
      await migrate(server.url)
      const worker = await runIndexWorker(server.url)
      const holders = number('select count(*) from pg_locks where objid = 7412041', server.url)
      await eventually(async () => (await holders()) === 1, 'the lock')
      await server.end('SIGKILL')
      await server.comeBack()
      const sql = postgres(server.url, { max: 1 })
      await sql`insert into studies (source_key, source, title, revision, content_hash)
        values ('test:away', 'demo', 'After the outage', '', ''::bytea)`
      await sql`insert into search_queue select id, now() from studies`
      await sql.end()
      const found = number('select count(*) from search_documents', server.url)
      await eventually(async () => (await found()) === 1, 'the document')
      expect(await worker.stop('SIGTERM')).toBe(0)
      expect(worker.err).toBe('')
    } finally {
      await stopLaunched()
      await server.remove()
    }
  })

  test('runs with the portal, and after kill -9 of it with the next', async () => {
    await buildIfStale()
    await makeStudies(500)
    await queueAll()
    const start = async () => {
      const portal = launch(['bin/start.ts'], {
        DATABASE_URL: url(),
        AUTH_SECRET: 'a secret of this test',
        PORT: String(await freePort()),
      })
      await portal.says('Précis is at')
      return portal
    }
    const first = await start()
    await drained()
    await first.stop('SIGKILL')
    await makeStudies(500)
    await queueAll()
    const second = await start()
    await drained()
    expect(await faulty()).toBe(0)
    expect(await documents()).toBe(1000)
    expect(await second.stop('SIGTERM')).toBe(0)
    expect(second.err).toBe('')
  }, 400_000)
})

test('two who write one study at one moment leave it one document', async () => {
  const [id] = await makeStudies(1)
  const [first, second] = [connect(url(), 'precis_import', 1), connect(url(), 'precis_import', 1)]
  const stuck = number('select count(*) from pg_locks where not granted')
  let later: Promise<unknown> | undefined
  await first.begin(async (tx) => {
    await writeSearchDocuments(tx, [id as number])
    later = second.begin(async (other) => writeSearchDocuments(other, [id as number]))
    await eventually(async () => (await stuck()) > 0, 'the second to wait')
  })
  await later
  expect(await documents()).toBe(1)
  await Promise.all([first.end(), second.end()])
})

describe('npm run search', () => {
  test('rebuild writes every document again, beside a portal, and says how far it is', async () => {
    await makeStudies(STUDIES)
    await queueAll()
    await runIndexWorker()
    await drained()
    await asOwner((sql) => sql`update search_documents set length = 4711`)
    const rebuild = search('rebuild')
    expect(await rebuild.ended).toBe(0)
    expect(rebuild.out).toMatch(/^3,000 of 3,000 studies written, [\d,]+ a second\.\n$/)
    expect(await number('select count(*) from search_documents where length = 4711')()).toBe(0)
    expect(await faulty()).toBe(0)
    expect(await open()).toBe(0)
  })

  test('rebuild that is killed goes on where it was when it is run again', async () => {
    await makeStudies(12_000)
    const killed = search('rebuild')
    await eventually(async () => (await documents()) >= 5000, 'some documents')
    await killed.stop('SIGKILL')
    expect(await documents()).toBeLessThan(12_000)
    const reached = await number('select through from search_rebuilds')()
    expect(reached).toBeGreaterThan(0)
    await asOwner((sql) => sql`update search_documents set length = 4711`)
    const again = search('rebuild')
    expect(await again.ended).toBe(0)
    expect(again.err).toContain('going on with it')
    expect(await number('select count(*) from search_documents where length = 4711')()).toBeGreaterThan(4000)
    expect(await faulty()).toBe(0)
    expect(await number('select count(*) from search_rebuilds where finished_at is not null')()).toBe(1)
  })

  test('rebuild that is interrupted says what goes on with it, and resume does', async () => {
    await makeStudies(12_000)
    const rebuild = search('rebuild')
    await eventually(async () => (await documents()) >= 1000, 'some documents')
    expect(await rebuild.stop('SIGINT')).toBe(1)
    expect(rebuild.out).toMatch(/^[\d,]+ of 12,000 studies written, [\d,]+ a second, about .* left\.\n$/)
    expect(rebuild.err).toContain('npm run search -- resume')
    const resumed = search('resume')
    expect(await resumed.ended).toBe(0)
    expect(await faulty()).toBe(0)
    const nothing = search('resume')
    expect(await nothing.ended).toBe(0)
    expect(nothing.out).toBe('Nothing waits to be written.\n')
  })

  test('status tells how many studies there are, can be found and wait, in words and as JSON', async () => {
    await makeStudies(3)
    await queueAll()
    const json = search('status', '--json')
    expect(await json.ended).toBe(0)
    expect(JSON.parse(json.out)).toEqual({
      studies: 3,
      documents: 0,
      waiting: 3,
      tiers: [0, 0, 0, 0],
      countedAt: null,
      rebuildAskedAt: null,
    })
    const words = search('status')
    expect(await words.ended).toBe(0)
    expect(words.out).toContain('0 of 3 studies can be found\n3 wait to be written\n')
  })

  test('says how it is used when it is used otherwise', async () => {
    const wrong = search('rebuild', '--json')
    expect(await wrong.ended).toBe(1)
    expect(wrong.err).toContain('Usage: npm run search -- rebuild')
  })
})

describe('the state of the index', () => {
  test('tells readers how many studies they may miss, and visitors nothing', async () => {
    const ada = await makePerson('Ada')
    await makeStudies(40)
    expect(await readIndexProgress(ada)).toEqual({ waiting: 0, studies: 0 })
    await asOwner((sql) => sql`insert into search_queue select id, now() from studies order by id limit 15`)
    expect(await readIndexProgress(ada)).toEqual({ waiting: 15, studies: 40 })
    expect(await readIndexProgress(VISITOR)).toEqual({ waiting: 0, studies: 0 })
    // A few of very many are not worth a word, nor the counting of all.
    await asOwner(
      (sql) => sql`insert into search_statistics (studies, average_length, counted_at) values (10000, 100, now())`,
    )
    expect(await readIndexProgress(ada)).toEqual({ waiting: 0, studies: 10_000 })
  })

  test('is shown in full to editors and administrators, and never to readers', async () => {
    await makeStudies(4)
    await queueAll()
    await runIndexWorker()
    await eventually(async () => (await number('select count(*) from search_statistics')()) === 1, 'a count')
    const state = { studies: 4, documents: 4, waiting: 0, tiers: [4, 0, 0, 0], countedAt: expect.any(Date) }
    expect(await readSearchIndex(await makePerson('Edda', 'editor'))).toMatchObject(state)
    expect(await readSearchIndex(await makePerson('Chief', 'administrator'))).toMatchObject(state)
    expect(await readSearchIndex(await makePerson('Ada'))).toBeNull()
    expect(await readSearchIndex(VISITOR)).toBeNull()
  })

  test('an administrator has all of it written again, once at a time, and the trail says who', async () => {
    const chief = await makePerson('Chief', 'administrator')
    await makeStudies(40)
    expect(await rebuildSearchIndex(chief)).toEqual({ begun: true })
    expect(await rebuildSearchIndex(chief)).toEqual({ begun: false })
    expect(await readIndexProgress(chief)).toEqual({ waiting: 40, studies: 40 })
    const trail = await asOwner((sql) => sql`select actor_id from audit_events where action = 'index.rebuild'`)
    expect(trail.map((row) => row.actor_id)).toEqual([chief.id])
    await runIndexWorker()
    await drained()
    expect(await documents()).toBe(40)
    expect(await rebuildSearchIndex(chief)).toEqual({ begun: true })
  })

  test('others may not, by the table of rights and by row security', async () => {
    for (const role of ['reader', 'editor'] as const) {
      const person = await makePerson('Ada', role)
      await expect(rebuildSearchIndex(person)).rejects.toEqual(expect.objectContaining({ code: 'forbidden' }))
      const forced = withViewer(person, (tx) => tx.execute('insert into search_rebuilds default values'))
      await expect(forced).rejects.toThrow()
    }
    await expect(rebuildSearchIndex(VISITOR)).rejects.toEqual(expect.objectContaining({ code: 'unauthenticated' }))
    expect(await open()).toBe(0)
  })
})
