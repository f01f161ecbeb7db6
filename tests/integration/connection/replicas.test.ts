import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { disconnect } from '@/db/connection/disconnect'
import { connect } from '@/db/connection/pool'
import { sqlState } from '@/db/connection/sql-state'
import { readCorpus, withViewer } from '@/db/connection/with-viewer'
import { createList, listLists } from '@/db/lists/lists'
import { createNote } from '@/db/notes/notes'
import { writeWaiting } from '@/db/search/index/queue'
import { searchStudies } from '@/db/search/query/search-studies'
import { migrate } from '@/db/server/migrate'
import { isAlive } from '@/db/server/process-lock'
import { readStudy } from '@/db/studies/study-page'
import type { Person } from '@/lib/access/viewer'
import { parseSearchRequest } from '@/lib/search/search-request'
import { eventually } from '../../support/launched'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'
import { type Cluster, findSystemPostgres, startReplicatedPostgres } from '../../support/system-postgres'

/** A replica further behind than this is left out, in seconds: long enough to see one that is a little behind. */
const LAG = 4

const binaries = findSystemPostgres()
const lacking = 'no PostgreSQL with pg_basebackup is on this system'

vi.setConfig({ testTimeout: 120_000 })

test('a search is never a way to write, with or without replicas', async () => {
  const ada = await makePerson('Ada')
  const written = readCorpus(ada, (tx) => tx.execute(sql`insert into search_rebuilds default values`))
  expect(sqlState(await written.catch((error) => error))).toBe('25006')
})

describe.skipIf(!binaries)(binaries ? 'with two streaming replicas' : lacking, () => {
  let house: Awaited<ReturnType<typeof startReplicatedPostgres>>
  let ada: Person
  let former: string | undefined
  const replica = (n: number) => house.replicas[n] as Cluster

  beforeAll(async () => {
    house = await startReplicatedPostgres(binaries as string, 2)
    former = process.env.DATABASE_URL
    await disconnect()
    process.env.DATABASE_URL = house.primary.url
    process.env.DATABASE_REPLICA_URLS = house.replicas.map(({ url }) => url).join(', ')
    process.env.DATABASE_REPLICA_LAG_SECONDS = String(LAG)
    await migrate(house.primary.url)
    ada = await makePerson('Ada')
    await addStudy('Baricitinib and lupus')
    await bothAnswer()
  }, 120_000)

  afterAll(async () => {
    await disconnect()
    process.env.DATABASE_URL = former
    delete process.env.DATABASE_REPLICA_URLS
    delete process.env.DATABASE_REPLICA_LAG_SECONDS
    house.stop()
  })

  /** A study that searches find, on the primary; its address. */
  async function addStudy(title: string): Promise<number> {
    const id = await makeStudy(title)
    const importer = connect(house.primary.url, 'precis_import', 1)
    await importer`insert into search_queue (study_id) values (${id})`
    await writeWaiting(importer)
    await importer.end()
    return id
  }

  const on = async <T>(cluster: Cluster, query: string): Promise<T> => {
    const client = postgres(cluster.url, { max: 1, onnotice: () => {} })
    try {
      const [row] = await client.unsafe(query)
      return Object.values(row ?? {})[0] as T
    } finally {
      await client.end()
    }
  }
  const PORT = sql`select inet_server_port() as port`
  const readerPort = async () => (await readCorpus(ada, (tx) => tx.execute<{ port: number }>(PORT)))[0]?.port
  /** Who answers the next ten reads. */
  async function answering(): Promise<number[]> {
    const ports = new Set<number>()
    for (let n = 0; n < 10; n++) ports.add((await readerPort()) as number)
    return [...ports].sort()
  }
  const ports = (...clusters: Cluster[]) => clusters.map(({ port }) => port).sort()
  const answeredBy = (...clusters: Cluster[]) =>
    eventually(
      async () => JSON.stringify(await answering()) === JSON.stringify(ports(...clusters)),
      `answers of ${ports(...clusters)} alone`,
    )
  const bothAnswer = () => answeredBy(replica(0), replica(1))
  const found = async (q: string) => (await searchStudies(ada, parseSearchRequest({ q }))).total

  /** Searches all the while as eight readers would, until `work` is done; how many were answered, and what failed. */
  async function searching(work: () => Promise<void>) {
    let over = false
    let slowest = 0
    let answered = 0
    const failed: unknown[] = []
    const reader = async () => {
      while (!over) {
        const began = performance.now()
        await found('baricitinib').then((total) => total > 0 && answered++, failed.push.bind(failed))
        slowest = Math.max(slowest, performance.now() - began)
      }
    }
    const readers = Array.from({ length: 8 }, reader)
    try {
      await work()
    } finally {
      over = true
      await Promise.all(readers)
    }
    return { answered, failed, slowest }
  }

  test('reads of the corpus go to the replicas in turn, as the role and the person that asks', async () => {
    expect(await answering()).toEqual(ports(replica(0), replica(1)))
    const [who] = await readCorpus(ada, (tx) =>
      tx.execute(sql`select current_user as role, app.viewer_id()::text as person, pg_is_in_recovery() as replica`),
    )
    expect(who).toEqual({ role: 'precis_app', person: ada.id, replica: true })
  })

  test('row security holds on a replica as it does on the primary', async () => {
    const study = await addStudy('A study with a note')
    const bob = await makePerson('Bob')
    await createNote(bob, { key: crypto.randomUUID(), studyId: study, body: 'Only mine' })
    const notes = async (who: Person) =>
      (await readCorpus(who, (tx) => tx.execute<{ n: number }>(sql`select count(*)::int as n from notes`)))[0]?.n
    await eventually(async () => (await notes(bob)) === 1, 'the note to arrive')
    expect(await notes(ada)).toBe(0)
  })

  test('a search is answered by a replica, and what is private or just written by the primary', async () => {
    for (const { url } of house.replicas) await on({ url } as Cluster, 'select pg_wal_replay_pause()')
    const id = await addStudy('Tofacitinib and vitiligo')
    const { id: list } = await createList(ada, { key: crypto.randomUUID(), name: 'Vitiligo', description: '' })
    expect(await found('tofacitinib')).toBe(0)
    expect(await readStudy(ada, `s${id}`)).toMatchObject({ title: 'Tofacitinib and vitiligo' })
    expect((await listLists(ada)).map((each) => each.id)).toEqual([list])
    expect((await withViewer(ada, (tx) => tx.execute<{ port: number }>(PORT)))[0]?.port).toBe(house.primary.port)
    for (const { url } of house.replicas) await on({ url } as Cluster, 'select pg_wal_replay_resume()')
    await eventually(async () => (await found('tofacitinib')) === 1, 'the replicas to follow')
    await bothAnswer()
  })

  test('one that stops replaying is left out without a failed search, and comes back', async () => {
    const { failed, answered } = await searching(async () => {
      await on(replica(0), 'select pg_wal_replay_pause()')
      await pause(1500)
      await addStudy('Ritlecitinib')
      await answeredBy(replica(1))
      expect(await on<number>(replica(0), 'select count(*)::int from studies')).toBeLessThan(
        await on<number>(house.primary, 'select count(*)::int from studies'),
      )
      await on(replica(0), 'select pg_wal_replay_resume()')
      await bothAnswer()
    })
    expect(failed).toEqual([])
    expect(answered).toBeGreaterThan(20)
  })

  test('while nothing is written none is behind, however long ago the last transaction was', async () => {
    await pause((LAG + 2) * 1000)
    expect(await answering()).toEqual(ports(replica(0), replica(1)))
  })

  test('one that is killed is left out without a failed search, and comes back', async () => {
    const { failed, answered } = await searching(async () => {
      const asked = Array.from({ length: 4 }, () =>
        readCorpus(ada, (tx) => tx.execute<{ port: number }>(sql`select inet_server_port() as port, pg_sleep(1.5)`)),
      )
      await pause(500)
      const pid = replica(1).pid()
      process.kill(pid, 'SIGKILL')
      const answers = (await Promise.all(asked)).map(([row]) => row?.port)
      expect(new Set(answers)).toEqual(new Set([replica(0).port, house.primary.port]))
      await answeredBy(replica(0))
      await eventually(() => !isAlive(pid), 'its end')
      await eventually(() => {
        try {
          replica(1).start()
          return true
        } catch {
          // A backend of its former life has not noticed yet.
          return false
        }
      }, 'it to start again')
      await bothAnswer()
    })
    expect(failed).toEqual([])
    expect(answered).toBeGreaterThan(20)
  })

  test('one that falls silent holds nobody up for long', async () => {
    const frozen = family(replica(0).pid())
    const { failed, slowest } = await searching(async () => {
      for (const pid of frozen) process.kill(pid, 'SIGSTOP')
      await answeredBy(replica(1))
      for (const pid of frozen) process.kill(pid, 'SIGCONT')
      await bothAnswer()
    })
    expect(failed).toEqual([])
    expect(slowest).toBeLessThan(10_000)
  })

  test('with all of them gone the primary answers alone', async () => {
    const pids = house.replicas.map(({ pid }) => pid())
    const { failed } = await searching(async () => {
      for (const pid of pids) process.kill(pid, 'SIGKILL')
      await answeredBy(house.primary)
    })
    expect(failed).toEqual([])
    await eventually(() => !pids.some(isAlive), 'their end')
  })
})

/** A process and those that it has started. */
function family(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  return [pid, ...children.map(Number)]
}
