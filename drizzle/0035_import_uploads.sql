-- Reference files that editors upload on the page: what would become of each record, and what the person decides.
CREATE TABLE "import_upload_contents" (
	"upload_id" uuid PRIMARY KEY NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_upload_rows" (
	"upload_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"line" integer NOT NULL,
	"raw_text" text NOT NULL,
	"parsed" jsonb,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"decision" text NOT NULL,
	"study_id" bigint,
	"other_ordinal" integer,
	"score" real,
	"reasons" text[] DEFAULT '{}' NOT NULL,
	"choice" text,
	"chosen_at" timestamp with time zone,
	CONSTRAINT "import_upload_rows_upload_id_position_pk" PRIMARY KEY("upload_id","position")
);
--> statement-breakpoint
CREATE TABLE "import_uploads" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"bytes" integer NOT NULL,
	"state" text DEFAULT 'reading' NOT NULL,
	"format" text,
	"encoding" text,
	"fault" text,
	"result" jsonb,
	"kept" jsonb,
	"import_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
DROP INDEX "reference_imports_file";--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "asked_by" uuid;--> statement-breakpoint
ALTER TABLE "reference_imports" ADD COLUMN "upload_id" uuid;--> statement-breakpoint
ALTER TABLE "import_upload_contents" ADD CONSTRAINT "import_upload_contents_upload_id_import_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."import_uploads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_upload_rows" ADD CONSTRAINT "import_upload_rows_upload_id_import_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."import_uploads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_upload_rows" ADD CONSTRAINT "import_upload_rows_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_uploads" ADD CONSTRAINT "import_uploads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_uploads" ADD CONSTRAINT "import_uploads_import_id_reference_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."reference_imports"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_upload_rows_ordinal" ON "import_upload_rows" USING btree ("upload_id","ordinal");--> statement-breakpoint
CREATE INDEX "import_upload_rows_study" ON "import_upload_rows" USING btree ("study_id");--> statement-breakpoint
CREATE INDEX "import_uploads_created" ON "import_uploads" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "import_uploads_active" ON "import_uploads" USING btree ("user_id") WHERE "import_uploads"."state" in ('reading', 'applying', 'stopping', 'undoing');--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reference_imports_upload" ON "reference_imports" USING btree ("upload_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reference_imports_file" ON "reference_imports" USING btree ("sha256") WHERE "reference_imports"."state" = 'applied' and "reference_imports"."upload_id" is null;--> statement-breakpoint
ALTER TABLE "import_uploads" ADD CONSTRAINT "import_uploads_state" CHECK (state in ('reading', 'read', 'unreadable', 'applying', 'stopping', 'stopped', 'applied', 'undoing', 'undone', 'cancelled'));--> statement-breakpoint
ALTER TABLE "import_upload_contents" ADD CONSTRAINT "import_upload_contents_most" CHECK (octet_length(content) between 1 and 20971520);--> statement-breakpoint
ALTER TABLE "import_upload_rows" ADD CONSTRAINT "import_upload_rows_decision" CHECK (decision in ('new', 'same', 'maybe', 'conflict', 'skip', 'broken', 'notice'));--> statement-breakpoint
ALTER TABLE "import_upload_rows" ADD CONSTRAINT "import_upload_rows_choice" CHECK (choice in ('same', 'new', 'skip'));--> statement-breakpoint

-- An upload is seen and changed by whoever made it, as long as they are an editor, and by administrators.
create function app.has_upload(maker uuid) returns boolean language sql stable parallel safe
  as $$ select (maker = app.viewer_id() and app.is_editor()) or coalesce(app.viewer_role() = 'administrator', false) $$;--> statement-breakpoint
alter table import_uploads enable row level security;--> statement-breakpoint
alter table import_upload_contents enable row level security;--> statement-breakpoint
alter table import_upload_rows enable row level security;--> statement-breakpoint
-- People ask; what is asked for is done by the job, as the only role that writes studies.
grant select, insert on import_uploads to precis_app;--> statement-breakpoint
grant update (state, asked_at, ended_at) on import_uploads to precis_app;--> statement-breakpoint
create policy seen on import_uploads for select to precis_app using (app.has_upload(user_id));--> statement-breakpoint
create policy made on import_uploads for insert to precis_app
  with check (user_id = (select app.viewer_id()) and app.is_editor() and state = 'reading' and import_id is null);--> statement-breakpoint
create policy asked on import_uploads for update to precis_app using (app.has_upload(user_id))
  with check (app.has_upload(user_id) and state in ('reading', 'applying', 'stopping', 'undoing', 'cancelled'));--> statement-breakpoint
-- What was uploaded is never read again by a page.
grant insert on import_upload_contents to precis_app;--> statement-breakpoint
create policy made on import_upload_contents for insert to precis_app
  with check (upload_id in (select id from import_uploads where user_id = (select app.viewer_id()) and state = 'reading'));--> statement-breakpoint
grant select on import_upload_rows to precis_app;--> statement-breakpoint
grant update (choice, chosen_at) on import_upload_rows to precis_app;--> statement-breakpoint
create policy seen on import_upload_rows for select to precis_app
  using (upload_id in (select id from import_uploads));--> statement-breakpoint
create policy decided on import_upload_rows for update to precis_app
  using (upload_id in (select id from import_uploads where state in ('read', 'stopped')));--> statement-breakpoint
grant select, update, delete on import_uploads to precis_import;--> statement-breakpoint
grant select, delete on import_upload_contents to precis_import;--> statement-breakpoint
grant select, insert, delete on import_upload_rows to precis_import;--> statement-breakpoint
create policy everything on import_uploads to precis_import using (true);--> statement-breakpoint
create policy everything on import_upload_contents to precis_import using (true);--> statement-breakpoint
create policy everything on import_upload_rows to precis_import using (true);--> statement-breakpoint

-- Has the job do what was asked for with an upload. Asked again while it is at it, it looks once more when it is done.
create function app.queue_upload(one uuid) returns boolean language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if not exists (select from public.import_uploads u where u.id = one and app.has_upload(u.user_id)
      and u.state in ('reading', 'applying', 'stopping', 'undoing')) then
      return false;
    end if;
    perform graphile_worker.add_job('import', '{}', queue_name => 'import', max_attempts => 5,
      job_key => 'import:' || one, job_key_mode => 'replace');
    perform pg_notify('jobs:insert', '{"count":1}');
    return true;
  end $$;--> statement-breakpoint
-- How far its job is, for those who have it.
create function app.upload_progress(one uuid) returns table (state text, fault text, done bigint, total bigint)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select case
      when j.id is null then case when r.outcome = 'cancelled' then 'cancelled' else 'none' end
      when j.locked_at is not null then 'running'
      when j.attempts >= j.max_attempts then 'failed' else 'waiting' end,
    j.last_error, coalesce(r.done, 0), r.total
  from public.import_uploads u
  left join graphile_worker._private_jobs j on j.key = 'import:' || u.id
  left join lateral (select r.outcome, r.done, r.total from public.job_runs r
    where r.key = 'import:' || u.id and (j.id is null or r.job_id = j.id) order by r.job_id desc limit 1) r on true
  where u.id = one and app.has_upload(u.user_id) $$;--> statement-breakpoint
-- What was discarded is not kept until the night.
create function app.erase_upload(one uuid) returns void language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if exists (select from public.import_uploads u where u.id = one and u.state = 'cancelled' and app.has_upload(u.user_id)) then
      delete from public.import_upload_contents where upload_id = one;
      delete from public.import_upload_rows where upload_id = one;
    end if;
  end $$;--> statement-breakpoint
revoke execute on function app.queue_upload(uuid), app.upload_progress(uuid), app.erase_upload(uuid)
  from public;--> statement-breakpoint
grant execute on function app.queue_upload(uuid), app.upload_progress(uuid), app.erase_upload(uuid) to precis_app;
