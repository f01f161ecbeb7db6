import type postgres from 'postgres'
import type { SourceKey } from '@/lib/sources/source'
import type { SourceRunFigures } from '@/lib/sources/source-run'

/** What a job works on: one time that a source is asked. */
export type SourceRunAtWork = {
  id: string
  source: SourceKey
  askedBy: string | null
  /** The day until which everything has been asked; null: nothing yet. */
  doneTo: string | null
  /** The day that it is, in UTC, when the run begins. */
  today: string
}

/** What came of it; `importId` is null where there was nothing to import. */
export type SourceRunOutcome = { figures: SourceRunFigures; importId: number | null }

/** The run, where it still waits: it is begun by that. */
export async function beginRun(sql: postgres.Sql, id: string): Promise<SourceRunAtWork | null> {
  const [row] = await sql<SourceRunAtWork[]>`
    update source_runs r set begins = begins + 1 from sources s
    where r.id::text = ${id} and r.state = 'waiting' and s.key = r.source
    returning r.id, r.source, r.asked_by as "askedBy", s.done_to::text as "doneTo",
      (now() at time zone 'utc')::date::text as today`
  return row ?? null
}

/** Writes what came of a run and how far its source has come: both or neither. */
export async function settleRun(
  sql: postgres.Sql,
  run: SourceRunAtWork,
  { figures, importId }: SourceRunOutcome,
): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`
      update source_runs set state = 'done', ended_at = now(), figures = ${tx.json(figures)}, import_id = ${importId}
      where id = ${run.id} and state = 'waiting'`
    await tx`update sources set done_to = ${run.today} where key = ${run.source}`
  })
}

/** Writes why nothing came of it; one that may do better soon is asked again in an hour. */
export async function failRun(sql: postgres.Sql, run: SourceRunAtWork, fault: string, isWorthAnotherHour: boolean) {
  await sql.begin(async (tx) => {
    await tx`update source_runs set state = 'failed', fault = ${fault}, ended_at = now()
      where id = ${run.id} and state = 'waiting'`
    if (isWorthAnotherHour)
      await tx`update sources set next_at = least(next_at, now() + interval '1 hour') where key = ${run.source}`
  })
}
