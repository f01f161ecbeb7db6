import type { ImportOptions, ImportReport } from '@/db/import/corpus/import-run'
import { untilImportTurn } from '@/db/import/uploads/import-turn'
import type { JobWork } from '@/db/jobs/job'
import type { SourceFault as RecordFault } from '@/lib/records/source-reader'
import type { SourceRunAtWork } from './run-at-work'

/**
 * Imports what a source has sent once it is this import's turn, by `load` and under `name` in the list of imports. Null where
 * the job ends before it is done.
 */
export async function importAtTurn<Entry>(
  { source, askedBy }: Pick<SourceRunAtWork, 'source' | 'askedBy'>,
  { name, entries }: { name: string; entries: AsyncIterable<(Entry | RecordFault)[]> },
  work: JobWork,
  load: (options: ImportOptions<Entry>) => Promise<ImportReport>,
): Promise<{ counts: ImportReport['counts']; importId: number | null } | null> {
  const { sql, signal } = work
  if (!(await untilImportTurn(work))) return null
  const { counts } = await load({
    names: [name],
    ...(askedBy ? { askedBy } : {}),
    sources: (async function* () {
      yield { name: source, entries }
    })(),
    signal,
  })
  if (signal.aborted) return null
  // One import runs at a time, and this session still holds the right to.
  const [log] = await sql`select max(id)::int as id from imports`
  return { counts, importId: (log?.id as number | undefined) ?? null }
}
