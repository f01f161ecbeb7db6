import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type postgres from 'postgres'
import { importRetractions } from '@/db/import/vocabulary/retraction-import'
import type { JobWork } from '@/db/jobs/job'
import { askSource, type Outbound } from '@/db/sources/ask-source'
import { RunRefusal } from '@/db/sources/failed-run'
import { entriesOf } from '@/lib/io/source-entries'
import { fileAt, type SourceFile } from '@/lib/io/source-files'
import { RETRACTION_WATCH } from '@/lib/records/retraction-list'
import { retractionReaderFor } from '@/lib/records/retraction-reader'
import { NO_NUMBER } from '@/lib/records/retraction-watch-list'
import { SourceFault } from '@/lib/sources/source-fault'
import { importAtTurn } from './import-at-turn'
import type { SourceRunAtWork, SourceRunOutcome } from './run-at-work'

/** A list that has lost more than this part of itself since the last time is not whole. */
const MOST_LOST = 0.05

/** What the name of a folder that a list is fetched into begins with, in the system's folder for what is temporary. */
const FOLDER = 'precis-list-'

/** A folder as old as this, in milliseconds, belongs to no fetch that still goes on. */
const LEFT_BEHIND = 24 * 60 * 60 * 1000

/**
 * Fetches Retraction Watch's list and imports it as a list of retractions is imported. It is imported only once it is here
 * whole, so that half of it takes nothing back; importing it twice changes nothing. Null where the job ends before it is done,
 * and comes back.
 */
export async function fetchList(
  run: SourceRunAtWork,
  work: JobWork,
  outbound: Outbound,
): Promise<SourceRunOutcome | null> {
  await removeLeftBehind()
  const folder = await mkdtemp(path.join(tmpdir(), FOLDER))
  try {
    const file = fileAt(path.join(folder, 'list.csv'))
    const bytes = await download(file.name, work, outbound)
    const last = await lastRun(work.sql, run)
    const { rows, reason } = await countRows(file, work)
    if (reason) throw new RunRefusal(`Retraction Watch sent no list that can be read: ${reason}. Nothing was imported.`)
    if (last && rows < last.records * (1 - MOST_LOST) && !(await isImportedByHand(work.sql, last, rows)))
      throw new RunRefusal(
        `Retraction Watch sent ${figure(rows)} notices; the last time there were ${figure(last.records)}. Nothing was imported. If it is right, import the file by hand once.`,
      )
    const outcome = await importList(run, file, last === null, work)
    return outcome && { ...outcome, figures: { ...outcome.figures, bytes } }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Removes the lists that a worker which was killed could not remove. */
async function removeLeftBehind(): Promise<void> {
  for (const name of (await readdir(tmpdir())).filter((each) => each.startsWith(FOLDER))) {
    const folder = path.join(tmpdir(), name)
    // Another process may remove it first, or it may be another user's.
    const age = await stat(folder).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    if (age > LEFT_BEHIND) await rm(folder, { recursive: true, force: true }).catch(() => {})
  }
}

/** Writes the list into a file, as it comes in; how many bytes. */
async function download(name: string, work: JobWork, outbound: Outbound): Promise<number> {
  let bytes = 0
  const counted = async function* (pieces: AsyncIterable<Uint8Array>) {
    bytes = 0
    for await (const piece of pieces) {
      bytes += piece.length
      yield piece
    }
  }
  const receive = (pieces: AsyncIterable<Uint8Array>) =>
    pipeline(Readable.from(counted(pieces)), createWriteStream(name))
  await askSource(work, { source: 'retraction-watch', endpoint: 'list', fields: () => ({}), receive }, outbound)
  if (bytes === 0) throw new SourceFault('unreadable')
  return bytes
}

type LastRun = { records: number; createdAt: Date }

/** What the last run that came to its end had, or null. */
async function lastRun(sql: postgres.Sql, { source }: SourceRunAtWork): Promise<LastRun | null> {
  const [row] = await sql<LastRun[]>`
    select (figures ->> 'records')::int as records, created_at as "createdAt" from source_runs
    where source = ${source} and state = 'done' order by created_at desc limit 1`
  return row ?? null
}

/** Whether somebody has said since the last run that a list of about this length is right, by importing it themselves. */
async function isImportedByHand(sql: postgres.Sql, { createdAt }: LastRun, rows: number): Promise<boolean> {
  const [row] = await sql`
    select exists (select from imports i where i.kind = 'retractions' and i.state = 'finished'
      and i.started_at > ${createdAt} and not exists (select from source_runs r where r.import_id = i.id)
      and abs((i.counts ->> 'records')::int - (i.counts ->> 'rejected')::int - ${rows}) <= ${rows * MOST_LOST}::float8) as is`
  return row?.is === true
}

/** Reads the list to its end; why it is none, where it is none. */
async function countRows(file: SourceFile, { signal }: JobWork): Promise<{ rows: number; reason?: string }> {
  let rows = 0
  for await (const entries of entriesOf(file, retractionReaderFor)) {
    signal.throwIfAborted()
    for (const entry of entries) {
      if (entry.kind === 'break') return { rows, reason: entry.reason }
      if (entry.kind === 'retraction') rows++
    }
  }
  return rows > 0 ? { rows } : { rows, reason: 'there is no notice in it' }
}

async function importList(
  run: SourceRunAtWork,
  file: SourceFile,
  isFirst: boolean,
  work: JobWork,
): Promise<SourceRunOutcome | null> {
  let unnamed = 0
  const entries = async function* () {
    for await (const piece of entriesOf(file, retractionReaderFor)) {
      // Thousands of works have no number, every night the same: they are counted.
      const named = piece.filter((entry) => entry.kind !== 'rejection' || entry.reason !== NO_NUMBER)
      unnamed += piece.length - named.length
      yield named
    }
  }
  const onProgress = ({ records }: { records: number }) => void work.progress(records, null).catch(() => {})
  const done = await importAtTurn(run, { name: 'Retraction Watch: the list', entries: entries() }, work, (options) =>
    importRetractions(work.sql, { ...options, isFirst, isAllOf: RETRACTION_WATCH, onProgress }),
  )
  if (!done) return null
  const { records, added, updated, rejected, retracted } = done.counts
  return {
    figures: { records: records - rejected, added, updated, rejected, retracted, unnamed },
    importId: done.importId,
  }
}

const figure = (count: number) => count.toLocaleString('en-GB')
