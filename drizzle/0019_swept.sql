-- What the door keeps of people is deleted in the background once it means nothing any more. The importer's role, which does
-- so, cannot see a person: it calls these, which say how many rows are gone and nothing of whose. A row that somebody holds
-- at this moment is left for the next time.
create function app.sweep_sessions(kept interval, at_most int) returns int language sql volatile security definer
  set search_path = public, pg_temp
  -- The last one of a person stays: it tells that they have joined, and when they were here.
  as $$ with gone as (
      delete from public.sessions where id in (
        select s.id from public.sessions s
        where least(s.revoked_at, s.expires_at) < now() - kept
          and exists (select from public.sessions later where later.user_id = s.user_id
            and (later.last_seen_at, later.id) > (s.last_seen_at, s.id))
        limit at_most for update skip locked)
      returning 1)
    select count(*)::int from gone $$;--> statement-breakpoint
create function app.sweep_links(at_most int) returns int language sql volatile security definer
  set search_path = public, pg_temp
  as $$ with gone as (
      delete from public.one_time_links where id in (
        select l.id from public.one_time_links l where l.used_at is not null or l.expires_at < now()
        limit at_most for update skip locked)
      returning 1)
    select count(*)::int from gone $$;--> statement-breakpoint
create function app.sweep_idempotency_keys(kept interval, at_most int) returns int language sql volatile security definer
  set search_path = public, pg_temp
  as $$ with gone as (
      delete from public.idempotency_keys where (user_id, key) in (
        select k.user_id, k.key from public.idempotency_keys k where k.created_at < now() - kept
        limit at_most for update skip locked)
      returning 1)
    select count(*)::int from gone $$;--> statement-breakpoint
create function app.sweep_attempts(at_most int) returns int language sql volatile security definer
  set search_path = public, pg_temp
  as $$ with gone as (
      delete from public.attempts where key in (
        select a.key from public.attempts a where a.empty_at < now()
        limit at_most for update skip locked)
      returning 1)
    select count(*)::int from gone $$;--> statement-breakpoint
create function app.sweep_known_devices(kept interval, at_most int) returns int language sql volatile security definer
  set search_path = public, pg_temp
  as $$ with gone as (
      delete from public.known_devices where (token_hash, user_id) in (
        select d.token_hash, d.user_id from public.known_devices d where d.seen_at < now() - kept
        limit at_most for update skip locked)
      returning 1)
    select count(*)::int from gone $$;--> statement-breakpoint
revoke execute on function app.sweep_sessions(interval, int), app.sweep_links(int),
  app.sweep_idempotency_keys(interval, int), app.sweep_attempts(int), app.sweep_known_devices(interval, int)
  from public;--> statement-breakpoint
grant execute on function app.sweep_sessions(interval, int), app.sweep_links(int),
  app.sweep_idempotency_keys(interval, int), app.sweep_attempts(int), app.sweep_known_devices(interval, int)
  to precis_import;
