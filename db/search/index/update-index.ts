import type postgres from 'postgres'
import { LOST, withRetry } from '@/db/connection/with-retry'
import type { ImportKind } from '@/db/schema/imports'
import { countCorpus } from './count-corpus'
import { settleHeadings } from './headings'
import { notePairs } from './pairs'
import { waitingStudies, writeWaiting } from './queue'
import { rebalanceAllTiers } from './tiers'

/** A corpus is counted again when so large a share of it is new. */
const STALE = 0.05
/** One that is counted, or written again, within seconds is never stale. */
const SMALL = 20_000

/**
 * What an import leaves to be done for searches: headings find their place in MeSH, tiers their size, and the corpus is
 * counted again where it has changed enough for ranking to notice. Studies to be written again are written now where
 * they are few, and otherwise by the portal in the background.
 */
export async function updateIndex(sql: postgres.Sql, kind: ImportKind): Promise<void> {
  if (kind === 'mesh') {
    await sql.begin(settleHeadings)
    await notePairs(sql)
  }
  const waiting = await waitingStudies(sql)
  const isSmall = waiting < SMALL
  if (isSmall) while ((await withRetry(() => writeWaiting(sql), LOST)) > 0);
  await rebalanceAllTiers(sql)
  if (isSmall && waiting > 0) await countCorpus(sql)
  else await countIfStale(sql)
}

export async function countIfStale(sql: postgres.Sql): Promise<void> {
  if (await isStale(sql)) await countCorpus(sql)
}

async function isStale(sql: postgres.Sql): Promise<boolean> {
  const [state] = await sql`
    select (select count(*)::int from search_documents) as now, counted.studies as counted,
      (select count(*)::int from studies where changed_at > counted.at) as changed
    from (
      select coalesce(max(studies), 0) as studies, coalesce(max(counted_at), '-infinity') as at from search_statistics
    ) counted`
  const { now, counted, changed } = state as unknown as { now: number; counted: number; changed: number }
  const share = Math.max(Math.abs(now - counted), changed) / Math.max(now, 1)
  return share > STALE || (now < SMALL && share > 0)
}
