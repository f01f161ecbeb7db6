import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { portalJobs } from '@/bin/background'
import { withViewer } from '@/db/connection/with-viewer'
import { runJobs } from '@/db/jobs/run-jobs'
import { askNext } from '@/db/summaries/model/ask-next'
import { readModelDrafting } from '@/db/summaries/model/drafting-status'
import { VISITOR } from '@/lib/access/viewer'
import type { Log } from '@/lib/log/vocabulary'
import { readSettings } from '@/lib/settings/settings'
import { asOwner } from '../../support/corpus'
import { eventually, launch, stopLaunched } from '../../support/launched'
import { attempts, GOOD, imported, state } from '../../support/lunar-trial'
import { going, modelDrafting } from '../../support/model-drafting'
import { MODEL, never, status } from '../../support/model-server'
import { makePerson } from '../../support/people'
import { makeStudies } from '../../support/studies'

const { held, summaryOf, ask } = modelDrafting()
let { server, sql, reader } = held
beforeAll(() => {
  ;({ server, sql, reader } = held)
})
afterEach(stopLaunched)

it('a study is found behind thousands that there is nothing to ask about', async () => {
  await imported()
  await makeStudies(6_000)
  expect(await ask()).toBe('kept')
})

it('a question that failed is asked again later and later, a minute at first', async () => {
  await imported()
  server.answers(status(500))
  const waits: number[] = []
  for (let times = 0; times < 4; times++) {
    await asOwner((sql) => sql`update model_drafts set run_after = now()`)
    expect(await askNext(sql, server.model(), 100, going)).toBe('failed')
    const [row] = await asOwner(
      (sql) => sql`select extract(epoch from run_after - now())::int as wait from model_drafts`,
    )
    waits.push(Math.round(row?.wait / 60))
  }
  expect(waits).toEqual([1, 4, 16, 64])
})

describe('the budget', () => {
  it('is what is asked in 24 hours, and no more', async () => {
    for (const pmid of [1, 2, 3]) await imported(pmid)
    expect([await ask({ callsADay: 2 }), await ask({ callsADay: 2 }), await ask({ callsADay: 2 })]).toEqual([
      'kept',
      'kept',
      null,
    ])
    await asOwner((sql) => sql`update model_attempts set asked_at = now() - interval '25 hours'`)
    expect(await ask({ callsADay: 2 })).toBe('kept')
    expect(server.asked).toHaveLength(3)
  })

  it('of 0 asks nothing', async () => {
    await imported()
    expect(await ask({ callsADay: 0 })).toBeNull()
    expect(await attempts()).toEqual([])
  })
})

it('a question whose process was killed is asked again, has cost its part, and ends in one draft', async () => {
  await imported()
  const drafting = async () => {
    const env = {
      DATABASE_URL: process.env.DATABASE_URL as string,
      SUMMARY_MODEL_URL: server.url,
      SUMMARY_MODEL: MODEL,
    }
    const process_ = launch(['tests/support/drafting-process.ts'], env)
    await process_.says('drafting')
    return process_
  }
  server.answers(never)
  const killed = await drafting()
  await eventually(() => server.asked.length === 1, 'a question')
  expect(await killed.stop('SIGKILL')).toBe('SIGKILL')
  expect(await attempts()).toEqual([{ outcome: null, reason: null, words: null }])
  expect(await summaryOf()).toMatchObject({ draftedBy: 'Précis' })
  server.answers(GOOD)
  const next = await drafting()
  await eventually(async () => (await summaryOf())?.draftedBy === MODEL, 'a draft')
  expect((await attempts()).map(({ outcome }) => outcome)).toEqual([null, 'kept'])
  server.answers(never)
  await imported(2)
  await eventually(() => server.asked.length === 3, 'another question')
  expect(await next.stop('SIGTERM')).toBe(0)
  expect(next.err).toBe('')
})

describe('the portal', () => {
  const env = () => ({ SUMMARY_MODEL_URL: server.url, SUMMARY_MODEL: MODEL, SUMMARY_MODEL_BUDGET: '3' })

  function modelOf(environment: Record<string, string>) {
    const read = readSettings(environment)
    if ('faults' in read) throw new Error(read.faults.join('\n'))
    return read.settings.model
  }

  it('asks nothing, writes nothing and changes nothing where no model is named', async () => {
    await imported()
    const before = JSON.stringify(await summaryOf())
    const jobs = await portalJobs(modelOf({ SUMMARY_MODEL_KEY: 'a key', SUMMARY_MODEL_BUDGET: '9' }))
    expect(jobs.map(({ kind }) => kind)).not.toContain('model-drafts')
    await imported(1, { version: 2 })
    expect(JSON.stringify({ ...(await summaryOf()), draftedAt: null })).toBe(
      JSON.stringify({ ...JSON.parse(before), draftedAt: null }),
    )
    expect(server.asked).toEqual([])
    expect(await attempts()).toEqual([])
    expect(await state()).toBeUndefined()
  })

  it('has the model draft that is named until it stops', async () => {
    await imported()
    const stop = new AbortController()
    const logged: unknown[] = []
    const log: Log = (...line) => logged.push(line)
    const jobs = await portalJobs(modelOf(env()))
    expect(jobs.map(({ kind }) => kind)).toContain('model-drafts')
    const drafting = runJobs(process.env.DATABASE_URL as string, jobs, stop.signal, log)
    await eventually(async () => (await summaryOf())?.draftedBy === MODEL, 'a draft')
    stop.abort()
    await drafting
    expect(logged).toEqual([])
  })

  it('shows editors what was kept, what was not and why, what waits and what is left of the budget', async () => {
    for (const pmid of [1, 2, 3]) await imported(pmid)
    server.answers('no JSON', GOOD, status(500))
    for (let times = 0; times < 3; times++) await ask({ callsADay: 5 })
    const settings = modelOf({ ...env(), SUMMARY_MODEL_BUDGET: '5' })
    const shown = {
      model: MODEL,
      kept: 1,
      unkept: [{ outcome: 'refused', reason: 'not as asked', studies: 1 }],
      waiting: 1,
      callsLeft: 2,
      fault: { at: expect.any(Date), words: 'status 500' },
    }
    expect(await readModelDrafting(await makePerson('Edda', 'editor'), settings)).toEqual(shown)
    expect(await readModelDrafting(await makePerson('Chief', 'administrator'), settings)).toEqual(shown)
    expect(await readModelDrafting(reader, settings)).toBeNull()
    expect(await readModelDrafting(VISITOR, settings)).toBeNull()
    expect(await readModelDrafting(await makePerson('Edda', 'editor'), null)).toBeNull()
  })

  it('lets readers see none of it and nobody who reads pages change it, by row security', async () => {
    await imported()
    await ask()
    const chief = await makePerson('Chief', 'administrator')
    expect([...(await withViewer(reader, (tx) => tx.execute('select * from model_attempts')))]).toEqual([])
    expect([...(await withViewer(reader, (tx) => tx.execute('select * from model_drafts')))]).toEqual([])
    for (const command of [
      'delete from model_attempts',
      'update model_drafts set attempts = 0',
      'select app.studies_in_lists()',
    ])
      await expect(withViewer(chief, (tx) => tx.execute(command))).rejects.toMatchObject({ code: '42501' })
  })
})
