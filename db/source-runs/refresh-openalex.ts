import type postgres from 'postgres'
import { importCitationCounts } from '@/db/import/vocabulary/citation-count-import'
import type { JobWork } from '@/db/jobs/job'
import { askSource, type Outbound } from '@/db/sources/ask-source'
import type { ListedCount } from '@/lib/records/citation-count-list'
import type { SourceFault as RecordFault } from '@/lib/records/source-reader'
import { RECHECK_DAYS, remaindersToCheck } from '@/lib/sources/corpus-query'
import { type NamedWork, readOpenalexWork, WORK_FIELDS } from '@/lib/sources/openalex-work'
import { askEach, inPieces } from './ask-each'
import { importAtTurn } from './import-at-turn'
import type { SourceRunAtWork, SourceRunOutcome } from './run-at-work'

/** Works that are asked about in one run at most, one request each. */
const MOST_WORKS = 10_000

/**
 * Asks OpenAlex how often studies that are here are cited and where they are open to everybody, and imports that as a list of
 * citation counts is imported. The first run asks about all of them; those after it about what is new, and about a thirtieth of
 * the rest. Cut short anywhere and begun again it ends as one run does: importing a count twice changes nothing. Where OpenAlex
 * stops answering, what it had said by then is kept. Null where the job ends before it is done.
 */
export async function refreshOpenalex(
  run: SourceRunAtWork,
  work: JobWork,
  outbound: Outbound,
): Promise<SourceRunOutcome | null> {
  const wanted = await worksToAsk(work.sql, run)
  const works = wanted.slice(0, MOST_WORKS)
  const { found, known, fault } = await askEach({ source: 'openalex', works, nameOf }, work, async (one) => {
    const said = await askAbout(one, run.today, work, outbound)
    return said && [said]
  })
  // A source that does not answer begins no import.
  if (fault && found.length === 0) throw fault
  const leftOut = wanted.length - works.length
  if (found.length === 0) return { figures: { asked: works.length, known, leftOut, ...NOTHING }, importId: null }
  const done = await importFound(run, works.length, found, work)
  if (fault) throw fault
  if (!done) return null
  const { records, added, updated, rejected } = done.counts
  return {
    figures: { asked: works.length, known, leftOut, records, added, updated, rejected },
    importId: done.importId,
  }
}

const NOTHING = { records: 0, added: 0, updated: 0, rejected: 0 }

const nameOf = ({ pmid, doi }: NamedWork): string => (pmid === null ? doi : `PMID ${pmid}`)

/** Those whose turn it is, the new ones first, each by its PMID or, where it has none, by its DOI. */
async function worksToAsk(sql: postgres.Sql, { doneTo, today }: SourceRunAtWork): Promise<NamedWork[]> {
  const remainders = remaindersToCheck(doneTo, today)
  const rows = await sql<{ pmid: number | null; doi: string }[]>`
    select pmid, case when pmid is null then lower(doi) end as doi from studies
    where (pmid is not null or doi ~ '^10[.][0-9]{4,9}/.') and withdrawn_at is null
      and (${doneTo}::date is null or added_at >= ${doneTo}::date or mod(id, ${RECHECK_DAYS}) = any(${remainders}))
    group by 1, 2 order by bool_or(added_at >= coalesce(${doneTo}::date, '-infinity')) desc, min(id)`
  return rows.map(({ pmid, doi }) => (pmid === null ? { pmid, doi } : { pmid }))
}

const askAbout = (one: NamedWork, today: string, work: JobWork, outbound: Outbound): Promise<ListedCount | null> =>
  askSource(
    work,
    {
      source: 'openalex',
      endpoint: 'work',
      about: one.pmid === null ? `doi:${one.doi}` : `pmid:${one.pmid}`,
      fields: ({ contact, secret }) => ({ select: WORK_FIELDS, mailto: contact, api_key: secret ?? '' }),
      read: (answer) => readOpenalexWork(String(answer), one, today),
    },
    outbound,
  )

function importFound(run: SourceRunAtWork, works: number, found: (ListedCount | RecordFault)[], work: JobWork) {
  const name = `OpenAlex: ${works.toLocaleString('en-GB')} ${works === 1 ? 'study' : 'studies'}`
  return importAtTurn(run, { name, entries: inPieces(found) }, work, (options) =>
    importCitationCounts(work.sql, { source: 'OpenAlex', ...options }),
  )
}
