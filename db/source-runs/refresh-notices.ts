import type postgres from 'postgres'
import { untilImportTurn } from '@/db/import/uploads/import-turn'
import { importRetractions } from '@/db/import/vocabulary/retraction-import'
import type { JobWork } from '@/db/jobs/job'
import { askSource, type Outbound } from '@/db/sources/ask-source'
import type { ListedRetraction } from '@/lib/records/retraction-list'
import type { SourceFault as RecordFault } from '@/lib/records/source-reader'
import { RECHECK_DAYS, remaindersToCheck } from '@/lib/sources/corpus-query'
import { readCrossrefNotices } from '@/lib/sources/crossref-notices'
import { SourceFault } from '@/lib/sources/source-fault'
import type { SourceRunAtWork, SourceRunOutcome } from './run-at-work'

/** Works that are asked about in one run at most, one request each. */
const MOST_WORKS = 10_000
/** One work of which the answer cannot be read says little of the others; so many in a row do. */
const MOST_UNREAD = 5
/** Works after which what came of them is imported. */
const A_PIECE = 100

/**
 * Asks Crossref whether there are notices of the studies that are here, and imports them as a list of retractions. The first
 * run asks about all of them; those after it about what is new, and about a thirtieth of the rest. Cut short anywhere and begun
 * again it ends as one run does: importing a notice twice changes nothing. Null where the job ends before it is done.
 */
export async function refreshNotices(
  run: SourceRunAtWork,
  work: JobWork,
  outbound: Outbound,
): Promise<SourceRunOutcome | null> {
  const { sql, signal, progress } = work
  const wanted = await doisToAsk(sql, run)
  const dois = wanted.slice(0, MOST_WORKS)
  let [asked, known, unread] = [0, 0, 0]
  const next = async () => {
    const found: (ListedRetraction | RecordFault)[] = []
    for (const doi of dois.slice(asked, asked + A_PIECE)) {
      signal.throwIfAborted()
      try {
        const notices = await noticesOf(doi, work, outbound)
        unread = 0
        if (notices) known++
        found.push(...(notices ?? []))
      } catch (error) {
        if (!isOfOneWork(error) || ++unread >= Math.min(MOST_UNREAD, dois.length)) throw error
        found.push({
          kind: 'rejection',
          position: { line: 1, column: 1 },
          identifier: doi,
          reason: `Crossref ${error.message}`,
        })
      }
      asked++
      await progress(asked, dois.length)
    }
    return found
  }
  // A source that does not answer begins no import.
  const begun = await next()
  if (!(await untilImportTurn(work))) return null
  const entries = async function* () {
    yield begun
    while (asked < dois.length) yield await next()
  }
  const { counts } = await importRetractions(sql, {
    names: [`Crossref: ${dois.length.toLocaleString('en-GB')} ${dois.length === 1 ? 'work' : 'works'}`],
    ...(run.askedBy ? { askedBy: run.askedBy } : {}),
    isFirst: run.doneTo === null,
    sources: (async function* () {
      yield { name: run.source, entries: entries() }
    })(),
    signal,
  })
  if (signal.aborted) return null
  // One import runs at a time, and this session still holds the right to.
  const [log] = await sql`select max(id)::int as id from imports`
  const { records, added, updated, rejected, retracted } = counts
  const figures = { asked, known, leftOut: wanted.length - dois.length, records, added, updated, rejected, retracted }
  return { figures, importId: (log?.id as number | undefined) ?? null }
}

const isOfOneWork = (error: unknown): error is SourceFault =>
  error instanceof SourceFault && ['unreadable', 'refused', 'too large'].includes(error.kind)

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
      doi,
      fields: ({ contact }) => ({ mailto: contact }),
      read: (answer) => readCrossrefNotices(String(answer), doi),
    },
    outbound,
  )
