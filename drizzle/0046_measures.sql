-- Numbers for whoever watches the portal: counts and ages of everything, nobody's own.
create function app.measures() returns table (name text, label text, value double precision)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select 'jobs', state, count(j.id)::float8 from unnest(array['running', 'waiting', 'failed']) state
      left join graphile_worker._private_jobs j on state = case when j.locked_at is not null then 'running'
        when j.attempts >= j.max_attempts then 'failed' else 'waiting' end
      group by state
    union all
    -- One that waits for another of its kind to end does not wait for a worker.
    select 'oldest_job', '', coalesce(extract(epoch from now() - min(j.run_at)), 0)::float8 from graphile_worker._private_jobs j
      left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
      where j.locked_at is null and j.attempts < j.max_attempts and j.run_at <= now() and q.locked_at is null
    union all
    select 'workers', '', count(*)::float8 from pg_locks l join pg_database d on d.oid = l.database
      where l.locktype = 'advisory' and l.classid = 7412051 and l.granted and d.datname = current_database()
    union all
    select 'index', '', count(*)::float8 from public.search_queue
    union all
    select 'studies', '', studies::float8 from public.search_statistics
    union all
    select 'backup', kind, extract(epoch from now() - max(at))::float8 from (
      select 'taken' as kind, taken_at as at from public.backups
      union all select 'verified', verified_at from public.backups) taken where at is not null group by kind
    union all
    select 'mails', '', count(*)::float8 from public.outgoing_mails where ended_at is null
    union all
    select 'connections', '', numbackends::float8 from pg_stat_database where datname = current_database()
    union all
    select 'source', source, failures::float8 from public.source_limits
  $$;--> statement-breakpoint
revoke execute on function app.measures() from public;--> statement-breakpoint
grant execute on function app.measures() to precis_app;
