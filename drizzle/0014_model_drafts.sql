CREATE TABLE "model_attempts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "model_attempts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"study_id" bigint NOT NULL,
	"model" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp with time zone,
	"outcome" text,
	"reason" text,
	"words" text,
	"tokens" integer
);
--> statement-breakpoint
CREATE TABLE "model_drafts" (
	"study_id" bigint PRIMARY KEY NOT NULL,
	"model" text NOT NULL,
	"attempts" smallint NOT NULL,
	"run_after" timestamp with time zone NOT NULL,
	"outcome" text,
	"reason" text
);
--> statement-breakpoint
ALTER TABLE "model_attempts" ADD CONSTRAINT "model_attempts_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_drafts" ADD CONSTRAINT "model_drafts_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "model_attempts_asked" ON "model_attempts" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "model_attempts_study" ON "model_attempts" USING btree ("study_id");--> statement-breakpoint
CREATE INDEX "model_drafts_waiting" ON "model_drafts" USING btree ("run_after") WHERE "model_drafts"."outcome" is null;--> statement-breakpoint
-- Written by the importer's role alone, in the background; read by those who look after the portal.
alter table model_drafts enable row level security;--> statement-breakpoint
alter table model_attempts enable row level security;--> statement-breakpoint
grant select on model_drafts, model_attempts to precis_app;--> statement-breakpoint
grant select, insert, update, delete on model_drafts, model_attempts to precis_import;--> statement-breakpoint
create policy everything on model_drafts to precis_import using (true);--> statement-breakpoint
create policy everything on model_attempts to precis_import using (true);--> statement-breakpoint
create policy read on model_drafts for select to precis_app
  using ((select app.actor()) = 'operator' or (select app.viewer_role()) in ('editor', 'administrator'));--> statement-breakpoint
create policy read on model_attempts for select to precis_app
  using ((select app.actor()) = 'operator' or (select app.viewer_role()) in ('editor', 'administrator'));--> statement-breakpoint

-- Which studies stand in anybody's list, without whose: a role that cannot see a person asks about these first.
create function app.studies_in_lists() returns setof bigint language sql stable security definer
  set search_path = public, pg_temp
  as $$ select distinct i.study_id from public.list_items i join public.reading_lists l on l.id = i.list_id
    where i.removed_at is null and l.deleted_at is null $$;--> statement-breakpoint
revoke execute on function app.studies_in_lists() from public;--> statement-breakpoint
grant execute on function app.studies_in_lists() to precis_import;
