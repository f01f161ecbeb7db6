import type postgres from 'postgres'
import type { SourceKey } from '@/lib/sources/source'
import { isItsOwn, type SourceFault } from '@/lib/sources/source-fault'
import { MOST_FAILURES, REST_MS, waitMs } from '@/lib/sources/waits'

/** When a request may set out: in milliseconds from now, or not at all. */
export type Slot = { waitMs: number } | 'off' | 'resting'

/**
 * Takes the next moment at which a source may be asked, `gap` milliseconds after the one before it, whoever took that: any
 * number of processes get as many different moments. `now` is the database's clock unless a test brings its own.
 */
export async function takeSlot(sql: postgres.Sql, key: SourceKey, gap: number, now: Date | null = null): Promise<Slot> {
  const moment = sql`coalesce(${now}::timestamptz, statement_timestamp())`
  const apart = sql`make_interval(secs => ${gap / 1000}::float8)`
  const [row] = await sql`
    insert into source_limits as l (source, next_at) select key, ${moment} + ${apart} from sources where key = ${key} and is_on
    on conflict (source) do update set next_at =
      case when l.rests_until > ${moment} then l.next_at else greatest(l.next_at, ${moment}) + ${apart} end
    returning extract(epoch from l.next_at - ${apart} - ${moment})::float8 * 1000 as wait,
      coalesce(l.rests_until > ${moment}, false) as rests`
  if (!row) return 'off'
  return row.rests ? 'resting' : { waitMs: Math.max(0, Math.ceil(row.wait)) }
}

export async function noteAnswer(sql: postgres.Sql, key: SourceKey): Promise<void> {
  await sql`update source_limits set failures = 0, rests_until = null, last_ok_at = now() where source = ${key}`
}

/**
 * Takes note of a fault. After one of the source's own nobody asks it for a while, as long as it says or longer each time; after
 * several in a row nobody asks it for ten minutes. `chance` is from 0 to 1.
 */
export async function noteFault(sql: postgres.Sql, key: SourceKey, fault: SourceFault, chance: number): Promise<void> {
  const failed = isItsOwn(fault) ? 1 : 0
  const [row] = await sql`
    update source_limits set failures = failures + ${failed}, last_fault_at = now(), last_fault = ${fault.message}
    where source = ${key} returning failures`
  if (!row || failed === 0) return
  const wait = fault.retryAfterMs ?? waitMs(row.failures, chance)
  await sql`
    update source_limits set next_at = greatest(next_at, now() + make_interval(secs => ${wait / 1000}::float8)),
      rests_until = case when failures >= ${MOST_FAILURES} then now() + make_interval(secs => ${REST_MS / 1000}::float8) end
    where source = ${key}`
}
