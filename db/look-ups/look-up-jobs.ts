import type postgres from 'postgres'
import type { Job, JobWork } from '@/db/jobs/job'
import type { Outbound } from '@/db/sources/ask-source'
import { endFailedRun } from '@/db/sources/failed-run'
import type { LookUpKind } from '@/lib/sources/look-up'
import { fetchRecords } from './fetch-records'
import type { LookUpAtWork, LookUpDone } from './look-up-at-work'
import { searchEuropePmc } from './search-europe-pmc'
import { searchPubmed } from './search-pubmed'

/** The jobs that ask sources. A process without them makes no connection to any. */
export const lookUpJobs = (outbound: Outbound): Job[] => [
  job('look-up', 'search', (lookUp, work) =>
    (lookUp.source === 'europe-pmc' ? searchEuropePmc : searchPubmed)(lookUp, work, outbound),
  ),
  job('fetch-records', 'records', (lookUp, work) => fetchRecords(lookUp, work, outbound)),
]

function job(
  kind: 'look-up' | 'fetch-records',
  of: LookUpKind,
  run: (lookUp: LookUpAtWork, work: JobWork) => Promise<LookUpDone>,
): Job {
  return {
    kind,
    key: kind,
    maxAttempts: 5,
    run: async (work) => {
      const lookUp = await find(work.sql, of, work.key?.slice(kind.length + 1) ?? '')
      if (!lookUp) return
      try {
        const done = await run(lookUp, work)
        if (done) await settle(work.sql, lookUp.id, done)
      } catch (error) {
        await endFailedRun(error, { source: lookUp.source, signal: work.signal }, (words) =>
          fail(work.sql, lookUp.id, words),
        )
      }
    },
  }
}

async function find(sql: postgres.Sql, kind: LookUpKind, id: string): Promise<LookUpAtWork | null> {
  const [row] = await sql`
    select id, user_id, source, coalesce(term, '') as term, pmids, dois from look_ups
    where id::text = ${id} and kind = ${kind} and state = 'waiting'`
  if (!row) return null
  const { source, term, pmids, dois } = row
  return { id: row.id, userId: row.user_id, source, term, pmids, dois }
}

async function settle(sql: postgres.Sql, id: string, { answer, importId }: NonNullable<LookUpDone>): Promise<void> {
  await sql`
    update look_ups set state = 'done', answer = ${sql.json(answer)}, import_id = ${importId}, ended_at = now()
    where id = ${id} and state = 'waiting'`
}

async function fail(sql: postgres.Sql, id: string, words: string): Promise<void> {
  await sql`update look_ups set state = 'failed', fault = ${words}, ended_at = now() where id = ${id} and state = 'waiting'`
}
