import type postgres from 'postgres'

/** How long an upload waits to be imported, and how long it is shown what became of each of its records. */
const DAYS_WAITING = 7
const DAYS_SHOWN = 30
const AT_ONCE = 20

/**
 * Deletes uploads that nobody imports, and of those that were imported what they held. That they were imported stays known,
 * so that it can be undone; a stopped import stays as far as it came.
 */
export async function sweepUploads(sql: postgres.Sql): Promise<{ deleted: number; done: boolean }> {
  const old = sql`coalesce(ended_at, asked_at) < now() - make_interval(days => ${DAYS_WAITING})`
  const { count: waiting } = await sql`
    delete from import_uploads where id in (
      select id from import_uploads
      where state in ('read', 'unreadable', 'cancelled', 'reading') and import_id is null and ${old} limit ${AT_ONCE})`
  const { count: contents } = await sql`
    delete from import_upload_contents where upload_id in (
      select c.upload_id from import_upload_contents c join import_uploads on id = c.upload_id
      where state in ('stopped', 'applied', 'undone', 'cancelled') and ${old} limit ${AT_ONCE})`
  await sql`
    update import_uploads u set state = 'applied' where state = 'stopped'
      and not exists (select from import_upload_contents c where c.upload_id = u.id)`
  const { count: rows } = await sql`
    delete from import_upload_rows where upload_id in (
      select r.id from import_uploads r
      where state in ('applied', 'undone') and ended_at < now() - make_interval(days => ${DAYS_SHOWN})
        and exists (select from import_upload_rows where upload_id = r.id) limit 1)`
  const deleted = waiting + contents + rows
  return { deleted, done: deleted === 0 }
}
