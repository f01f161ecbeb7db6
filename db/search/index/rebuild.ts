import type postgres from 'postgres'
import { countCorpus } from './count-corpus'
import { rebalanceAllTiers } from './tiers'

/** Studies queued at a time, so that the queue stays short and its reading quick. */
const AT_ONCE = 5_000

/** Asks for every study to be written again; false where that is under way already. */
export async function beginRebuild(sql: postgres.Sql): Promise<boolean> {
  const rows = await sql`insert into search_rebuilds default values on conflict do nothing returning id`
  return rows.length > 0
}

/** The same where documents do not have all the pairs of words yet that the vocabulary has (`pairs.ts`). */
export async function rebuildForPairs(sql: postgres.Sql): Promise<void> {
  const [pairs] = await sql`select exists (select from search_pairs where not indexed) as waiting`
  if (pairs?.waiting) await beginRebuild(sql)
}

/**
 * Queues the next studies of the rebuild that is under way. Returns how many; 'whole' once all of them are written;
 * null where nothing is to be rebuilt, or another session is just doing it.
 */
export async function queueMore(sql: postgres.Sql): Promise<number | 'whole' | null> {
  return sql.begin(async (tx) => {
    const [rebuild] = await tx`select id, through from search_rebuilds where finished_at is null for update skip locked`
    if (!rebuild) return null
    const [slice] = await tx`
      with slice as (select id from studies where id > ${rebuild.through} order by id limit ${AT_ONCE}),
      queued as (insert into search_queue (study_id) select id from slice on conflict do nothing)
      select count(*)::int as studies, max(id) as last, exists (select from search_queue) as waiting from slice`
    const { studies, last, waiting } = slice as unknown as { studies: number; last: string | null; waiting: boolean }
    if (last === null) return waiting ? null : 'whole'
    await tx`update search_rebuilds set through = ${last}, queued = queued + ${studies} where id = ${rebuild.id}`
    return studies
  })
}

/** Settles and counts what was written, and closes the rebuild; false where another session is doing it. */
export async function finishRebuild(sql: postgres.Sql): Promise<boolean> {
  // The lock that counting takes itself: whoever has it is about to be done.
  const [lock] = await sql`select pg_try_advisory_lock(hashtext('precis.count-corpus')) as held`
  if (!lock?.held) return false
  try {
    // Whoever had it before may have been done.
    if ((await queueMore(sql)) !== 'whole') return false
    await rebalanceAllTiers(sql)
    await countCorpus(sql)
    await sql.begin(async (tx) => {
      // What was noted while it ran is in some documents only.
      await tx`
        update search_pairs set indexed = true
        where not indexed and added_at <= (select asked_at from search_rebuilds where finished_at is null)`
      await tx`update search_rebuilds set finished_at = now() where finished_at is null`
    })
    await rebuildForPairs(sql)
    return true
  } finally {
    await sql`select pg_advisory_unlock(hashtext('precis.count-corpus'))`.catch(() => {})
  }
}

/** The rebuild that is under way, with how many studies it has not queued yet; null where there is none. */
export async function openRebuild(sql: postgres.Sql): Promise<{ unqueued: number } | null> {
  const [rebuild] = await sql`
    select (select count(*)::int from studies s where s.id > r.through) as unqueued
    from search_rebuilds r where finished_at is null`
  return rebuild ? { unqueued: rebuild.unqueued } : null
}
