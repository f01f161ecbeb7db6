import { createReadStream, existsSync } from 'node:fs'
import path from 'node:path'
import { createGunzip } from 'node:zlib'
import { connect } from '@/db/connection/pool'
import { importCorpus } from '@/db/import/corpus/corpus-import'
import { holdImportLock } from '@/db/import/corpus/import-log'
import { draftedSummaries, draftedSummary } from '@/lib/evidence/drafted-summary'
import { judgeDesign } from '@/lib/evidence/judge/judge-design'
import { PubmedReader } from '@/lib/pubmed/reader'
import type { StudyEntry } from '@/lib/records/study-record'
import type { AbstractSection } from '@/lib/studies/citable-text'
import { TrialsReader } from '@/lib/trials/reader'
import { enterScratchServer } from '../scratch-server'
import type { BenchOptions, Figures } from './bench-options'
import { recordXml } from './pubmed-records'

/** How long abstracts are drafted, one after the other. */
const DRAFTING_MS = 10_000
/** Abstracts drafted before: the rate rises until about so many, while code is still being compiled. */
const WARMING = 10_000
const RECORDS_A_PIECE = 50

type Text = { title: string; abstract: AbstractSection[] }

/**
 * Drafts abstracts on one core, real ones where the folder of data has some; then imports the same records into two
 * empty databases, with the drafting of summaries and without.
 */
export default async function benchEvidence({ records, data, say }: BenchOptions): Promise<Figures> {
  const texts = await readTexts(data, say)
  const drafting = draft(texts)
  say(`${drafting.abstracts_per_second} abstracts a second`)
  const { createDatabase, leave } = await enterScratchServer()
  try {
    const seconds: Record<'with' | 'without', number> = { with: 0, without: 0 }
    for (const way of ['without', 'with'] as const) {
      say(`Importing ${records} records ${way} drafts …`)
      seconds[way] = await importInto(await createDatabase(`bench_${way}_drafts`), records, texts, way === 'with')
    }
    return {
      ...drafting,
      records,
      import_seconds: round(seconds.with),
      import_seconds_without: round(seconds.without),
      ratio_to_without: round(seconds.with / seconds.without),
    }
  } finally {
    await leave()
  }
}

const round = (value: number) => Math.round(value * 100) / 100

/** Titles and abstracts of the trial articles; made-up ones where they are not there. */
async function readTexts(data: string, say: (line: string) => void): Promise<Text[]> {
  const file = path.join(data, 'trials/articles.jsonl.gz')
  const entries: StudyEntry[] = []
  if (existsSync(file)) {
    const reader = new TrialsReader()
    for await (const bytes of createReadStream(file).pipe(createGunzip()))
      entries.push(...studiesOf(reader.write(bytes)))
    entries.push(...studiesOf(reader.end()))
  } else {
    say(`${file} is not there: abstracts of made-up words`)
    entries.push(...madeUp(0, 2_000, 2_000))
  }
  return entries.flatMap((entry) =>
    entry.kind === 'study' && entry.record.abstract.length > 0
      ? [{ title: entry.record.title.text, abstract: entry.record.abstract }]
      : [],
  )
}

function draft(texts: Text[]): Figures {
  // Many at a time, as the importer has them.
  const pieces = Array.from({ length: Math.ceil(texts.length / RECORDS_A_PIECE) }, (_, index) =>
    texts.slice(index * RECORDS_A_PIECE, (index + 1) * RECORDS_A_PIECE),
  )
  const draftPiece = (index: number) => {
    const piece = pieces[index % pieces.length] as Text[]
    draftedSummaries(piece)
    for (const { title, abstract } of piece) judgeDesign({ title: { text: title }, abstract, publicationTypes: [] })
    return piece.length
  }
  // The weights are read, and the code is compiled for what it meets, once in the life of a process.
  for (let index = 0, warmed = 0; warmed < WARMING; index++) warmed += draftPiece(index)
  let abstracts = 0
  const begun = performance.now()
  for (let index = 0; performance.now() - begun < DRAFTING_MS; index++) abstracts += draftPiece(index)
  const seconds = (performance.now() - begun) / 1000
  return { abstracts_per_second: Math.round(abstracts / seconds), slowest_ms: round(slowestOf(texts)) }
}

/** Milliseconds of the abstract that takes longest, each by itself. */
function slowestOf(texts: Text[]): number {
  let slowest = 0
  for (const { title, abstract } of texts) {
    const before = performance.now()
    draftedSummary({ title, abstract })
    judgeDesign({ title: { text: title }, abstract, publicationTypes: [] })
    slowest = Math.max(slowest, performance.now() - before)
  }
  return slowest
}

/** Seconds of an import of records whose abstracts are these. */
async function importInto(url: string, records: number, texts: Text[], isDrafted: boolean): Promise<number> {
  async function* pieces() {
    for (let from = 0; from < records; from += RECORDS_A_PIECE) {
      yield madeUp(from, Math.min(records, from + RECORDS_A_PIECE), records).map((entry, index) => {
        if (entry.kind !== 'study') return entry
        const { title, abstract } = texts[(from + index) % texts.length] as Text
        return { ...entry, record: { ...entry.record, title: { text: title }, abstract } }
      })
    }
  }
  async function* sources() {
    yield { name: 'records', entries: pieces() }
  }
  const sql = connect(url, 'precis_import', 1)
  try {
    await holdImportLock(sql)
    const begun = performance.now()
    const { counts } = await importCorpus(sql, { names: ['records'], sources: sources() }, { draft: isDrafted })
    if (counts.added !== records) throw new Error(`${counts.added} of ${records} records were added`)
    return (performance.now() - begun) / 1000
  } finally {
    await sql.end()
  }
}

function madeUp(from: number, to: number, total: number): StudyEntry[] {
  const reader = new PubmedReader()
  const xml = Array.from({ length: to - from }, (_, index) => recordXml(from + index, total)).join('')
  const bytes = Buffer.from(`<?xml version="1.0" encoding="utf-8"?><PubmedArticleSet>${xml}</PubmedArticleSet>`)
  return studiesOf([...reader.write(bytes), ...reader.end()])
}

const studiesOf = (entries: { kind: string }[]): StudyEntry[] =>
  entries.filter((entry): entry is StudyEntry => entry.kind === 'study')
