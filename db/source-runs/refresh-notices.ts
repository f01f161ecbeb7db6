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
/** One work of which the answer cannot be read says little of the others; this number in a row does. */
const MOST_UNREAD = 5
/** Notices that are imported at once. */
const A_PIECE = 500

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
  const { found, known, fault } = await askAbout(dois, work, outbound)
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

type Found = ListedRetraction | RecordFault

/**
 * What Crossref has of each work, and of how many it has anything; with `fault` as far as it answered. That takes half an hour
 * for ten thousand works: others import meanwhile.
 */
async function askAbout(dois: readonly string[], work: JobWork, outbound: Outbound) {
  const found: Found[] = []
  let [known, unread] = [0, 0]
  for (const [asked, doi] of dois.entries()) {
    work.signal.throwIfAborted()
    try {
      const notices = await noticesOf(doi, work, outbound)
      unread = 0
      if (notices) known++
      found.push(...(notices ?? []))
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error
      if (!isOfOneWork(error) || ++unread >= Math.min(MOST_UNREAD, dois.length)) return { found, known, fault: error }
      found.push({ kind: 'rejection', position: NOWHERE, identifier: doi, reason: `Crossref ${error.message}` })
    }
    await work.progress(asked + 1, dois.length)
  }
  return { found, known, fault: null }
}

const NOWHERE = { line: 1, column: 1 }

async function importFound({ source, askedBy, doneTo }: SourceRunAtWork, works: number, found: Found[], work: JobWork) {
  const { sql, signal } = work
  if (!(await untilImportTurn(work))) return null
  const entries = async function* () {
    for (let at = 0; at < found.length; at += A_PIECE) yield found.slice(at, at + A_PIECE)
  }
  const { counts } = await importRetractions(sql, {
    names: [`Crossref: ${works.toLocaleString('en-GB')} ${works === 1 ? 'work' : 'works'}`],
    ...(askedBy ? { askedBy } : {}),
    isFirst: doneTo === null,
    sources: (async function* () {
      yield { name: source, entries: entries() }
    })(),
    signal,
  })
  if (signal.aborted) return null
  // One import runs at a time, and this session still holds the right to.
  const [log] = await sql`select max(id)::int as id from imports`
  return { counts, importId: (log?.id as number | undefined) ?? null }
}

const isOfOneWork = ({ kind }: SourceFault) => ['unreadable', 'refused', 'too large'].includes(kind)

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
