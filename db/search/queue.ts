import type postgres from 'postgres'
import { writeSearchDocuments } from './write-documents'

/** Documents written in one transaction: what a kill costs. */
const AT_ONCE = 200

/** How many studies wait for their document to be written. */
export async function waitingStudies(sql: postgres.Sql): Promise<number> {
  const [row] = await sql`select count(*)::int as waiting from search_queue`
  return row?.waiting ?? 0
}

/**
 * Writes the documents of some studies that wait, in one transaction, and returns how many there were; 0 once nothing
 * waits. Studies that another session is writing are left to it.
 */
export async function writeWaiting(sql: postgres.Sql): Promise<number> {
  return sql.begin(async (tx) => {
    const rows = await tx`
      delete from search_queue where study_id in (
        select study_id from search_queue order by study_id limit ${AT_ONCE} for update skip locked)
      returning study_id::int as id`
    const ids = rows.map((row) => row.id as number)
    await writeSearchDocuments(tx, ids)
    return ids.length
  })
}

/** Has every study's document written again, in the background; those that wait already keep their place. */
export async function queueAll(sql: postgres.Sql): Promise<number> {
  const rows = await sql`insert into search_queue (study_id) select id from studies on conflict do nothing`
  return rows.count
}
