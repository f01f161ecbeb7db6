import type postgres from 'postgres'
import { countCorpus } from './count-corpus'
import { settleTiers } from './tiers'

/** A corpus is counted again when so large a share of it is new. */
const STALE = 0.05
/** One that is counted within seconds is never stale. */
const SMALL = 20_000

/** Settles tiers, and counts the corpus again where it has changed enough for ranking to notice: after an import. */
export async function keepSearchCurrent(sql: postgres.Sql): Promise<void> {
  while ((await sql.begin(settleTiers)) > 0);
  const [state] = await sql`
    select (select count(*)::int from search_documents) as now,
      coalesce((select studies from search_statistics), 0) as counted,
      (select count(*)::int from studies where changed_at > coalesce((select counted_at from search_statistics), '-infinity')) as changed`
  const { now, counted, changed } = state as unknown as { now: number; counted: number; changed: number }
  const share = Math.max(Math.abs(now - counted), changed) / Math.max(now, 1)
  if (share > STALE || (now < SMALL && share > 0)) await countCorpus(sql)
}
