import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import postgres from 'postgres'
import { runImportCommand } from '../import-command'
import { enterScratchServer } from '../scratch-server'
import type { BenchOptions, Figures } from './bench-options'
import { recordXml } from './pubmed-records'

/** As many as a file of PubMed's own has. */
const RECORDS_A_FILE = 30_000

/** What an import writes, each table after those it points to. */
const TABLES = [
  'journals',
  'studies',
  'study_authors',
  'mesh_headings',
  'study_references',
  'study_notices',
  'study_summaries',
  'search_documents',
]

/**
 * Makes PubMed XML of realistic size, imports it with the command into an empty database, then copies the rows that
 * came of it into the same empty tables, indexes and constraints included, of a second database.
 */
export default async function benchImport({ records, say }: BenchOptions): Promise<Figures> {
  const { admin, folder, createDatabase, leave } = await enterScratchServer()
  try {
    const files = path.join(folder, 'files')
    const size = await makeFiles(files, records, say)
    const imported = await createDatabase('bench_import')
    const copied = await createDatabase('bench_copy')
    await admin`checkpoint`
    say('Importing …')
    const report = await runImportCommand<Report>([files], imported)
    if (report.added !== records) throw new Error(`${report.added} of ${records} records were added`)
    const rows = path.join(folder, 'rows')
    await copyOut(imported, rows)
    await admin`checkpoint`
    say('Copying the same rows …')
    const copySeconds = await copyIn(copied, rows)
    return {
      records,
      records_per_second: Math.round(records / report.seconds),
      peak_mb: report.peak_mb,
      ratio_to_copy: round(report.seconds / copySeconds),
      import_seconds: round(report.seconds),
      copy_seconds: round(copySeconds),
      references: report.references,
      resolved: report.resolved,
      bytes_per_record: Math.round(size / records),
    }
  } finally {
    await leave()
  }
}

const round = (value: number) => Math.round(value * 100) / 100

/** PubMed XML of `records` studies in `folder`, gzipped, as large a file as PubMed's own; characters in all. */
export async function makeFiles(folder: string, records: number, say: (line: string) => void): Promise<number> {
  mkdirSync(folder)
  let size = 0
  for (let first = 0; first < records; first += RECORDS_A_FILE) {
    say(`Making records ${first + 1} to ${Math.min(records, first + RECORDS_A_FILE)} …`)
    const lines = async function* () {
      yield '<?xml version="1.0" encoding="utf-8"?>\n<PubmedArticleSet>\n'
      for (let index = first; index < Math.min(records, first + RECORDS_A_FILE); index++) {
        const xml = recordXml(index, records)
        size += xml.length
        yield xml
      }
      yield '</PubmedArticleSet>\n'
    }
    const file = path.join(folder, `bench${first / RECORDS_A_FILE}.xml.gz`)
    await pipeline(lines, createGzip({ level: 1 }), createWriteStream(file))
  }
  return size
}

type Report = { added: number; references: number; resolved: number; seconds: number; peak_mb: number }

async function copyOut(url: string, folder: string) {
  mkdirSync(folder)
  for (const table of TABLES) {
    // A connection for each: the driver may leave one paused after a long answer.
    const sql = postgres(url, { max: 1 })
    const rows = await sql.unsafe(`copy (select * from ${table}) to stdout`).simple().readable()
    await pipeline(rows, createWriteStream(path.join(folder, table)))
    await sql.end({ timeout: 1 })
  }
}

/** Seconds that COPY takes for all tables, one after the other. */
async function copyIn(url: string, folder: string): Promise<number> {
  const sql = postgres(url, { max: 1 })
  const startedAt = performance.now()
  for (const table of TABLES) {
    const target = await sql.unsafe(`copy ${table} from stdin`).simple().writable()
    await pipeline(createReadStream(path.join(folder, table), { highWaterMark: 256 * 1024 }), target)
  }
  const seconds = (performance.now() - startedAt) / 1000
  await sql.end()
  return seconds
}
