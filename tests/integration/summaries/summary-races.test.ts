import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readStudy } from '@/db/studies/study-page'
import { readVersions } from '@/db/summaries/summary-versions'
import type { Person } from '@/lib/access/viewer'
import { emptyCorpus } from '../../support/corpus'
import { edit } from '../../support/edited-summary'
import { eventually } from '../../support/launched'
import { makePerson } from '../../support/people'
import { DID_NOT, importTrial } from '../../support/trial-records'

let owner: postgres.Sql
let ada: Person
let studyId: number

beforeAll(() => {
  owner = postgres(process.env.DATABASE_URL as string, { max: 2, onnotice: () => {} })
})
afterAll(() => owner.end())
beforeEach(async () => {
  await emptyCorpus()
  ada = await makePerson('Ada', 'editor')
  studyId = await importTrial(1)
})

/** Backends of `application` that wait for a lock, once there is one. */
async function untilWaiting(application: string): Promise<number> {
  let waiting = 0
  const isWaiting = async () => {
    const [row] = await owner`
      select pid from pg_stat_activity where application_name = ${application} and wait_event_type = 'Lock'
        and datname = current_database()`
    waiting = row?.pid ?? 0
    return waiting > 0
  }
  await eventually(isWaiting, `${application} to wait`)
  return waiting
}

/** Saves while the last thing that saving does is held up, until `meanwhile` is done. */
async function savingHeldUp<T>(meanwhile: (pid: number) => Promise<T>) {
  let saving: Promise<unknown> = Promise.resolve()
  let done: T | undefined
  await owner
    .begin(async (tx) => {
      await tx`insert into search_queue (study_id) values (${studyId})`
      saving = edit(ada, studyId, { tldr: 'By Ada.', level: 3, levelReason: 'Nobody was blinded.' })
      saving.catch(() => {})
      done = await meanwhile(await untilWaiting('precis'))
      throw new Error('taken back')
    })
    .catch((error) => {
      if (error.message !== 'taken back') throw error
    })
  return { saving, done: done as T }
}

test('a save whose backend dies before its end is made again, whole and once', async () => {
  const { saving } = await savingHeldUp((pid) => owner`select pg_terminate_backend(${pid}, 5000)`)
  expect(await saving).toBe(2)
  expect((await readVersions(ada, studyId)).map(({ version, current }) => [version, current])).toEqual([
    [2, true],
    [1, false],
  ])
  expect(await owner`select from audit_events where actor_id = ${ada.id}`).toHaveLength(1)
})

test('an import that waits for an editor sees what they saved: their text and level stand', async () => {
  const { saving, done } = await savingHeldUp(async () => {
    const importing = importTrial(1, { article: DID_NOT, version: 2, types: ['Case Reports'] })
    await untilWaiting('precis-import')
    return { importing }
  })
  expect(await saving).toBe(2)
  await done.importing
  expect(await readStudy(ada, '1')).toMatchObject({
    design: 'case report',
    level: 3,
    summary: { tldr: 'By Ada.', maker: 'person', source: null },
  })
  expect((await readVersions(ada, studyId)).map(({ version, current }) => [version, current])).toEqual([
    [2, true],
    [1, false],
  ])
})
