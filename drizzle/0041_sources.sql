-- Sources on the internet: which are switched on, how often they may be asked, and what people have asked them for.
CREATE TABLE "look_ups" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"term" text,
	"pmids" integer[] DEFAULT '{}' NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"answer" jsonb,
	"fault" text,
	"import_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "look_ups_kind" CHECK ("look_ups"."kind" in ('search', 'records')),
	CONSTRAINT "look_ups_state" CHECK ("look_ups"."state" in ('waiting', 'done', 'failed')),
	CONSTRAINT "look_ups_asked" CHECK (case "look_ups"."kind" when 'search' then "look_ups"."term" is not null and length("look_ups"."term") between 1 and 4000 and "look_ups"."pmids" = '{}'
  else "look_ups"."term" is null and cardinality("look_ups"."pmids") between 1 and 2000 end)
);
--> statement-breakpoint
CREATE TABLE "source_limits" (
	"source" text PRIMARY KEY NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"rests_until" timestamp with time zone,
	"last_ok_at" timestamp with time zone,
	"last_fault_at" timestamp with time zone,
	"last_fault" text
);
--> statement-breakpoint
CREATE TABLE "source_secrets" (
	"source" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"key" text PRIMARY KEY NOT NULL,
	"is_on" boolean DEFAULT false NOT NULL,
	"contact" text,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "look_ups" ADD CONSTRAINT "look_ups_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "look_ups" ADD CONSTRAINT "look_ups_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "look_ups_user" ON "look_ups" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "look_ups_created" ON "look_ups" USING btree ("created_at");--> statement-breakpoint

alter table sources enable row level security;--> statement-breakpoint
alter table source_secrets enable row level security;--> statement-breakpoint
alter table source_limits enable row level security;--> statement-breakpoint
alter table look_ups enable row level security;--> statement-breakpoint
-- Everybody may know which sources are on; an administrator switches them.
grant select, insert, update on sources to precis_app;--> statement-breakpoint
create policy seen on sources for select to precis_app using ((select app.viewer_role()) is not null);--> statement-breakpoint
create policy made on sources for insert to precis_app
  with check ((select app.viewer_role()) = 'administrator');--> statement-breakpoint
create policy changed on sources for update to precis_app using ((select app.viewer_role()) = 'administrator');--> statement-breakpoint
grant select on sources to precis_import;--> statement-breakpoint
create policy everything on sources to precis_import using (true);--> statement-breakpoint
-- A key goes in and never comes out again, but to the worker.
grant select on source_secrets to precis_import;--> statement-breakpoint
create policy everything on source_secrets to precis_import using (true);--> statement-breakpoint
create function app.set_source_secret(one text, value text) returns void language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if app.viewer_role() is distinct from 'administrator' then return; end if;
    if value is null then
      delete from public.source_secrets where source = one;
    else
      insert into public.source_secrets (source, secret) values (one, value)
        on conflict (source) do update set secret = excluded.secret;
    end if;
  end $$;--> statement-breakpoint
create function app.sources_with_secret() returns setof text language sql stable security definer
  set search_path = public, pg_temp
  as $$ select source from public.source_secrets where app.viewer_role() = 'administrator' $$;--> statement-breakpoint
grant select on source_limits to precis_app;--> statement-breakpoint
create policy seen on source_limits for select to precis_app using ((select app.viewer_role()) = 'administrator');--> statement-breakpoint
grant select, insert, update on source_limits to precis_import;--> statement-breakpoint
create policy everything on source_limits to precis_import using (true);--> statement-breakpoint

-- What a person searches for is theirs alone; what is fetched into the corpus an administrator sees, too.
create function app.has_look_up(asker uuid, kind text) returns boolean language sql stable parallel safe
  as $$ select app.viewer_role() is not null
    and (asker = app.viewer_id() or (kind = 'records' and app.viewer_role() = 'administrator')) $$;--> statement-breakpoint
grant select, insert on look_ups to precis_app;--> statement-breakpoint
grant update (state, fault, ended_at) on look_ups to precis_app;--> statement-breakpoint
create policy seen on look_ups for select to precis_app using (app.has_look_up(user_id, kind));--> statement-breakpoint
create policy made on look_ups for insert to precis_app
  with check (user_id = (select app.viewer_id()) and state = 'waiting' and answer is null and import_id is null
    and (app.is_editor() or (kind = 'search' and (select app.viewer_role()) is not null)));--> statement-breakpoint
-- Asked again after a failure.
create policy asked on look_ups for update to precis_app
  using (user_id = (select app.viewer_id()) and state = 'failed'
    and (app.is_editor() or (kind = 'search' and (select app.viewer_role()) is not null)))
  with check (state = 'waiting');--> statement-breakpoint
grant select, update, delete on look_ups to precis_import;--> statement-breakpoint
create policy everything on look_ups to precis_import using (true);--> statement-breakpoint
create function app.queue_look_up(one uuid) returns void language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ declare job text; begin
    select case kind when 'search' then 'look-up' else 'fetch-records' end into job from public.look_ups
      where id = one and user_id = app.viewer_id() and state = 'waiting';
    if job is null then return; end if;
    perform graphile_worker.add_job(job, '{}', queue_name => job, max_attempts => 5,
      job_key => job || ':' || one, job_key_mode => 'replace');
    perform pg_notify('jobs:insert', '{"count":1}');
  end $$;--> statement-breakpoint
revoke execute on function app.set_source_secret(text, text), app.sources_with_secret(), app.queue_look_up(uuid)
  from public;--> statement-breakpoint
grant execute on function app.set_source_secret(text, text), app.sources_with_secret(), app.queue_look_up(uuid)
  to precis_app;
