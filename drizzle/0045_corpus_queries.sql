-- What a source is asked by night, so that the corpus stays current, and what came of it.
CREATE TABLE "corpus_queries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"term" text,
	"since" date NOT NULL,
	"rhythm" text NOT NULL,
	"most_records" integer NOT NULL,
	"is_on" boolean DEFAULT true NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"done_to" date,
	"created_by" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "corpus_queries_asked" CHECK (case "corpus_queries"."kind" when 'query' then "corpus_queries"."term" is not null and length("corpus_queries"."term") between 1 and 4000
  when 'recheck' then "corpus_queries"."term" is null else false end),
	CONSTRAINT "corpus_queries_name" CHECK (length("corpus_queries"."name") between 1 and 120),
	CONSTRAINT "corpus_queries_rhythm" CHECK ("corpus_queries"."rhythm" in ('day', 'week')),
	CONSTRAINT "corpus_queries_most" CHECK ("corpus_queries"."most_records" between 1 and 20000)
);
--> statement-breakpoint
CREATE TABLE "corpus_query_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"query_id" uuid NOT NULL,
	"is_trial" boolean NOT NULL,
	"asked_by" uuid,
	"state" text DEFAULT 'waiting' NOT NULL,
	"begins" integer DEFAULT 0 NOT NULL,
	"term" text,
	"from_day" date,
	"to_day" date,
	"translation" text,
	"unknown" jsonb,
	"found" integer,
	"fresh" integer,
	"revised" integer,
	"left_out" integer,
	"added" integer,
	"updated" integer,
	"rejected" integer,
	"retracted" integer,
	"titles" jsonb,
	"fault" text,
	"import_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "corpus_query_runs_state" CHECK ("corpus_query_runs"."state" in ('waiting', 'done', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "corpus_queries" ADD CONSTRAINT "corpus_queries_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corpus_query_runs" ADD CONSTRAINT "corpus_query_runs_query_id_corpus_queries_id_fk" FOREIGN KEY ("query_id") REFERENCES "public"."corpus_queries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corpus_query_runs" ADD CONSTRAINT "corpus_query_runs_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "corpus_query_runs" ADD CONSTRAINT "corpus_query_runs_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "corpus_queries_recheck" ON "corpus_queries" USING btree ("source") WHERE "corpus_queries"."kind" = 'recheck';--> statement-breakpoint
CREATE INDEX "corpus_query_runs_query" ON "corpus_query_runs" USING btree ("query_id","created_at");--> statement-breakpoint
CREATE INDEX "corpus_query_runs_created" ON "corpus_query_runs" USING btree ("created_at");--> statement-breakpoint

alter table corpus_queries enable row level security;--> statement-breakpoint
alter table corpus_query_runs enable row level security;--> statement-breakpoint
-- They are the corpus's: every editor sees and changes all of them.
grant select, insert, update, delete on corpus_queries to precis_app;--> statement-breakpoint
create policy edited on corpus_queries to precis_app using ((select app.is_editor())) with check ((select app.is_editor()));--> statement-breakpoint
grant select, insert, delete on corpus_query_runs to precis_app;--> statement-breakpoint
create policy seen on corpus_query_runs for select to precis_app using ((select app.is_editor()));--> statement-breakpoint
create policy deleted on corpus_query_runs for delete to precis_app using ((select app.is_editor()));--> statement-breakpoint
create policy made on corpus_query_runs for insert to precis_app
  with check ((select app.is_editor()) and asked_by = (select app.viewer_id()) and state = 'waiting' and import_id is null);--> statement-breakpoint
grant select, update on corpus_queries to precis_import;--> statement-breakpoint
create policy everything on corpus_queries to precis_import using (true);--> statement-breakpoint
grant select, insert, update, delete on corpus_query_runs to precis_import;--> statement-breakpoint
create policy everything on corpus_query_runs to precis_import using (true);--> statement-breakpoint

-- The next night, or the one a week after the last, between two and three o'clock (UTC), at a minute of the query's own, so
-- that not every portal asks at the same moment.
create function app.next_corpus_night(one uuid, rhythm text) returns timestamptz language sql stable parallel safe
  as $$ select case when rhythm = 'day' and tonight > now() then tonight
    else tonight + case rhythm when 'week' then interval '7 days' else interval '1 day' end end
    from (select (date_trunc('day', now() at time zone 'utc') + interval '2 hours'
      + make_interval(mins => mod(abs(hashtext(one::text)::bigint), 56)::int)) at time zone 'utc' as tonight) night $$;--> statement-breakpoint
create function app.add_corpus_job(run uuid) returns void language plpgsql volatile
  set search_path = public, pg_temp
  as $$ begin
    perform graphile_worker.add_job('refresh-corpus', '{}', queue_name => 'refresh-corpus', max_attempts => 5,
      job_key => 'refresh-corpus:' || run, job_key_mode => 'replace');
    perform pg_notify('jobs:insert', '{"count":1}');
  end $$;--> statement-breakpoint
create function app.queue_corpus_run(one uuid) returns void language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if exists (select from public.corpus_query_runs where id = one and state = 'waiting') and app.is_editor() then
      perform app.add_corpus_job(one);
    end if;
  end $$;--> statement-breakpoint
-- Puts a run of each query whose night has come into the queue. One that waits is not asked for a second time; one that has
-- waited for most of a day never comes.
create function app.schedule_corpus_queries() returns integer language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ declare q record; run uuid; made integer := 0; begin
    for q in select c.id, c.rhythm from public.corpus_queries c join public.sources s on s.key = c.source and s.is_on
      where c.is_on and c.next_at <= now() order by c.next_at for update of c skip locked
    loop
      update public.corpus_query_runs set state = 'failed', ended_at = now(),
        fault = 'It did not run: its job was cancelled, or no worker ran.'
        where query_id = q.id and state = 'waiting' and created_at < now() - interval '20 hours';
      if not exists (select from public.corpus_query_runs where query_id = q.id and state = 'waiting' and not is_trial) then
        insert into public.corpus_query_runs (query_id, is_trial) values (q.id, false) returning id into run;
        perform app.add_corpus_job(run);
        made := made + 1;
      end if;
      update public.corpus_queries set next_at = app.next_corpus_night(id, rhythm) where id = q.id;
    end loop;
    return made;
  end $$;--> statement-breakpoint
revoke execute on function app.add_corpus_job(uuid), app.queue_corpus_run(uuid), app.schedule_corpus_queries() from public;--> statement-breakpoint
grant execute on function app.queue_corpus_run(uuid) to precis_app;--> statement-breakpoint
grant execute on function app.schedule_corpus_queries() to precis_import;
