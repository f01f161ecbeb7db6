import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluateSearch, type SearchEvaluation } from '@/bin/eval/evaluate-search'
import { openBeirFolder } from '@/lib/io/beir-folder'
import { asOwner } from '../../support/corpus'

const folder = mkdtempSync(path.join(os.tmpdir(), 'precis-evaluation-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const DOCUMENTS = [
  { _id: 'hair-1', title: 'Baricitinib for alopecia', text: 'Hair grew again in severe alopecia.' },
  { _id: 'hair-2', title: '', text: 'Ritlecitinib in adolescents with alopecia areata.' },
  {
    _id: 'hair-3',
    title: 'Loss of hair after chemotherapy',
    text: '',
    mesh: ['Alopecia'],
    keywords: ['scalp cooling'],
  },
  { _id: 'lupus-1', title: 'Anifrolumab in lupus', text: 'Lupus of the skin improved.', publication_types: ['Review'] },
  { _id: 'lupus-2', title: 'Belimumab in lupus nephritis', text: 'Fewer renal events.' },
  { _id: 'lupus-2b', title: 'Belimumab in lupus nephritis', text: 'Fewer renal events.' },
  { _id: 'sugar', title: 'Metformin', text: 'Glucose fell.' },
  { _id: 'empty', title: '', text: '' },
]
const QUESTIONS = { hair: 'alopecia', lupus: 'lupus nephritis', nothing: 'quinine', apart: 'baricitinib lupus' }
const QRELS = [
  ['hair', 'hair-1', 2],
  ['hair', 'hair-2', 1],
  ['hair', 'hair-3', 1],
  ['lupus', 'lupus-2', 2],
  ['lupus', 'lupus-2b', 2],
  ['nothing', 'sugar', 1],
  ['apart', 'lupus-1', 1],
]
let evaluation: SearchEvaluation

const databases = () => asOwner((sql) => sql`select datname from pg_database where datname like 'precis_eval_%'`)

beforeAll(async () => {
  const lines = (values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('')
  writeFileSync(path.join(folder, 'corpus.jsonl'), lines(DOCUMENTS))
  const questions = Object.entries({ ...QUESTIONS, unjudged: 'metformin' }).map(([_id, text]) => ({ _id, text }))
  writeFileSync(path.join(folder, 'queries.jsonl'), lines(questions))
  writeFileSync(path.join(folder, 'qrels.tsv'), QRELS.map((cells) => `${cells.join('\t')}\n`).join(''))
  const opened = await openBeirFolder(folder, () => {})
  if ('wrong' in opened) throw new Error(opened.wrong)
  evaluation = await evaluateSearch(opened, { say: () => {} })
})

describe('evaluating a search', () => {
  it('reports the judged questions and three figures for the portal and each baseline', () => {
    const quality = { ndcg10: expect.any(Number), mrr10: expect.any(Number), recall100: expect.any(Number) }
    expect(evaluation.figures).toEqual({ queries: 4, ...quality, bm25: quality, ts_rank_cd: quality })
  })

  it('has baselines that find what has the words, and BM25 also what has only one of them', () => {
    const { bm25, ts_rank_cd } = evaluation.figures
    // hair: two of three by their words; lupus: both; nothing: none. apart: only BM25, which takes any word.
    expect(ts_rank_cd.recall100).toBeCloseTo((2 / 3 + 1) / 4, 4)
    expect(bm25.recall100).toBeCloseTo((2 / 3 + 1 + 1) / 4, 4)
    expect(bm25.mrr10).toBeGreaterThan(ts_rank_cd.mrr10)
    expect(ts_rank_cd.ndcg10).toBeGreaterThan(0.3)
    expect(bm25.ndcg10).toBeLessThanOrEqual(1)
  })

  it('asks as a reader: by the words of title and text and by headings, two records of one text apart', () => {
    expect([...evaluation.rankings.keys()]).toEqual(Object.keys(QUESTIONS))
    expect(new Set(evaluation.rankings.get('hair'))).toEqual(new Set(['hair-1', 'hair-2', 'hair-3']))
    expect(evaluation.rankings.get('lupus')?.slice(0, 2).sort()).toEqual(['lupus-2', 'lupus-2b'])
    expect(evaluation.figures.recall100).toBeGreaterThan(evaluation.figures.ts_rank_cd.recall100)
  })

  it('leaves no database behind and the process on its own', async () => {
    expect(await databases()).toEqual([])
    const [row] = await asOwner((sql) => sql`select count(*)::int as count from studies`)
    expect(row?.count).toBe(0)
  })
})

describe('npm run eval', () => {
  async function run(...args: string[]) {
    const child = spawn(process.execPath, ['--import', 'tsx', 'bin/eval.ts', ...args], { env: process.env })
    const output = { stdout: '', stderr: '' }
    child.stdout.on('data', (data) => {
      output.stdout += data
    })
    child.stderr.on('data', (data) => {
      output.stderr += data
    })
    const [status] = await once(child, 'close')
    return { status, ...output }
  }

  it('prints one object and writes the ranking', async () => {
    const out = path.join(folder, 'ranking.run')
    const { status, stdout } = await run('search', folder, '--json', '--out', out)
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual(evaluation.figures)
    const ranked = evaluation.rankings.get('lupus') as string[]
    const written = readFileSync(out, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('lupus '))
    expect(written).toEqual(ranked.map((id, index) => `lupus Q0 ${id} ${index + 1} ${ranked.length - index} precis`))
    expect(await databases()).toEqual([])
  })

  it('says in a line what is missing or unknown, prints nothing and ends with status 2', async () => {
    const none = path.join(folder, 'none')
    const cases: [string[], RegExp][] = [
      [[], /^Usage: .+\n$/],
      [['search'], /^One folder is needed\. Usage: .+\n$/],
      [['search', folder, '--jsn'], /^--jsn is not an option\. .+\n$/],
      [['search', folder, '--out'], /^--out needs a name after it\. .+\n$/],
      [['search', none, '--json'], /none: there is no such file or folder\n$/],
      [['search', folder, '--mesh', none], /none: there is no such file or folder\n$/],
      [['questions', none, '--out', folder], /none.+there is no such file or folder\n$/],
      [['questions', folder], /^It must be said where the set goes\. .+\n$/],
    ]
    for (const [args, line] of cases)
      expect(await run(...args)).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(line) })
  })
})
