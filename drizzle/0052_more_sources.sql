-- Sources on the internet that are asked by themselves every night, and what came of it.
CREATE TABLE "source_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"source" text NOT NULL,
	"asked_by" uuid,
	"state" text DEFAULT 'waiting' NOT NULL,
	"begins" integer DEFAULT 0 NOT NULL,
	"figures" jsonb,
	"fault" text,
	"import_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "source_runs_state" CHECK ("source_runs"."state" in ('waiting', 'done', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "listed_retractions" DROP CONSTRAINT "listed_retractions_once";--> statement-breakpoint
ALTER TABLE "study_references" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "next_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sources" ADD COLUMN "done_to" date;--> statement-breakpoint
ALTER TABLE "listed_retractions" ADD COLUMN "nature" text DEFAULT 'retraction' NOT NULL;--> statement-breakpoint
ALTER TABLE "listed_retractions" ADD COLUMN "dated" date;--> statement-breakpoint
ALTER TABLE "source_runs" ADD CONSTRAINT "source_runs_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_runs" ADD CONSTRAINT "source_runs_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "source_runs_source" ON "source_runs" USING btree ("source","created_at");--> statement-breakpoint
CREATE INDEX "source_runs_created" ON "source_runs" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "listed_retractions" ADD CONSTRAINT "listed_retractions_once" UNIQUE NULLS NOT DISTINCT("pmid","doi","source","nature");--> statement-breakpoint
ALTER TABLE "listed_retractions" ADD CONSTRAINT "listed_retractions_nature" CHECK ("listed_retractions"."nature" in ('retraction', 'concern', 'correction', 'reinstatement'));--> statement-breakpoint

alter table source_runs enable row level security;--> statement-breakpoint
-- When a source is asked next, and how far it has come, is written by the worker.
grant update (next_at, done_to) on sources to precis_import;--> statement-breakpoint
grant select, insert on source_runs to precis_app;--> statement-breakpoint
create policy seen on source_runs for select to precis_app using ((select app.viewer_role()) = 'administrator');--> statement-breakpoint
create policy made on source_runs for insert to precis_app
  with check ((select app.viewer_role()) = 'administrator' and asked_by = (select app.viewer_id()) and state = 'waiting'
    and import_id is null);--> statement-breakpoint
grant select, insert, update, delete on source_runs to precis_import;--> statement-breakpoint
create policy everything on source_runs to precis_import using (true);--> statement-breakpoint

-- The next night between four and five o'clock (UTC), at any minute, so that not every portal asks at the same moment.
create function app.next_source_night() returns timestamptz language sql volatile
  as $$ select (date_trunc('day', now() at time zone 'utc') + interval '1 day 4 hours' + random() * interval '55 minutes')
    at time zone 'utc' $$;--> statement-breakpoint
create function app.add_source_job(run uuid) returns void language plpgsql volatile
  set search_path = public, pg_temp
  as $$ begin
    perform graphile_worker.add_job('ask-sources', '{}', queue_name => 'ask-sources', max_attempts => 5,
      job_key => 'ask-sources:' || run, job_key_mode => 'replace');
    perform pg_notify('jobs:insert', '{"count":1}');
  end $$;--> statement-breakpoint
create function app.queue_source_run(one uuid) returns void language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if app.viewer_role() = 'administrator'
      and exists (select from public.source_runs where id = one and state = 'waiting') then
      perform app.add_source_job(one);
    end if;
  end $$;--> statement-breakpoint
-- Puts a run of each source whose night has come into the queue. One that waits is not asked for a second time; one that has
-- waited for most of a day never comes.
create function app.schedule_source_runs() returns integer language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ declare s record; run uuid; made integer := 0; begin
    for s in select key from public.sources where is_on and next_at <= now() order by next_at for update skip locked
    loop
      update public.source_runs set state = 'failed', ended_at = now(),
        fault = 'It did not run: its job was cancelled, or no worker ran.'
        where source = s.key and state = 'waiting' and created_at < now() - interval '20 hours';
      if not exists (select from public.source_runs where source = s.key and state = 'waiting') then
        insert into public.source_runs (source) values (s.key) returning id into run;
        perform app.add_source_job(run);
        made := made + 1;
      end if;
      update public.sources set next_at = app.next_source_night() where key = s.key;
    end loop;
    return made;
  end $$;--> statement-breakpoint
revoke execute on function app.next_source_night(), app.add_source_job(uuid), app.queue_source_run(uuid),
  app.schedule_source_runs() from public;--> statement-breakpoint
grant execute on function app.next_source_night(), app.queue_source_run(uuid) to precis_app;--> statement-breakpoint
grant execute on function app.schedule_source_runs() to precis_import;--> statement-breakpoint

-- What lists say is retracted, but for what the same list says was reinstated after that.
create view retracted_by_lists with (security_invoker = true) as
  select l.pmid, l.doi, l.notice_pmid, l.notice_doi, l.source, l.dated from listed_retractions l
  where l.nature = 'retraction' and not exists (select from listed_retractions r
    where r.nature = 'reinstatement' and r.source = l.source and (r.pmid = l.pmid or r.doi = l.doi)
      and (l.dated is null or r.dated is null or r.dated >= l.dated));--> statement-breakpoint
grant select on retracted_by_lists to precis_app, precis_import;
