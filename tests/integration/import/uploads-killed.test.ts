import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connect } from '@/db/connection/pool'
import { applyUploaded, cancelUploaded, undoUploaded } from '@/db/import/uploads/ask-upload'
import { readUploadAccount } from '@/db/import/uploads/read-uploads'
import { IMPORT } from '@/db/import/uploads/upload-job'
import type { Person } from '@/lib/access/viewer'
import { asOwner, corpusDump, emptyCorpus } from '../../support/corpus'
import { emptyQueue } from '../../support/jobs'
import { eventually, launch, stopLaunched } from '../../support/launched'
import { makePerson } from '../../support/people'
import { emptyUploads, outcomeOf, ris, settled, upload, workOnUploads } from '../../support/uploads'

/** Some batches of an import, every tenth a copy of the one before, and every hundredth without a title. */
const RECORDS = 2_600
const FILE = ris(
  ...Array.from({ length: RECORDS }, (_, at) => {
    if (at % 100 === 99) return 'PY  - 2001'
    const of = at % 10 === 9 ? at - 1 : at
    return `TI  - Outcome ${of} of the ${of % 7}th cohort of herons by lake ${of * 31}\nAU  - Heron, H\nPY  - 2020\nVL  - ${of}\nSP  - 7`
  }),
)

vi.setConfig({ testTimeout: 180_000 })

let ed: Person
beforeEach(async () => {
  await emptyQueue()
  await emptyUploads()
  await emptyCorpus()
  ed = await makePerson('Ed', 'editor')
})
afterEach(stopLaunched)

/** What differs from run to run only by the numbers that studies have. */
const resultOf = async (id: string) => ({
  account: (await readUploadAccount(ed, id))?.result,
  outcome: JSON.stringify(await outcomeOf(id)).replace(/study \d+/g, 'study'),
  corpus: await corpusDump(),
  logged: await asOwner((sql) => sql`select counts from imports where state = 'finished'`),
})

async function cleanRun() {
  const stop = workOnUploads()
  try {
    const id = await upload(ed, FILE)
    await settled(ed, id)
    await applyUploaded(ed, { uploadId: id })
    await settled(ed, id)
    return await resultOf(id)
  } finally {
    await stop()
    await emptyUploads()
    await emptyCorpus()
    await emptyQueue()
  }
}

const taken = async () => {
  const [row] = await asOwner((sql) => sql`select count(*)::int as rows from reference_import_rows`)
  return row?.rows as number
}

test('an import whose worker is killed while it reads and while it imports ends as one run does', async () => {
  const clean = await cleanRun()
  expect(clean.account).toMatchObject({ records: RECORDS, left: RECORDS / 100 })
  const env = { DATABASE_URL: process.env.DATABASE_URL as string }
  const id = await upload(ed, FILE)
  for (const isBegun of [
    async () => (await asOwner((sql) => sql`select from import_upload_rows limit 1`)).length > 0,
    async () => (await taken()) > 0,
  ]) {
    const worker = launch(['tests/support/worker-process.ts'], env)
    await eventually(async () => {
      const state = (await readUploadAccount(ed, id))?.state
      if (state === 'read') await applyUploaded(ed, { uploadId: id })
      return isBegun()
    }, 'the worker to be in the middle of it')
    await worker.stop('SIGKILL')
  }
  expect(await taken()).toBeLessThan(RECORDS)
  expect((await readUploadAccount(ed, id))?.state).toBe('applying')
  launch(['tests/support/worker-process.ts'], env)
  expect(await settled(ed, id)).toMatchObject({ state: 'applied' })
  expect(await resultOf(id)).toEqual(clean)
})

test('an import that is cancelled in the middle is gone on with as if it had not been, or undone', async () => {
  const clean = await cleanRun()
  const before = await corpusDump()
  const sql = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  /** One run of the job; `progress` hears of each batch. */
  const run = (id: string, progress = async () => {}) =>
    IMPORT.run({ sql, signal: new AbortController().signal, key: `import:${id}`, progress })
  const stopped = async () => {
    const id = await upload(ed, FILE)
    await run(id)
    await applyUploaded(ed, { uploadId: id })
    await run(id, () => cancelUploaded(ed, { uploadId: id }))
    const account = await readUploadAccount(ed, id)
    expect(account).toMatchObject({ state: 'stopped', result: { added: expect.any(Number) } })
    expect(account?.result?.records).toBe(await taken())
    expect(await taken()).toBeLessThan(RECORDS)
    return id
  }
  try {
    const undone = await stopped()
    await undoUploaded(ed, { uploadId: undone })
    await run(undone)
    expect(await readUploadAccount(ed, undone)).toMatchObject({ state: 'undone' })
    expect(await corpusDump()).toBe(before)
    await emptyUploads()
    const id = await stopped()
    await applyUploaded(ed, { uploadId: id })
    await run(id)
    const { logged, ...result } = await resultOf(id)
    expect(result).toEqual({ account: clean.account, outcome: clean.outcome, corpus: clean.corpus })
    expect(logged.at(-1)).toEqual(clean.logged.at(-1))
  } finally {
    await sql.end()
  }
})

test('two workers that work on one upload at the same time leave what one leaves', async () => {
  const clean = await cleanRun()
  const id = await upload(ed, FILE)
  const both = async () => {
    const sessions = [1, 2].map(() => connect(process.env.DATABASE_URL as string, 'precis_import', 1))
    const run = async (sql: (typeof sessions)[number]) => {
      await IMPORT.run({ sql, signal: new AbortController().signal, key: `import:${id}`, progress: async () => {} })
      await sql.end()
    }
    await Promise.all(sessions.map(run))
  }
  await both()
  expect(await readUploadAccount(ed, id)).toMatchObject({ state: 'read', counts: { records: RECORDS } })
  await applyUploaded(ed, { uploadId: id })
  await both()
  const { logged, ...result } = await resultOf(id)
  expect(result).toEqual({ account: clean.account, outcome: clean.outcome, corpus: clean.corpus })
  expect(logged.at(-1)).toEqual(clean.logged.at(-1))
})
