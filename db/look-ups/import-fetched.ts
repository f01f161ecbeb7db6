import { importCorpus } from '@/db/import/corpus/corpus-import'
import type { ImportReport, ImportSource } from '@/db/import/corpus/import-run'
import { untilImportTurn } from '@/db/import/uploads/import-turn'
import type { JobWork } from '@/db/jobs/job'
import type { SourceFault as RecordFault } from '@/lib/records/source-reader'
import type { StudyEntry } from '@/lib/records/study-record'

type Entry = StudyEntry | RecordFault

/**
 * Whoever asked for an import, where a person did, its name in the log, and the records in pieces of which each is fetched by
 * itself; `faults` are of what was asked for and has no number.
 */
type Asked<Piece> = {
  name: string
  askedBy: string | null
  total: number
  pieces: readonly Piece[]
  fetch: (piece: Piece) => Promise<Entry[]>
  faults?: readonly Entry[]
}

/**
 * Fetches records piece by piece, and imports them as one import. Cut short anywhere and begun again
 * it ends as one run does: importing a record twice changes nothing. Null where the job ends before it is done.
 */
export async function importFetched<Piece>(
  { name, askedBy, total, pieces, fetch, faults = [] }: Asked<Piece>,
  work: JobWork,
): Promise<{ counts: ImportReport['counts']; importId: number | null } | null> {
  const { sql, signal, progress } = work
  const [first, ...rest] = pieces
  // A source that does not answer begins no import.
  const begun = first === undefined ? [] : await fetch(first)
  if (!(await untilImportTurn(work))) return null
  const sources = async function* (): AsyncGenerator<ImportSource<StudyEntry>> {
    yield { name, entries: entries() }
  }
  const entries = async function* () {
    yield [...begun, ...faults]
    for (const piece of rest) yield await fetch(piece)
  }
  const { counts } = await importCorpus(sql, {
    names: [name],
    ...(askedBy ? { askedBy } : {}),
    sources: sources(),
    signal,
    onProgress: ({ records }) => void progress(records, total).catch(() => {}),
  })
  if (signal.aborted) return null
  // One import runs at a time, and this session still holds the right to.
  const [log] = await sql`select max(id)::int as id from imports`
  return { counts, importId: (log?.id as number | undefined) ?? null }
}

/** A list in pieces of at most a number. */
export const piecesOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
