import type postgres from 'postgres'
import { type CorpusQueryKind, type Days, dayNumber } from '@/lib/sources/corpus-query'
import type { SourceKey } from '@/lib/sources/source'

/** What a job works on: a run, and the query that it is of. */
export type RunAtWork = {
  id: string
  queryId: string
  isTrial: boolean
  askedBy: string | null
  source: SourceKey
  kind: CorpusQueryKind
  name: string
  term: string
  since: string
  doneTo: string | null
  mostRecords: number
  version: number
  /** The day that it is, in UTC, when the run begins. */
  today: string
}

/** What came of it, by the columns of the run. */
export type RunOutcome = {
  days: Days
  translation: string | null
  unknown: string[]
  found: number
  fresh: number
  revised: number
  leftOut: number
  titles: string[] | null
  imported: { added: number; updated: number; rejected: number; retracted: number; importId: number | null } | null
}

/** The run, where it still waits: it is begun by that, and asks for what its query asks for now. */
export async function beginRun(sql: postgres.Sql, id: string): Promise<RunAtWork | null> {
  await sql`
    update corpus_query_runs r set begins = begins + 1, term = q.term from corpus_queries q
    where r.id::text = ${id} and r.state = 'waiting' and q.id = r.query_id`
  const [row] = await sql`
    select r.id, r.query_id as "queryId", r.is_trial as "isTrial", r.asked_by as "askedBy", q.source, q.kind, q.name,
      coalesce(q.term, '') as term, q.since::text, q.done_to::text as "doneTo", q.most_records as "mostRecords", q.version,
      (now() at time zone 'utc')::date::text as today
    from corpus_query_runs r join corpus_queries q on q.id = r.query_id
    where r.id::text = ${id} and r.state = 'waiting'`
  return (row as RunAtWork | undefined) ?? null
}

/** Writes what came of a run and, where it imported, how far its query has come: both or neither. */
export async function settleRun(sql: postgres.Sql, run: RunAtWork, outcome: RunOutcome): Promise<void> {
  const { days, titles, imported } = outcome
  await sql.begin(async (tx) => {
    await tx`
      update corpus_query_runs set state = 'done', ended_at = now(), from_day = ${days.from}, to_day = ${days.to},
        translation = ${outcome.translation},
        unknown = ${outcome.unknown.length > 0 ? tx.json(outcome.unknown) : null}, found = ${outcome.found}, fresh = ${outcome.fresh},
        revised = ${outcome.revised}, left_out = ${outcome.leftOut || null}, titles = ${titles ? tx.json(titles) : null}, added = ${imported?.added ?? null},
        updated = ${imported?.updated ?? null}, rejected = ${imported?.rejected ?? null},
        retracted = ${imported?.retracted ?? null}, import_id = ${imported?.importId ?? null}
      where id = ${run.id} and state = 'waiting'`
    // Where the words were changed meanwhile, it is asked from the beginning.
    if (imported && isWhole(run, outcome))
      await tx`update corpus_queries set done_to = ${days.to} where id = ${run.queryId} and version = ${run.version}`
  })
}

/** Records that a source names and does not send are asked for again until this number of days has passed. */
const PATIENCE_DAYS = 30

const isWhole = ({ kind }: RunAtWork, { days, imported }: RunOutcome): boolean =>
  kind === 'recheck' || imported?.rejected === 0 || dayNumber(days.to) - dayNumber(days.from) > PATIENCE_DAYS

/** Writes why nothing came of it; one that may do better soon is asked again in an hour. */
export async function failRun(sql: postgres.Sql, run: RunAtWork, fault: string, isWorthAnotherHour: boolean) {
  await sql.begin(async (tx) => {
    await tx`update corpus_query_runs set state = 'failed', fault = ${fault}, ended_at = now()
      where id = ${run.id} and state = 'waiting'`
    if (isWorthAnotherHour && !run.isTrial)
      await tx`update corpus_queries set next_at = least(next_at, now() + interval '1 hour') where id = ${run.queryId}`
  })
}
