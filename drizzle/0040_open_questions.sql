-- Questions that the library did not answer: of a person, of a group, and as requests for editors.
CREATE TABLE "question_studies" (
	"question_id" uuid NOT NULL,
	"study_id" bigint NOT NULL,
	CONSTRAINT "question_studies_question_id_study_id_pk" PRIMARY KEY("question_id","study_id")
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"asked_by" uuid NOT NULL,
	"group_id" uuid,
	"text" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"is_request" boolean DEFAULT false NOT NULL,
	"times" integer DEFAULT 1 NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"verdict_id" uuid,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "questions_text" CHECK (length("questions"."text") between 1 and 500),
	CONSTRAINT "questions_state" CHECK ("questions"."state" in ('open', 'answered', 'closed') and ("questions"."state" = 'open') = ("questions"."answered_at" is null))
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_subject";--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "question_id" uuid;--> statement-breakpoint
ALTER TABLE "question_studies" ADD CONSTRAINT "question_studies_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_studies" ADD CONSTRAINT "question_studies_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_verdict_id_verdicts_id_fk" FOREIGN KEY ("verdict_id") REFERENCES "public"."verdicts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "question_studies_study" ON "question_studies" USING btree ("study_id");--> statement-breakpoint
CREATE UNIQUE INDEX "questions_open" ON "questions" USING btree ("asked_by",coalesce("group_id", "asked_by"),lower("text")) WHERE "questions"."state" = 'open';--> statement-breakpoint
CREATE INDEX "questions_group" ON "questions" USING btree ("group_id") WHERE "questions"."group_id" is not null;--> statement-breakpoint
CREATE INDEX "questions_requests" ON "questions" USING btree (lower("text")) WHERE "questions"."is_request" and "questions"."state" = 'open';--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_question" ON "notices" USING btree ("question_id") WHERE "notices"."question_id" is not null;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('mention', 'reply', 'list-shared', 'invitation', 'retracted', 'concern', 'corrected',
  'verdict-review', 'verdict-due', 'verdict-handed', 'question-answered'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_subject" CHECK (case "notices"."kind" when 'list-shared' then "notices"."list_id" is not null when 'invitation' then "notices"."invitation_id" is not null
  when 'question-answered' then "notices"."question_id" is not null
  when 'mention' then "notices"."study_id" is not null and "notices"."comment_id" is not null
  when 'reply' then "notices"."study_id" is not null and "notices"."comment_id" is not null
  else "notices"."study_id" is not null and ("notices"."verdict_id" is not null) = ("notices"."kind" like 'verdict-%') end);--> statement-breakpoint

-- Whoever asked has a notice of an answer that is not their own; of a question that is open again nobody has one.
create function app.notify_of_answer() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if new.state = 'open' and old.state <> 'open' then
      delete from public.notices n where n.question_id = new.id;
    elsif new.state <> 'open' and old.state = 'open' and new.answered_by <> new.asked_by then
      insert into public.notices (user_id, kind, question_id, actor_id, dedupe_key)
        values (new.asked_by, 'question-answered', new.id, new.answered_by, 'question:' || new.id || ':' || new.version)
        on conflict do nothing;
    end if;
    return null;
  end $$;--> statement-breakpoint
create trigger notify after update of state on questions for each row execute function app.notify_of_answer();--> statement-breakpoint
revoke execute on function app.notify_of_answer() from public;--> statement-breakpoint

-- A question is for whoever asked it, for the people of its group, and as a request for editors.
alter table questions enable row level security;--> statement-breakpoint
grant select, insert, delete on questions to precis_app;--> statement-breakpoint
grant update (times, is_request, state, answer, verdict_id, answered_by, answered_at, version) on questions to precis_app;--> statement-breakpoint
create policy read on questions for select to precis_app
  using ((select app.viewer_role()) is not null and (asked_by = (select app.viewer_id())
    or group_id = any ((select app.viewer_groups())::uuid[]) or (is_request and (select app.is_editor()))));--> statement-breakpoint
create policy ask on questions for insert to precis_app
  with check (asked_by = (select app.viewer_id()) and (select app.viewer_role()) is not null
    and (group_id is null or group_id = any ((select app.viewer_groups())::uuid[])));--> statement-breakpoint
create policy answer on questions for update to precis_app
  using ((select app.viewer_role()) is not null and (asked_by = (select app.viewer_id())
    or group_id = any ((select app.viewer_groups())::uuid[]) or (is_request and (select app.is_editor()))));--> statement-breakpoint
create policy forget on questions for delete to precis_app
  using (asked_by = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint

-- What answers a question is read and written by whoever may read and answer it: asked under the row security of that.
alter table question_studies enable row level security;--> statement-breakpoint
grant select, insert, delete on question_studies to precis_app;--> statement-breakpoint
create policy answer on question_studies to precis_app
  using (exists (select from questions q where q.id = question_id));--> statement-breakpoint

drop policy own on notices;--> statement-breakpoint
create policy own on notices for select to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null
    and (comment_id is null or exists (select from comments c where c.id = comment_id and c.deleted_at is null))
    and (list_id is null or exists (select from reading_lists l where l.id = list_id and l.deleted_at is null))
    and (invitation_id is null or exists (select from invitations i join groups g on g.id = i.group_id where i.id = invitation_id))
    and (verdict_id is null or exists (select from verdicts v where v.id = verdict_id
      and v.group_id = any ((select app.viewer_groups())::uuid[])))
    and (question_id is null or exists (select from questions q where q.id = question_id))
    and (kind not in ('retracted', 'concern', 'corrected')
      or exists (select from notes n where n.study_id = notices.study_id and n.author_id = (select app.viewer_id())
        and n.deleted_at is null)
      or exists (select from list_items i join reading_lists l on l.id = i.list_id and l.deleted_at is null
        where i.study_id = notices.study_id and i.removed_at is null)));
