-- Background jobs. Their queue belongs to its library: the schema graphile_worker, which the library's own migrations
-- have made before these (db/server/migrate.ts). It forgets a job once it is done; what became of it stands here.
CREATE TABLE "job_runs" (
	"job_id" bigint PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text,
	"attempts" smallint NOT NULL,
	"max_attempts" smallint NOT NULL,
	"begun_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"outcome" text,
	"done" bigint DEFAULT 0 NOT NULL,
	"total" bigint,
	"cancel_asked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "job_runs_ended" ON "job_runs" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "job_runs_key" ON "job_runs" USING btree ("key","job_id");--> statement-breakpoint
ALTER TABLE "job_runs" ADD CONSTRAINT "job_runs_outcome" CHECK (outcome in ('finished', 'cancelled'));--> statement-breakpoint

-- The worker takes jobs from the queue as this role, which sees neither the corpus nor a person.
do $$ begin create role precis_jobs nologin; exception when duplicate_object then null; end $$;--> statement-breakpoint
do $$ begin execute format('grant precis_jobs to %I', current_user); end $$;--> statement-breakpoint
grant usage on schema app, public to precis_jobs;--> statement-breakpoint
-- A login that somebody has made by hand for the portal is a member of the two other roles.
do $$
declare login text;
begin
  for login in
    select m.rolname from pg_roles m
    where m.rolcanlogin and not m.rolsuper and m.rolname <> current_user
      and (select count(distinct g.rolname) from pg_auth_members a join pg_roles g on g.oid = a.roleid
        where a.member = m.oid and g.rolname in ('precis_app', 'precis_import')) = 2
      and not pg_has_role(m.oid, 'precis_jobs', 'member')
  loop
    execute format('grant precis_jobs to %I', login);
  end loop;
end $$;--> statement-breakpoint

-- The library has row security on and no policy: without these the queue is its owner's alone.
grant usage on schema graphile_worker to precis_jobs;--> statement-breakpoint
grant select on graphile_worker.migrations to precis_jobs;--> statement-breakpoint
grant select, insert, update, delete on graphile_worker._private_jobs, graphile_worker._private_job_queues
  to precis_jobs;--> statement-breakpoint
grant select, insert on graphile_worker._private_tasks to precis_jobs;--> statement-breakpoint
grant select, insert, update on graphile_worker._private_known_crontabs to precis_jobs;--> statement-breakpoint
create policy worker on graphile_worker._private_jobs to precis_jobs using (true);--> statement-breakpoint
create policy worker on graphile_worker._private_job_queues to precis_jobs using (true);--> statement-breakpoint
create policy worker on graphile_worker._private_tasks to precis_jobs using (true);--> statement-breakpoint
create policy worker on graphile_worker._private_known_crontabs to precis_jobs using (true);--> statement-breakpoint

alter table job_runs enable row level security;--> statement-breakpoint
grant select, insert, update on job_runs to precis_jobs;--> statement-breakpoint
create policy worker on job_runs to precis_jobs using (true);--> statement-breakpoint
-- Old rows go with the other things that are cleaned up at night.
grant select, delete on job_runs to precis_import;--> statement-breakpoint
create policy clean_up on job_runs to precis_import using (true);--> statement-breakpoint

-- Whether a job was cancelled and no other one has come in its place since: then it may be put into the queue again.
create function app.is_last_of_key(run job_runs) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp
  as $$ select run.outcome = 'cancelled' and run.key is not null
    and not exists (select from graphile_worker._private_jobs j where j.key = run.key)
    and not exists (select from public.job_runs r where r.key = run.key and r.job_id > run.job_id) $$;--> statement-breakpoint
revoke execute on function app.is_last_of_key(job_runs) from public;--> statement-breakpoint

-- What administrators see and may do. Nobody who reads pages has any right to the queue but by these.
create function app.background_jobs(ended int) returns table (id bigint, kind text, state text, attempts int, max_attempts int,
    run_at timestamptz, fault text, begun_at timestamptz, ended_at timestamptz, done bigint, total bigint, cancelling boolean,
    may_retry boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    (select j.id, t.identifier,
      case when j.locked_at is not null then 'running' when j.attempts >= j.max_attempts then 'failed' else 'waiting' end,
      j.attempts::int, j.max_attempts::int, j.run_at, j.last_error, r.begun_at, null::timestamptz, coalesce(r.done, 0),
      r.total, j.locked_at is not null and r.cancel_asked_at is not null, j.locked_at is null
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    left join public.job_runs r on r.job_id = j.id
    where app.viewer_role() = 'administrator' and r.outcome is null
    order by j.run_at, j.id)
    union all
    (select r.job_id, r.kind, r.outcome, r.attempts::int, r.max_attempts::int, null, null, r.begun_at, r.ended_at, r.done,
      r.total, false, app.is_last_of_key(r)
    from public.job_runs r where app.viewer_role() = 'administrator' and r.outcome is not null
    order by r.ended_at desc, r.job_id desc limit ended) $$;--> statement-breakpoint

-- Has a job that waits or has failed run now, or one that was cancelled put into the queue again; its kind, or null where
-- it runs, is finished or is no more.
create function app.retry_job(job bigint) returns text language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp
  as $$
  declare
    kind text;
    run public.job_runs;
  begin
    if app.viewer_role() is distinct from 'administrator' then
      raise insufficient_privilege using message = 'permission denied for background jobs';
    end if;
    select t.identifier into kind
      from graphile_worker.reschedule_jobs(array[job], run_at => now(), attempts => 0) j
      join graphile_worker._private_tasks t on t.id = j.task_id;
    if kind is not null then
      -- Its last attempt may have failed before a worker learnt that it was cancelled.
      update public.job_runs set cancel_asked_at = null where job_id = job;
    else
      select * into run from public.job_runs r where r.job_id = job for update;
      if app.is_last_of_key(run) is not true then
        return null;
      end if;
      kind := run.kind;
      perform graphile_worker.add_job(kind, '{}', queue_name => kind, max_attempts => run.max_attempts::int,
        job_key => run.key, job_key_mode => 'unsafe_dedupe');
    end if;
    perform pg_notify('jobs:insert', '{"count":1}');
    return kind;
  end $$;--> statement-breakpoint

-- Takes a job that waits or has failed out of the queue, and has one that runs end; its kind, or null where there is none.
create function app.cancel_job(job bigint) returns table (kind text, was_running boolean) language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp
  as $$
  begin
    if app.viewer_role() is distinct from 'administrator' then
      raise insufficient_privilege using message = 'permission denied for background jobs';
    end if;
    return query
      with queued as (
        delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
        where j.id = job and j.locked_at is null and t.id = j.task_id
        returning j.id, t.identifier, j.key, j.attempts, j.max_attempts
      )
      insert into public.job_runs as r (job_id, kind, key, attempts, max_attempts, ended_at, outcome)
      select q.id, q.identifier, q.key, q.attempts, q.max_attempts, now(), 'cancelled' from queued q
      on conflict (job_id) do update set outcome = 'cancelled', ended_at = now(), key = excluded.key
      returning r.kind, false;
    if found then
      return;
    end if;
    return query
      insert into public.job_runs as r (job_id, kind, key, attempts, max_attempts, cancel_asked_at)
      select j.id, t.identifier, j.key, j.attempts, j.max_attempts, now()
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.id = job and j.locked_at is not null
      on conflict (job_id) do update set cancel_asked_at = coalesce(r.cancel_asked_at, now()) where r.outcome is null
      returning r.kind, true;
  end $$;--> statement-breakpoint

revoke execute on function app.background_jobs(int), app.retry_job(bigint), app.cancel_job(bigint)
  from public;--> statement-breakpoint
grant execute on function app.background_jobs(int), app.retry_job(bigint), app.cancel_job(bigint) to precis_app;
