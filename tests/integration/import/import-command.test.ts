import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { asOwner, emptyCorpus } from '../../support/corpus'
import { articleSet, articleXml } from '../../support/pubmed-xml'

const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-import-'))
const inFolder = (...parts: string[]) => path.join(folder, ...parts)
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(emptyCorpus)

async function run(args: string[], input?: string | Uint8Array) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/import.ts', ...args], { env: process.env })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (data) => {
    output.stdout += data
  })
  child.stderr.on('data', (data) => {
    output.stderr += data
  })
  child.stdin.end(input)
  const [status] = await once(child, 'close')
  return { status, ...output }
}

describe('npm run import', () => {
  it('says in one line what it was not told, and begins nothing', async () => {
    const cases = [
      [[], /^Nothing to import\. Usage: .+\n$/],
      [['--jsn', 'x'], /^--jsn is not an option\. Usage: .+\n$/],
      [['-', '-'], /^Standard input can be read once\. .+\n$/],
    ] as const
    for (const [args, line] of cases) {
      expect(await run([...args])).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(line) })
    }
  })

  it('reads standard input, packed or not', async () => {
    const xml = articleSet(articleXml({ pmid: 1 }))
    expect(await run(['-'], xml)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^1 record from 1 file: 1 added, .*\n$/),
    })
    expect(JSON.parse((await run(['--json', '-'], gzipSync(xml))).stdout)).toMatchObject({ records: 1, unchanged: 1 })
  })

  it('takes folders in natural order, names what it skips and what is missing, and takes the rest', async () => {
    mkdirSync(inFolder('corpus', 'more'), { recursive: true })
    const at = (year: number) => articleSet(articleXml({ pmid: 1, revised: `${year}-01-01` }))
    writeFileSync(inFolder('corpus', 'part2.xml'), at(2002))
    writeFileSync(inFolder('corpus', 'part10.xml.gz'), gzipSync(at(2010)))
    writeFileSync(inFolder('corpus', 'readme.txt'), 'not a record')
    writeFileSync(inFolder('corpus', 'more', 'trials.jsonl'), `${JSON.stringify({ pmid: '2', title: 'A trial' })}\n`)
    const { status, stdout, stderr } = await run(['--json', inFolder('nothing.xml'), inFolder('corpus')])
    expect(status).toBe(1)
    expect(stderr).toContain('nothing.xml: not read, there is no such file or folder')
    expect(stderr).toContain('readme.txt: skipped, neither .xml nor .jsonl')
    expect(stdout.trim().split('\n')).toHaveLength(1)
    const report = JSON.parse(stdout)
    expect(Object.keys(report)).toEqual(
      'files records added updated unchanged withdrawn rejected references resolved seconds peak_mb'.split(' '),
    )
    expect(report).toMatchObject({ files: 3, records: 3, added: 2, updated: 1 })
  })

  it('names the place where a file breaks and ends with status 1', async () => {
    writeFileSync(
      inFolder('broken.xml'),
      `${articleSet(articleXml({ pmid: 1 }), articleXml({ pmid: 2 })).slice(0, -60)}`,
    )
    const { status, stdout, stderr } = await run(['--json', inFolder('broken.xml')])
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ records: 2, added: 1, rejected: 1 })
    expect(stderr).toMatch(
      /broken\.xml:4:1: rejected: PMID 2: cut off where the file breaks, at line 4, column \d+: not well-formed/,
    )
    expect(stderr).toMatch(/broken\.xml:4:\d+: the file breaks here: not well-formed: the file ends/)
  })

  it('lists twenty rejections and says where the others are', async () => {
    const { stderr } = await run(['-'], articleSet(...Array.from({ length: 25 }, () => articleXml({ title: '' }))))
    expect(stderr.match(/rejected: PMID 1: no title/g)).toHaveLength(20)
    expect(stderr).toContain('and 5 more rejected; all of them are in Administration → Imports')
    const [row] = await asOwner((sql) => sql`select count(*)::int as rejections from import_rejections`)
    expect(row?.rejections).toBe(25)
  })

  it('reads reference files by what stands in them, beside PubMed’s own, says what it would do, and undoes it', async () => {
    const text =
      'TY  - JOUR\nTI  - Zinc for the common cold\nPY  - 2019\nER  - \n\nTY  - JOUR\nAN  - 1\nDB  - PubMed\nER  - \n'
    mkdirSync(inFolder('mixed'), { recursive: true })
    writeFileSync(inFolder('mixed', 'records.xml'), articleSet(articleXml({ pmid: 1 })))
    writeFileSync(inFolder('mixed', 'scopus.ris'), text)
    const dry = await run(['--dry-run', '--json', '-'], text)
    expect(JSON.parse(dry.stdout)).toMatchObject({
      records: 2,
      added: 1,
      rejected: 1,
      rows: [{ line: 1, decision: 'new' }, {}],
    })
    const [nothing] = await asOwner((sql) => sql`select count(*)::int as studies from studies`)
    expect(nothing?.studies).toBe(0)

    const { status, stdout } = await run(['--json', inFolder('mixed')])
    expect(status).toBe(0)
    const report = JSON.parse(stdout)
    expect(report).toMatchObject({
      files: 2,
      records: 3,
      added: 2,
      unchanged: 1,
      undecided: 0,
      reference_imports: [expect.any(Number)],
    })
    const undo = ['--undo', String(report.reference_imports[0])]
    expect(await run(undo)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/scopus\.ris: 1 study taken away, 0 kept\n$/),
    })
  })

  it('says in one line that the database cannot be reached', async () => {
    const url = process.env.DATABASE_URL
    process.env.DATABASE_URL = 'postgres://nobody@127.0.0.1:1/none'
    const { status, stderr } = await run(['-'], articleSet())
    process.env.DATABASE_URL = url
    expect(status).toBe(1)
    expect(stderr).toMatch(/^The database at 127\.0\.0\.1:1 cannot be reached .+\n$/)
  })
})
