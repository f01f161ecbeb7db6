import { asOwner } from './corpus'

/** What was done to a thing, in order, as the audit trail has it. */
export async function trailOf(id: string): Promise<string[]> {
  const rows = await asOwner((sql) => sql`select action from audit_events where subject_id = ${id} order by id`)
  return rows.map(({ action }) => action)
}
