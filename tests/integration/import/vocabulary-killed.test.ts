import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asOwner, emptyCorpus } from '../../support/corpus'

const DESCRIPTORS = 8000
const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-vocabulary-'))
const file = path.join(folder, 'mesh.jsonl.gz')
let clean = ''

beforeAll(async () => {
  const lines = Array.from({ length: DESCRIPTORS }, (_, number) =>
    JSON.stringify({
      ui: `D${900_000 + number}`,
      name: `Fever ${number}`,
      terms: Array.from({ length: 8 }, (_, term) => `Ague ${number} of kind ${term}`),
      tree: [`C01.${100 + (number % 900)}`],
    }),
  )
  writeFileSync(file, gzipSync(lines.join('\n')))
  expect(await run(['mesh', '--json', file])).toMatchObject({ status: 0 })
  clean = await dump()
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The command itself, in a process that `while` may end. */
async function run(args: string[], meanwhile?: (child: ReturnType<typeof spawn>) => Promise<void>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/import.ts', ...args], {
    env: process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => {
    output.stdout += data
  })
  child.stderr.on('data', (data) => {
    output.stderr += data
  })
  const closed = once(child, 'close')
  await meanwhile?.(child)
  const [status, signal] = await closed
  return { status, signal, ...output }
}

const dump = () =>
  asOwner(async (sql) => {
    const [row] = await sql`
      select md5(string_agg(to_jsonb(d)::text || coalesce((select string_agg(to_jsonb(t)::text, ',' order by term collate "C")
        from mesh_terms t where t.descriptor_ui = d.ui), ''), ',' order by ui collate "C")) as all from mesh_descriptors d`
    return row?.all as string
  })
const here = () => asOwner(async (sql) => Number((await sql`select count(*) as n from mesh_descriptors`)[0]?.n))

describe('an import of MeSH', () => {
  it.each(['SIGKILL', 'SIGINT'] as const)(
    'that is ended by %s is finished by running it again',
    async (signal) => {
      await emptyCorpus()
      const ended = await run(['mesh', file], async (child) => {
        while (child.exitCode === null && (await here()) === 0) await pause(5)
        child.kill(signal)
      })
      const left = await here()
      expect(left).toBeGreaterThan(0)
      expect(left).toBeLessThan(DESCRIPTORS)
      if (signal === 'SIGKILL') expect([ended.signal, left % 1000]).toEqual(['SIGKILL', 0])
      else expect(ended).toMatchObject({ status: 1, stderr: expect.stringContaining('Interrupted: what is counted') })

      const { status, stdout } = await run(['mesh', '--json', file])
      expect(status).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({ records: DESCRIPTORS, added: DESCRIPTORS - left, unchanged: left })
      expect(await dump()).toBe(clean)
      const accounts = await asOwner((sql) => sql`select kind, state from imports order by id`)
      expect(accounts).toEqual([
        { kind: 'mesh', state: 'interrupted' },
        { kind: 'mesh', state: 'finished' },
      ])
    },
    60_000,
  )

  it('waits for no other import of whatever kind', async () => {
    await emptyCorpus()
    const journals = path.join(folder, 'journals.csv')
    writeFileSync(journals, 'Annals of Tests,Ann. Tests\n')
    await run(['mesh', file], async (child) => {
      while (child.exitCode === null && (await here()) === 0) await pause(5)
      child.kill('SIGSTOP')
      const second = await run(['journals', journals])
      child.kill('SIGCONT')
      expect(second).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/^An import of .*mesh\.jsonl\.gz has been running/),
      })
    })
  }, 60_000)
})

describe('the command', () => {
  it('reads of a folder the files of its kind, says what it skips, and sums up in one line', async () => {
    await emptyCorpus()
    const lists = mkdtempSync(path.join(folder, 'lists-'))
    writeFileSync(path.join(lists, 'journals.csv'), 'Annals of Tests,Ann. Tests\nAlone\n')
    writeFileSync(path.join(lists, 'retractions.json'), '{"10.1000/a": "10.1000/b"}')
    const journals = await run(['journals', lists])
    expect(journals).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(
        /^2 records from 1 file: 1 added, 0 updated, 0 unchanged, 1 rejected; 0 journals of the corpus joined with its match; [\d.]+ s\n$/,
      ),
    })
    expect(journals.stderr).toContain('retractions.json: skipped, not .csv')
    expect(journals.stderr).toContain('journals.csv:2:1: rejected: Alone: not a title and an abbreviation')
    const retractions = await run(['retractions', path.join(lists, 'retractions.json')])
    expect(retractions.stdout).toMatch(/^1 record from 1 file: 1 added, .*; 0 studies newly known to be retracted; /)
  })

  it('says what a file is not, and ends with status 1', async () => {
    const page = path.join(folder, 'page.html')
    writeFileSync(page, '<html><body/></html>')
    const { status, stderr } = await run(['mesh', page])
    expect([status, stderr]).toEqual([1, expect.stringContaining('the outermost element is <html>')])
    expect(await run(['retractions'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^Nothing to import\. /),
    })
  })
})
