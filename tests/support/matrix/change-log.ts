import type postgres from 'postgres'
import { denialsWritten } from '@/db/events/record-denial'

/** One row that was written, as the database had it before and after. */
export type Change = {
  table: string
  op: 'INSERT' | 'UPDATE' | 'DELETE'
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** What was written, and apart from it what the trail has of refusals: an event with its link. */
export type Changes = { changes: Change[]; denials: Change[] }

function apart(all: readonly Change[]): Changes {
  const denials = all.filter(({ table, after }) => table === 'audit_events' && `${after?.action}`.includes('.refuse'))
  const ids = denials.map(({ after }) => after?.id)
  const ofDenial = ({ table, after }: Change) => table === 'audit_chain' && ids.includes(after?.event_id)
  return { denials, changes: all.filter((change) => !denials.includes(change) && !ofDenial(change)) }
}

/**
 * From now on the database keeps what is written to any table, by whomever: `take` gives it and undoes it all, so that
 * what comes next finds the database as it was.
 */
export async function keepChanges(sql: postgres.Sql): Promise<{ take: () => Promise<Changes> }> {
  await sql.unsafe(SET_UP)
  const take = async () => {
    await denialsWritten()
    const changes = await sql<Change[]>`select table_name as table, op, before, after from matrix.changes order by id`
    if (changes.length > 0) await sql`select matrix.undo()`
    return apart(changes)
  }
  return { take }
}

const SET_UP = `
create schema matrix;
create table matrix.changes (id bigint generated always as identity, table_name text, op text, before jsonb, after jsonb,
  was text, became text);
create function matrix.keep() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into matrix.changes (table_name, op, before, after, was, became) values (tg_table_name, tg_op,
    case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end,
    case when tg_op <> 'INSERT' then old::text end, case when tg_op <> 'DELETE' then new::text end);
  return null;
end $$;
create function matrix.undo() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  change matrix.changes;
  columns text;
begin
  -- No trigger sees to it, and no reference: a session of a journal club goes back a way that none goes, and what was deleted
  -- with something else stands before that does.
  set local session_replication_role = 'replica';
  for change in select * from matrix.changes order by id desc loop
    select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
      where attrelid = ('public.' || quote_ident(change.table_name))::regclass
        and attnum > 0 and not attisdropped and attgenerated = ''
        and (change.op <> 'UPDATE' or attidentity <> 'a');
    if change.op = 'INSERT' then
      execute format('delete from public.%I t where t::text = $1', change.table_name) using change.became;
    elsif change.op = 'DELETE' then
      execute format('insert into public.%1$I (%2$s) overriding system value
        select %2$s from (select ($1::public.%1$I).*) was', change.table_name, columns) using change.was;
    else
      execute format('update public.%1$I t set (%2$s) = (select %2$s from (select ($1::public.%1$I).*) was)
        where t::text = $2', change.table_name, columns) using change.was, change.became;
    end if;
  end loop;
  delete from matrix.changes;
  set local session_replication_role = 'origin';
end $$;
do $$ declare name text; begin
  for name in select c.relname from pg_class c
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace loop
    execute format('create trigger zz_keep after insert or update or delete on public.%I
      for each row execute function matrix.keep()', name);
  end loop;
end $$`
