import { afterAll, beforeAll, beforeEach } from 'vitest'
import { createSourceRun } from '@/db/source-runs/create-run'
import { listSourceRuns } from '@/db/source-runs/read-runs'
import type { Person } from '@/lib/access/viewer'
import type { SourceKey } from '@/lib/sources/source'
import { emptyCorpus } from './corpus'
import { emptyQueue } from './jobs'
import { eventually } from './launched'
import { makePerson } from './people'
import { type SourceServer, sourceServer } from './source-server'
import { emptySources, openSource, workOnLookUps } from './sources'

type Run = { state: string }

/** A source that is on, a server that answers in its place and a worker that asks it, in an empty corpus before each test. */
export function sourceUnderTest(source: SourceKey) {
  const logged: unknown[] = []
  const server = {} as SourceServer
  let stop: () => Promise<void>
  beforeAll(async () => {
    await emptyQueue()
    Object.assign(server, await sourceServer('http'))
    stop = workOnLookUps(server.origin, logged)
  })
  afterAll(async () => {
    await stop()
    await server.end()
  })
  beforeEach(async () => {
    server.asked.length = 0
    logged.length = 0
    await emptySources()
    await emptyCorpus()
    await openSource(source)
  })
  return { server, logged }
}

/** The same of a source that is asked by night: an administrator who presses its button, and what came of that. */
export function nightlySource(source: SourceKey) {
  const under = sourceUnderTest(source)
  let chief: Person | undefined
  beforeAll(async () => {
    chief = await makePerson('Chief', 'administrator')
  })
  const me = () => chief as Person
  const runs = async () => (await listSourceRuns(me())).filter((run) => run.source === source)
  return {
    ...under,
    me,
    runs,
    press: () => createSourceRun(me(), { source }),
    ended: (many = 1) => allEnded(runs, many),
  }
}

/** Runs, the latest first, once there is that number of them and none waits. */
export async function allEnded<One extends Run>(runs: () => Promise<One[]>, many: number): Promise<One[]> {
  await eventually(async () => {
    const all = await runs()
    return all.length >= many && all.every(({ state }) => state !== 'waiting')
  }, `${many} runs to end`)
  return runs()
}
