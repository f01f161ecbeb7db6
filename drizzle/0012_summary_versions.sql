CREATE TABLE "study_views" (
	"study_id" bigint NOT NULL,
	"week" date NOT NULL,
	"views" integer NOT NULL,
	CONSTRAINT "study_views_week_study_id_pk" PRIMARY KEY("week","study_id")
);
--> statement-breakpoint
ALTER TABLE "study_summaries" ALTER COLUMN "drafted_at" SET DEFAULT clock_timestamp();--> statement-breakpoint
ALTER TABLE "studies" ADD COLUMN "abstract_changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD COLUMN "edited_by" uuid;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD COLUMN "edited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD COLUMN "restored_from" integer;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD COLUMN "warnings" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD COLUMN "level" smallint;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD COLUMN "level_reason" text;--> statement-breakpoint
ALTER TABLE "study_views" ADD CONSTRAINT "study_views_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD CONSTRAINT "study_summaries_edited_by_users_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "studies_retracted" ON "studies" USING btree ("id") WHERE "studies"."retracted_at" is not null;--> statement-breakpoint
CREATE INDEX "study_summaries_edited" ON "study_summaries" USING btree ("study_id") WHERE "study_summaries"."current" and ("study_summaries"."maker" = 'person' or "study_summaries"."edited_by" is not null);--> statement-breakpoint
ALTER TABLE "study_summaries" ADD CONSTRAINT "study_summaries_level" CHECK (level is null or (level between 1 and 5 and level_reason <> ''));--> statement-breakpoint

-- The corpus stays the importer's. An editor comes to it by two doors: the lock under which a study is written, whoever
-- writes it, and a new version of its summary. What stands is never changed, but for which version is current.
create function app.hold_study(study bigint) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$ begin
    if app.viewer_role() is distinct from 'editor' then return false; end if;
    perform from public.studies s where s.id = study for no key update;
    return found;
  end $$;--> statement-breakpoint
-- Makes a version of the columns in `summary` the current one and returns its number; the study takes `level`, and
-- waits for a new search document. Whose words they are and who checked them is not taken on trust: both are the
-- viewer's, or as with the versions `words_of` and `check_of` of the same study.
create function app.write_summary(study bigint, summary jsonb, words_of int, check_of int, checked boolean, level smallint)
  returns int language plpgsql volatile security definer set search_path = public, pg_temp
  as $$ declare
    made public.study_summaries := jsonb_populate_record(null::public.study_summaries, summary);
  begin
    if not app.hold_study(study) then
      raise insufficient_privilege using message = 'a summary is written by an editor';
    end if;
    made.study_id := study;
    made.version := 1 + coalesce((select max(m.version) from public.study_summaries m where m.study_id = study), 0);
    made.current := true;
    made.edited_by := app.viewer_id();
    made.edited_at := clock_timestamp();
    if words_of is null then
      made.drafted_by := (select u.name from public.users u where u.id = app.viewer_id());
      made.drafted_at := clock_timestamp();
    else
      select m.drafted_by, m.drafted_at into made.drafted_by, made.drafted_at
        from public.study_summaries m where m.study_id = study and m.version = words_of;
    end if;
    if checked then
      made.checked_by := app.viewer_id();
      made.checked_at := clock_timestamp();
    else
      made.checked_by := null;
      made.checked_at := null;
      select m.checked_by, m.checked_at into made.checked_by, made.checked_at
        from public.study_summaries m where m.study_id = study and m.version = check_of;
    end if;
    update public.study_summaries m set current = false where m.study_id = study and m.current;
    insert into public.study_summaries values (made.*);
    update public.studies s set level = write_summary.level
      where s.id = study and s.level is distinct from write_summary.level;
    insert into public.search_queue (study_id) values (study) on conflict do nothing;
    return made.version;
  end $$;--> statement-breakpoint

-- Views are counted for whoever reads, and read by editors alone: a small number could tell on a colleague.
alter table study_views enable row level security;--> statement-breakpoint
grant select on study_views to precis_app;--> statement-breakpoint
create policy read on study_views for select to precis_app using ((select app.viewer_role()) = 'editor');--> statement-breakpoint
create function app.count_view(study bigint) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$ insert into public.study_views as v (study_id, week, views)
    select s.id, date_trunc('week', now() at time zone 'UTC')::date, 1 from public.studies s
    where s.id = study and app.viewer_role() is not null
    on conflict (week, study_id) do update set views = v.views + 1 $$;--> statement-breakpoint
-- Lists are their owners'. An editor hears on how many a study is, and nothing else of them.
create function app.saved_studies() returns table (study_id bigint, lists int)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select i.study_id, count(*)::int from public.list_items i
    join public.reading_lists l on l.id = i.list_id
    where app.viewer_role() = 'editor' and i.removed_at is null and l.deleted_at is null
    group by i.study_id $$;
