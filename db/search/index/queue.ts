import type postgres from 'postgres'
import { withoutValues } from '@/db/connection/database-error'
import { sqlState } from '@/db/connection/sql-state'
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
 * waits. Studies that another session is writing are left to it. One whose record cannot be made a document is told to
 * `unwritable` and taken off the queue, so that it holds up no other.
 */
export async function writeWaiting(
  sql: postgres.Sql,
  unwritable: (studyId: number, error: Error) => void = () => {},
): Promise<number> {
  try {
    return (await write(sql, AT_ONCE)).length
  } catch (error) {
    if (!(error instanceof UnwritableError)) throw error
    // One of them is at fault: each by itself.
    for (const studyId of error.studyIds) {
      await write(sql, 1, [studyId]).catch(async (fault) => {
        if (!(fault instanceof UnwritableError)) throw fault
        await sql`delete from search_queue where study_id = ${studyId}`
        unwritable(studyId, fault.cause)
      })
    }
    return error.studyIds.length
  }
}

class UnwritableError extends Error {
  constructor(
    readonly studyIds: number[],
    override readonly cause: Error,
  ) {
    super('A study cannot be made searchable')
  }
}

async function write(sql: postgres.Sql, limit: number, only: number[] | null = null): Promise<number[]> {
  return sql.begin(async (tx) => {
    const rows = await tx`
      delete from search_queue where study_id in (
        select q.study_id from search_queue q join studies s on s.id = q.study_id
        where ${only}::bigint[] is null or q.study_id = any(${only}::bigint[])
        order by q.study_id limit ${limit} for update of q skip locked for no key update of s skip locked)
      returning study_id::int as id`
    const ids = rows.map((row) => row.id as number)
    await writeSearchDocuments(tx, ids).catch((error) => {
      // Class 22, data that does not fit; 23, a rule of the tables; 54, more than there is room for.
      throw /^(22|23|54)/.test(sqlState(error)) ? new UnwritableError(ids, withoutValues(error) as Error) : error
    })
    return ids
  })
}
