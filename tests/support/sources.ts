import { refreshJob } from '@/db/corpus-queries/refresh-job'
import { runJobs } from '@/db/jobs/run-jobs'
import { lookUpJobs } from '@/db/look-ups/look-up-jobs'
import { sourceRunJob } from '@/db/source-runs/source-run-job'
import type { Outbound } from '@/db/sources/ask-source'
import type { SourceKey } from '@/lib/sources/source'
import { asOwner } from './corpus'

/** A worker of this process that asks a server of the test's, for people and by night; what ends it. */
export function workOnLookUps(testOrigin: string, logged: unknown[] = [], more: Partial<Outbound> = {}) {
  const stopping = new AbortController()
  const outbound = { wayOut: { proxy: null, testOrigin }, version: '0', siteUrl: 'http://localhost:3000', ...more }
  const working = runJobs(
    process.env.DATABASE_URL as string,
    [...lookUpJobs(outbound), refreshJob(outbound), sourceRunJob(outbound)],
    stopping.signal,
    (...line) => void logged.push(line),
  )
  return async () => {
    stopping.abort()
    await working
  }
}

/** Sources as in a new portal. */
export const emptySources = () =>
  asOwner(
    (sql) => sql`truncate sources, source_secrets, source_limits, look_ups, corpus_queries, corpus_query_runs,
    source_runs, idempotency_keys`,
  )

export const openSource = (key: SourceKey) =>
  asOwner(
    (sql) => sql`insert into sources (key, is_on, contact) values (${key}, true, 'library@hospital.example')
      on conflict (key) do update set is_on = true, contact = excluded.contact`,
  )

export const openPubmed = () => openSource('pubmed')
