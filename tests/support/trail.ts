import { asOwner } from './corpus'

/** What was done to a thing, in order, as the audit trail has it; what somebody was refused was not done. */
export async function trailOf(id: string): Promise<string[]> {
  const rows = await asOwner(
    (sql) =>
      sql`select action from audit_events where subject_id = ${id} and action not like 'right.refuse%' order by id`,
  )
  return rows.map(({ action }) => action)
}
