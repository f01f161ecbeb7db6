import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asOwner, corpusDump, emptyCorpus } from '../../support/corpus'
import { articleSet, articleXml, journalXml } from '../../support/pubmed-xml'

const RECORDS = 3000
const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-killed-'))
const file = path.join(folder, 'corpus.xml')
let clean = ''

beforeAll(async () => {
  const abstract = `<Abstract><AbstractText>${'Hair was lost and came back under treatment. '.repeat(5)}</AbstractText></Abstract>`
  const records = Array.from({ length: RECORDS }, (_, index) => {
    const pmid = index + 1
    // Each cites some before it and some after it.
    const references = [pmid + 1, pmid + 1500, (pmid * 7) % RECORDS, pmid + RECORDS].filter((cited) => cited > 0)
    return articleXml({
      pmid,
      article: abstract,
      references,
      journal: journalXml(`<Year>${1990 + (pmid % 30)}</Year>`),
    })
  })
  writeFileSync(file, articleSet(...records))
  const { status } = await run()
  expect(status).toBe(0)
  clean = await corpusDump()
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The command itself, in a process that `while` may end. */
async function run(meanwhile?: (child: ReturnType<typeof spawn>) => Promise<void>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/import.ts', '--json', file], {
    env: process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (data) => {
    output += data
  })
  child.stderr.on('data', (data) => {
    output += data
  })
  const closed = once(child, 'close')
  await meanwhile?.(child)
  const [status, signal] = await closed
  return { status, signal, output }
}

const here = () => asOwner(async (sql) => Number((await sql`select count(*) as studies from studies`)[0]?.studies))

describe('an import that is killed', () => {
  it.each([0, 1, 1001])(
    'when %i studies or more are in, and run again, ends as a clean one',
    async (enough) => {
      await emptyCorpus()
      const { signal } = await run(async (child) => {
        while (child.exitCode === null && (await here()) < enough) await sleep(5)
        await sleep(enough === 0 ? 900 : 30)
        child.kill('SIGKILL')
      })
      expect(signal).toBe('SIGKILL')
      const left = await here()
      expect(left).toBeLessThan(RECORDS)
      expect(left % 1000).toBe(0)
      const { status, output } = await run()
      expect([status, output]).toEqual([0, expect.stringContaining(`"records":${RECORDS}`)])
      const counts = JSON.parse(output)
      expect(counts).toMatchObject({ added: RECORDS - left, unchanged: left })
      expect(await corpusDump()).toBe(clean)
      const states = await asOwner((sql) => sql`select state from imports order by id`)
      expect(states.at(-1)?.state).toBe('finished')
      expect(states.some(({ state }) => state === 'running')).toBe(false)
    },
    120_000,
  )

  it('politely stops between batches, says so, and is finished by running it again', async () => {
    await emptyCorpus()
    const stopped = await run(async (child) => {
      while (child.exitCode === null && (await here()) < 1) await sleep(5)
      child.kill('SIGTERM')
    })
    expect(stopped.status).toBe(1)
    expect(stopped.output).toContain('Interrupted')
    expect((await run()).status).toBe(0)
    expect(await corpusDump()).toBe(clean)
  }, 120_000)
})

it('lets one import run at a time and says since when', async () => {
  await emptyCorpus()
  const first = run()
  while ((await here()) < 1) await sleep(5)
  const [second, { status }] = await Promise.all([run(), first])
  // Where the first was quick, the second had only to wait.
  if (second.status !== 0) {
    expect(second.status).toBe(2)
    expect(second.output).toMatch(/^An import of .*corpus\.xml has been running since \d{4}-\d\d-\d\d \d\d:\d\d UTC\./)
  }
  expect(status).toBe(0)
}, 120_000)
