import type postgres from 'postgres'
import { citationsOf } from './citations'

/** Studies looked at in one go. */
const AT_ONCE = 1_000

/**
 * Looks at the next studies after `after` and queues those whose document has drifted from what is known now: others
 * came that cite them, it was never written, or the study is withdrawn and still has one. Returns the study to go on
 * after, null once all were looked at.
 */
export async function enqueueStaleDocuments(sql: postgres.Sql, after: number): Promise<number | null> {
  const [seen] = await sql`
    with part as (
      select id, withdrawn_at is null as current from studies where id > ${after} order by id limit ${AT_ONCE}
    ), drifted as (
      insert into search_queue (study_id)
      select part.id from part left join search_documents d on d.study_id = part.id
      where current is distinct from (d.study_id is not null) or (current and d.citations is distinct from ${citationsOf(sql, 'part.id')})
      on conflict do nothing)
    select max(id)::int as last from part`
  return seen?.last ?? null
}
