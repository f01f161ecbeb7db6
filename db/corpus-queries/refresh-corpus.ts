import type postgres from 'postgres'
import type { JobWork } from '@/db/jobs/job'
import { recordsOf } from '@/db/look-ups/ask-pubmed'
import { importFetched, piecesOf } from '@/db/look-ups/import-fetched'
import type { Outbound } from '@/db/sources/ask-source'
import { RunRefusal } from '@/db/sources/failed-run'
import {
  type Days,
  daysToAsk,
  MOST_RECORDS,
  RECHECK_DAYS,
  remaindersToCheck,
  TITLES_SHOWN,
} from '@/lib/sources/corpus-query'
import { FETCHED_A_REQUEST } from '@/lib/sources/look-up'
import { sourceOf } from '@/lib/sources/source'
import { foundAtPubmed, MOST_FOUND_A_RUN } from './found-at-pubmed'
import type { RunAtWork, RunOutcome } from './run-at-work'

/** What is to be fetched, with the figures of the run. */
type Wanted = { pmids: number[]; days: Days } & Omit<RunOutcome, 'days' | 'titles' | 'imported'>

/**
 * Asks PubMed what is new for a query, or which records to look at again, and imports it. Cut short anywhere and begun again
 * it ends as one run does: days are asked for again until all that was entered in them has come, and importing a record twice
 * changes nothing. Null where the job ends before it is done, and comes back.
 */
export async function refreshCorpus(run: RunAtWork, work: JobWork, outbound: Outbound): Promise<RunOutcome | null> {
  const wanted = run.kind === 'query' ? await askedFor(run, work, outbound) : await toCheck(run, work)
  const { pmids, ...figures } = wanted
  if (run.isTrial) {
    const titles = run.kind === 'query' ? await titlesOf(pmids.slice(0, TITLES_SHOWN), work, outbound) : null
    return { ...figures, titles, imported: null }
  }
  if (pmids.length === 0) return { ...figures, titles: null, imported: NOTHING }
  const imported = await importRecords(run, pmids, work, outbound)
  return imported && { ...figures, titles: null, imported }
}

const NOTHING = { added: 0, updated: 0, rejected: 0, retracted: 0, importId: null }

/** What was entered since and is not here; and, once the first run has been, what is here and was changed since. */
async function askedFor(run: RunAtWork, work: JobWork, outbound: Outbound): Promise<Wanted> {
  const days = daysToAsk(run, run.today)
  const ask = (dateOf: 'edat' | 'mdat') => foundAtPubmed({ term: run.term, dateOf, days }, work, outbound)
  const entered = await ask('edat')
  if (!entered)
    throw new RunRefusal(
      `PubMed has more than ${figure(MOST_FOUND_A_RUN)} records for this query in these days. Narrow it, or begin with a later day.`,
    )
  // PubMed leaves such words out and looks for the rest, which is more than anybody asked for.
  if (!run.isTrial && entered.unknown.length > 0)
    throw new RunRefusal(
      `PubMed does not know “${entered.unknown.join('”, “')}”, and would leave it out. Nothing was imported: correct the words.`,
    )
  const here = await hereOf(work.sql, [...entered.pmids])
  const fresh = [...entered.pmids].filter((pmid) => !here.has(pmid)).sort((one, other) => one - other)
  if (!run.isTrial && fresh.length > run.mostRecords)
    throw new RunRefusal(
      `PubMed has ${figure(fresh.length)} records that are not here, more than the ${figure(run.mostRecords)} that one run imports. Nothing was imported: narrow the query, begin with a later day, or raise the number.`,
    )
  // Each December NLM touches hundreds of thousands of records: what is too much is said, and comes with the check of what is here.
  const changed = run.doneTo ? await ask('mdat') : null
  const revised = changed ? [...(await hereOf(work.sql, [...changed.pmids]))].sort((one, other) => one - other) : []
  return {
    pmids: run.isTrial ? fresh : [...fresh, ...revised.slice(0, MOST_RECORDS)],
    days,
    translation: entered.translation,
    unknown: entered.unknown,
    found: entered.pmids.size,
    fresh: fresh.length,
    revised: revised.length,
    leftOut: run.doneTo && !changed ? MOST_FOUND_A_RUN : Math.max(0, revised.length - MOST_RECORDS),
  }
}

/** The records of the corpus whose turn it is. */
async function toCheck(run: RunAtWork, work: JobWork): Promise<Wanted> {
  const days = { from: run.doneTo ?? run.today, to: run.today }
  const remainders = remaindersToCheck(run.doneTo, run.today)
  const rows = await work.sql<{ pmid: number }[]>`
    select pmid from studies where pmid is not null and mod(pmid, ${RECHECK_DAYS}) = any(${remainders}) order by pmid`
  const pmids = rows.map(({ pmid }) => pmid)
  return {
    pmids,
    days,
    translation: null,
    unknown: [],
    found: pmids.length,
    fresh: 0,
    revised: pmids.length,
    leftOut: 0,
  }
}

async function titlesOf(pmids: number[], work: JobWork, outbound: Outbound): Promise<string[]> {
  if (pmids.length === 0) return []
  const entries = await recordsOf(pmids, work, outbound)
  return entries.flatMap((entry) => (entry.kind === 'study' ? [entry.record.title.text] : []))
}

async function importRecords(run: RunAtWork, pmids: number[], work: JobWork, outbound: Outbound) {
  const before = await retractedOf(work.sql, pmids)
  const name = `${sourceOf(run.source).label}: ${run.name}`
  const done = await importFetched(
    {
      name,
      askedBy: run.askedBy,
      total: pmids.length,
      pieces: piecesOf(pmids, FETCHED_A_REQUEST),
      fetch: (piece) => recordsOf(piece, work, outbound),
    },
    work,
  )
  if (!done) return null
  const { added, updated, rejected } = done.counts
  const retracted = Math.max(0, (await retractedOf(work.sql, pmids)) - before)
  return { added, updated, rejected, retracted, importId: done.importId }
}

async function hereOf(sql: postgres.Sql, pmids: number[]): Promise<Set<number>> {
  const rows = await sql<{ pmid: number }[]>`select pmid from studies where pmid = any(${pmids}::int[])`
  return new Set(rows.map(({ pmid }) => pmid))
}

async function retractedOf(sql: postgres.Sql, pmids: number[]): Promise<number> {
  const [row] = await sql`
    select count(*)::int as n from studies where pmid = any(${pmids}::int[]) and retracted_at is not null`
  return row?.n ?? 0
}

const figure = (count: number) => count.toLocaleString('en-GB')
