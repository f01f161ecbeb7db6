import type postgres from 'postgres'
import type { ImportReport } from '@/db/import/corpus/import-run'
import { importCitationCounts } from '@/db/import/vocabulary/citation-count-import'
import type { JobWork } from '@/db/jobs/job'
import { askSource, type Outbound } from '@/db/sources/ask-source'
import type { ListedCount } from '@/lib/records/citation-count-list'
import { RECHECK_DAYS, remaindersToCheck } from '@/lib/sources/corpus-query'
import { COUNT_FIELDS, COUNTED_A_REQUEST, readIciteCounts } from '@/lib/sources/icite-counts'
import { MOST_ASKED } from '@/lib/sources/source-run'
import { importAtTurn } from './import-at-turn'
import type { SourceRunAtWork, SourceRunOutcome } from './run-at-work'

const NOTHING = { records: 0, added: 0, updated: 0, rejected: 0 }

/**
 * Asks iCite how often studies that are here are cited, and by which, and imports that as a list of citation counts is
 * imported. The first run asks about all of them; those after it about what is new, and about a thirtieth of the rest. Cut
 * short anywhere and begun again it ends as one run does: importing a count twice changes nothing. Null where the job ends
 * before it is done, and comes back.
 */
export async function refreshCounts(
  run: SourceRunAtWork,
  work: JobWork,
  outbound: Outbound,
): Promise<SourceRunOutcome | null> {
  const wanted = await studiesToAsk(work.sql, run)
  const pmids = wanted.slice(0, MOST_ASKED)
  const figures = { asked: pmids.length, leftOut: wanted.length - pmids.length }
  if (pmids.length === 0) return { figures: { ...NOTHING, ...figures }, importId: null }
  const done = await importCounts(run, pmids, work, outbound)
  if (!done) return null
  const { records, added, updated, rejected, references } = done.counts
  return {
    figures: { ...figures, known: records - rejected, records, added, updated, rejected, references },
    importId: done.importId,
  }
}

/** PMIDs of those whose turn it is, the new ones first: a run that has more than it asks about leaves out the others. */
async function studiesToAsk(sql: postgres.Sql, { doneTo, today }: SourceRunAtWork): Promise<number[]> {
  const remainders = remaindersToCheck(doneTo, today)
  const rows = await sql<{ pmid: number }[]>`
    select pmid from studies
    where pmid is not null and withdrawn_at is null
      and (${doneTo}::date is null or added_at >= ${doneTo}::date or mod(pmid, ${RECHECK_DAYS}) = any(${remainders}))
    order by added_at >= coalesce(${doneTo}::date, '-infinity') desc, pmid`
  return rows.map(({ pmid }) => pmid)
}

async function importCounts(
  { source, askedBy }: SourceRunAtWork,
  pmids: readonly number[],
  work: JobWork,
  outbound: Outbound,
): Promise<{ counts: ImportReport['counts']; importId: number | null } | null> {
  const { progress } = work
  let asked = 0
  const next = async () => {
    const some = pmids.slice(asked, asked + COUNTED_A_REQUEST)
    const counts = await countsOf(some, work, outbound)
    asked += some.length
    await progress(asked, pmids.length)
    return counts
  }
  // A source that does not answer begins no import.
  const begun = await next()
  const entries = async function* () {
    yield begun
    while (asked < pmids.length) yield await next()
  }
  const name = `iCite: ${pmids.length.toLocaleString('en-GB')} ${pmids.length === 1 ? 'study' : 'studies'}`
  return importAtTurn({ source, askedBy }, { name, entries: entries() }, work, (options) =>
    importCitationCounts(work.sql, options),
  )
}

const countsOf = (pmids: readonly number[], work: JobWork, outbound: Outbound): Promise<ListedCount[]> =>
  askSource(
    work,
    {
      source: 'icite',
      endpoint: 'counts',
      fields: () => ({ pmids: pmids.join(','), fl: COUNT_FIELDS, legacy: 'false' }),
      read: (answer) => readIciteCounts(String(answer), pmids),
    },
    outbound,
  )
