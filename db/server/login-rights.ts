import type postgres from 'postgres'

/** Roles of drizzle/0001 and 0025, which the portal's login takes on and which own nothing. */
export const PORTAL_ROLES = ['precis_app', 'precis_import', 'precis_jobs'] as const

/** Roles of PostgreSQL's own that lead past the rights on tables, or out of the database. */
const BEYOND = [
  'pg_read_all_data',
  'pg_write_all_data',
  'pg_execute_server_program',
  'pg_read_server_files',
  'pg_write_server_files',
]

/**
 * What makes the login at `sql` more than the portal's: in words that go after "it". Empty for one that has no rights
 * but those of the portal's roles, also if it takes on every role that it may.
 */
export async function rightsBeyond(sql: postgres.Sql): Promise<string[]> {
  const [row] = await sql<{ [fault: string]: string[] | null }[]>`
    with mine as (select * from pg_roles where pg_has_role(session_user, oid, 'member'))
    select
      (select array_agg(rolname::text) from mine where rolsuper) as superuser,
      (select array_agg(rolname::text) from mine where rolbypassrls) as bypass,
      (select array_agg(rolname::text) from mine where rolcreaterole) as makes,
      (select array_agg(rolname::text) from mine where rolname = any(${BEYOND})) as beyond,
      (select array_agg(distinct rolname::text) from mine join pg_class on relowner = mine.oid
        where relnamespace in (select oid from pg_namespace where nspname in ('public', 'app', 'drizzle', 'graphile_worker'))) as owner,
      (select array_agg(role) from unnest(${[...PORTAL_ROLES]}::text[]) role
        where not exists (select from mine where rolname = role)) as lacking`
  if (row?.superuser) return ['is a superuser, or may become one']
  return [
    row?.bypass && 'passes row security (BYPASSRLS)',
    row?.makes && 'may make roles (CREATEROLE)',
    row?.beyond && `is a member of ${row.beyond.join(', ')}`,
    row?.owner && 'owns tables of the portal',
    row?.lacking && `is no member of ${row.lacking.join(' and ')}`,
  ].filter((fault) => typeof fault === 'string')
}
