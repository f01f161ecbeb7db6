import type postgres from 'postgres'
import { importRetractions } from '@/db/import/vocabulary/retraction-import'
import type { JobWork } from '@/db/jobs/job'
import { askSource, type Outbound } from '@/db/sources/ask-source'
import type { ListedRetraction } from '@/lib/records/retraction-list'
import type { SourceFault as RecordFault } from '@/lib/records/source-reader'
import { RECHECK_DAYS, remaindersToCheck } from '@/lib/sources/corpus-query'
import { readCrossrefNotices } from '@/lib/sources/crossref-notices'
import { askEach, inPieces } from './ask-each'
import { importAtTurn } from './import-at-turn'
import type { SourceRunAtWork, SourceRunOutcome } from './run-at-work'

/** Works that are asked about in one run at most, one request each. */
const MOST_WORKS = 10_000

/**
 * Asks Crossref whether there are notices of the studies that are here, and imports them as a list of retractions. The first
 * run asks about all of them; those after it about what is new, and about a thirtieth of the rest. Cut short anywhere and begun
 * again it ends as one run does: importing a notice twice changes nothing. Where Crossref stops answering, what it had said by
 * then is kept. Null where the job ends before it is done.
 */
export async function refreshNotices(
  run: SourceRunAtWork,
  work: JobWork,
  outbound: Outbound,
): Promise<SourceRunOutcome | null> {
  const wanted = await doisToAsk(work.sql, run)
  const dois = wanted.slice(0, MOST_WORKS)
  const { found, known, fault } = await askEach({ source: 'crossref', works: dois, nameOf: String }, work, (doi) =>
    noticesOf(doi, work, outbound),
  )
  // A source that does not answer begins no import.
  if (fault && found.length === 0) throw fault
  const done = await importFound(run, dois.length, found, work)
  if (fault) throw fault
  if (!done) return null
  const { records, added, updated, rejected, retracted } = done.counts
  const leftOut = wanted.length - dois.length
  return {
    figures: { asked: dois.length, known, leftOut, records, added, updated, rejected, retracted },
    importId: done.importId,
  }
}

function importFound(run: SourceRunAtWork, works: number, found: (ListedRetraction | RecordFault)[], work: JobWork) {
  const name = `Crossref: ${works.toLocaleString('en-GB')} ${works === 1 ? 'work' : 'works'}`
  return importAtTurn(run, { name, entries: inPieces(found) }, work, (options) =>
    importRetractions(work.sql, { ...options, isFirst: run.doneTo === null }),
  )
}

/** DOIs of those whose turn it is, in lower case, the new ones first. */
async function doisToAsk(sql: postgres.Sql, { doneTo, today }: SourceRunAtWork): Promise<string[]> {
  const remainders = remaindersToCheck(doneTo, today)
  const rows = await sql<{ doi: string }[]>`
    select lower(doi) as doi from studies
    where doi ~ '^10[.][0-9]{4,9}/.' and withdrawn_at is null
      and (${doneTo}::date is null or added_at >= ${doneTo}::date or mod(id, ${RECHECK_DAYS}) = any(${remainders}))
    group by 1 order by bool_or(added_at >= coalesce(${doneTo}::date, '-infinity')) desc, min(id)`
  return rows.map(({ doi }) => doi)
}

const noticesOf = (doi: string, work: JobWork, outbound: Outbound): Promise<ListedRetraction[] | null> =>
  askSource(
    work,
    {
      source: 'crossref',
      endpoint: 'work',
      about: doi,
      fields: ({ contact }) => ({ mailto: contact }),
      read: (answer) => readCrossrefNotices(String(answer), doi),
    },
    outbound,
  )
