import { importCorpus } from '@/db/import/corpus/corpus-import'
import type { ImportReport, ImportSource } from '@/db/import/corpus/import-run'
import { untilImportTurn } from '@/db/import/uploads/import-turn'
import type { JobWork } from '@/db/jobs/job'
import type { Outbound } from '@/db/sources/ask-source'
import type { StudyEntry } from '@/lib/records/study-record'
import { FETCHED_A_REQUEST } from '@/lib/sources/look-up'
import { recordsOf } from './ask-pubmed'
import { type OfDois, withTheirDois } from './pmids-of-dois'

/** Whoever asked for an import, where a person did, and its name in the log. */
type Asked = { name: string; askedBy: string | null; pmids: readonly number[]; byDoi?: OfDois }

const NO_DOIS: OfDois = { dois: new Map(), faults: [] }

/**
 * Fetches records by their PMIDs, some hundred at a time, and imports them as one import. Cut short anywhere and begun again
 * it ends as one run does: importing a record twice changes nothing. Null where the job ends before it is done.
 */
export async function importFetched(
  { name, askedBy, pmids, byDoi = NO_DOIS }: Asked,
  work: JobWork,
  outbound: Outbound,
): Promise<{ counts: ImportReport['counts']; importId: number | null } | null> {
  const { sql, signal, progress } = work
  const chunks = Array.from({ length: Math.ceil(pmids.length / FETCHED_A_REQUEST) }, (_, index) =>
    pmids.slice(index * FETCHED_A_REQUEST, (index + 1) * FETCHED_A_REQUEST),
  )
  const [first = [], ...rest] = chunks
  const fetched = async (chunk: readonly number[]) =>
    chunk.length > 0 ? withTheirDois(await recordsOf(chunk, work, outbound), byDoi) : []
  // A source that does not answer begins no import.
  const begun = await fetched(first)
  if (!(await untilImportTurn(work))) return null
  const sources = async function* (): AsyncGenerator<ImportSource<StudyEntry>> {
    yield { name, entries: entries() }
  }
  const entries = async function* () {
    yield [...begun, ...byDoi.faults]
    for (const chunk of rest) yield await fetched(chunk)
  }
  const { counts } = await importCorpus(sql, {
    names: [name],
    ...(askedBy ? { askedBy } : {}),
    sources: sources(),
    signal,
    onProgress: ({ records }) => void progress(records, pmids.length).catch(() => {}),
  })
  if (signal.aborted) return null
  // One import runs at a time, and this session still holds the right to.
  const [log] = await sql`select max(id)::int as id from imports`
  return { counts, importId: (log?.id as number | undefined) ?? null }
}
