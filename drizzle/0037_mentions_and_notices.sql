-- Whom comments mention, and what stands in people's inboxes. A notice is written by the database in the transaction of its
-- cause, so that nothing can happen without it, and nobody can write one that has no cause.
CREATE TABLE "mentions" (
	"comment_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"mentioned_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mentions_comment_id_user_id_pk" PRIMARY KEY("comment_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "notice_fanouts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notice_fanouts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"study_id" bigint NOT NULL,
	"comment_id" uuid,
	"actor_id" uuid,
	"happened_at" timestamp with time zone NOT NULL,
	"dedupe_key" text NOT NULL,
	"written_to" uuid
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"study_id" bigint,
	"list_id" uuid,
	"comment_id" uuid,
	"invitation_id" uuid,
	"actor_id" uuid,
	"happened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"dedupe_key" text NOT NULL,
	"seen_at" timestamp with time zone,
	"later_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('mention', 'reply', 'list-shared', 'invitation', 'retracted', 'concern', 'corrected')),
	CONSTRAINT "notices_subject" CHECK (case "notices"."kind" when 'list-shared' then "notices"."list_id" is not null when 'invitation' then "notices"."invitation_id" is not null
  when 'mention' then "notices"."study_id" is not null and "notices"."comment_id" is not null
  when 'reply' then "notices"."study_id" is not null and "notices"."comment_id" is not null else "notices"."study_id" is not null end),
	CONSTRAINT "notices_actor" CHECK ("notices"."actor_id" <> "notices"."user_id")
);
--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_fanouts" ADD CONSTRAINT "notice_fanouts_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_fanouts" ADD CONSTRAINT "notice_fanouts_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_fanouts" ADD CONSTRAINT "notice_fanouts_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_list_id_reading_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."reading_lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mentions_user" ON "mentions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notice_fanouts_once" ON "notice_fanouts" USING btree ("dedupe_key");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" USING btree ("user_id","dedupe_key");--> statement-breakpoint
CREATE INDEX "notices_waiting" ON "notices" USING btree ("user_id","happened_at") WHERE "notices"."done_at" is null;--> statement-breakpoint
CREATE INDEX "notices_done" ON "notices" USING btree ("done_at") WHERE "notices"."done_at" is not null;--> statement-breakpoint
CREATE INDEX "notices_comment" ON "notices" USING btree ("comment_id") WHERE "notices"."comment_id" is not null;--> statement-breakpoint
CREATE INDEX "notices_study" ON "notices" USING btree ("study_id");--> statement-breakpoint
CREATE INDEX "notices_list" ON "notices" USING btree ("list_id") WHERE "notices"."list_id" is not null;--> statement-breakpoint
CREATE INDEX "notices_invitation" ON "notices" USING btree ("invitation_id") WHERE "notices"."invitation_id" is not null;--> statement-breakpoint

-- The groups that somebody is in.
create function app.groups_of(person uuid) returns uuid[] language sql stable security definer
  set search_path = public, pg_temp
  as $$ select array(select m.group_id from public.group_members m where m.user_id = person and m.left_at is null) $$;--> statement-breakpoint
-- Whom a notice of this kind concerns: of a reply, whoever opened the thread or said something in it before and may read it
-- now; of what became of a study, everybody who had it in a list that they see, or wrote a note on it, before it happened.
create function app.concerned_by(kind text, study bigint, comment uuid, happened timestamptz) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$ select u.id from public.users u where u.disabled_at is null and u.id in (
    select c.author_id from public.comments said
      join public.comments c on c.id = said.thread_id
        or (c.thread_id = said.thread_id and c.deleted_at is null and c.created_at <= said.created_at)
      where kind = 'reply' and said.id = comment and said.deleted_at is null and c.author_id <> said.author_id
        and app.is_for(said.audience, said.audience_groups, app.groups_of(c.author_id))
    union all
    select n.author_id from public.notes n
      where kind <> 'reply' and n.study_id = study and n.deleted_at is null and n.created_at < happened
    union all
    select had.user_id from public.list_items i
      join public.reading_lists l on l.id = i.list_id and l.deleted_at is null
      join public.list_grants g on g.list_id = i.list_id and g.revoked_at is null and g.granted_at < happened
      cross join lateral (
        select g.user_id where g.user_id is not null
        union all
        select m.user_id from public.group_members m
          where m.group_id = g.group_id and m.left_at is null and m.joined_at < happened) had
      where kind <> 'reply' and i.study_id = study and i.removed_at is null and i.added_at < happened
        and not exists (select from public.list_hidden h where h.list_id = i.list_id and h.user_id = had.user_id)) $$;--> statement-breakpoint
-- Writes the notices of one cause; where it concerns many people a job does, so that the cause does not wait.
create function app.write_notices(kind text, study bigint, comment uuid, actor uuid, key text, happened timestamptz)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    people uuid[] := array(select one from app.concerned_by(kind, study, comment, happened) one limit 201);
  begin
    if cardinality(people) > 200 then
      insert into public.notice_fanouts (kind, study_id, comment_id, actor_id, dedupe_key, happened_at)
        values (kind, study, comment, actor, key, happened) on conflict do nothing;
    else
      insert into public.notices (user_id, kind, study_id, comment_id, actor_id, dedupe_key, happened_at)
        select one, kind, study, comment, actor, key, happened from unnest(people) one on conflict do nothing;
    end if;
  end $$;--> statement-breakpoint
-- Writes the next notices of a cause that concerns many people; says for how many, and none once all are written. Run
-- again at any point it writes no notice twice.
create function app.expand_notices(at_most int) returns int language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$
  declare
    cause public.notice_fanouts;
    people uuid[];
  begin
    select f.* into cause from public.notice_fanouts f order by f.id limit 1 for update;
    if not found then return 0; end if;
    people := array(select one from app.concerned_by(cause.kind, cause.study_id, cause.comment_id, cause.happened_at) one
      where cause.written_to is null or one > cause.written_to order by one limit at_most);
    insert into public.notices (user_id, kind, study_id, comment_id, actor_id, dedupe_key, happened_at)
      select one, cause.kind, cause.study_id, cause.comment_id, cause.actor_id, cause.dedupe_key, cause.happened_at
      from unnest(people) one on conflict do nothing;
    if cardinality(people) < at_most then
      delete from public.notice_fanouts f where f.id = cause.id;
    else
      update public.notice_fanouts f set written_to = people[at_most] where f.id = cause.id;
    end if;
    return greatest(cardinality(people), 1);
  end $$;--> statement-breakpoint
-- What an import has learned of studies that were here before it: retracted, a concern, corrected; `keys` tell one
-- concern or correction of a study from another.
create function app.write_study_notices(what text, studies bigint[], keys text[]) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$ begin
    if what not in ('retracted', 'concern', 'corrected') then raise exception 'no notices of studies are %', what; end if;
    perform app.write_notices(what, s.id, null, null, what || ':' || s.id || ':' || one.key, now())
      from unnest(studies, keys) one (id, key) join public.studies s on s.id = one.id where s.added_at < now();
  end $$;--> statement-breakpoint

create function app.notify_of_grant() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if new.user_id is not null and new.user_id <> new.granted_by then
      insert into public.notices (user_id, kind, list_id, actor_id, dedupe_key)
        values (new.user_id, 'list-shared', new.list_id, new.granted_by, 'grant:' || new.id) on conflict do nothing;
    end if;
    return null;
  end $$;--> statement-breakpoint
create trigger notify after insert on list_grants for each row execute function app.notify_of_grant();--> statement-breakpoint
-- Whoever is invited once more after an invitation has expired has the notice of it anew.
create function app.notify_of_invitation() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if new.answered_at is null and new.user_id <> new.invited_by then
      insert into public.notices (user_id, kind, invitation_id, actor_id, dedupe_key)
        values (new.user_id, 'invitation', new.id, new.invited_by, 'invitation:' || new.id)
        on conflict (user_id, dedupe_key) do update set happened_at = now(), actor_id = excluded.actor_id,
          seen_at = null, later_at = null, done_at = null;
    end if;
    return null;
  end $$;--> statement-breakpoint
create trigger notify after insert or update of invited_at on invitations for each row
  execute function app.notify_of_invitation();--> statement-breakpoint
-- Of a comment that is deleted nothing is left in anybody's inbox.
create function app.notify_of_comment() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if tg_op = 'INSERT' then
      if new.thread_id is not null and new.deleted_at is null then
        perform app.write_notices('reply', new.study_id, new.id, new.author_id, 'comment:' || new.id, new.created_at);
      end if;
    elsif old.deleted_at is null and new.deleted_at is not null then
      delete from public.notices n where n.comment_id = new.id;
      delete from public.mentions m where m.comment_id = new.id;
    end if;
    return null;
  end $$;--> statement-breakpoint
create trigger notify after insert or update of deleted_at on comments for each row
  execute function app.notify_of_comment();--> statement-breakpoint
-- Of one comment somebody has one notice: that they are mentioned in it counts for more than that it is a reply.
create function app.notify_of_mention() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    insert into public.notices (user_id, kind, study_id, comment_id, actor_id, dedupe_key, happened_at)
      select new.user_id, 'mention', c.study_id, c.id, c.author_id, 'comment:' || c.id, new.mentioned_at
      from public.comments c where c.id = new.comment_id and c.author_id <> new.user_id
      on conflict (user_id, dedupe_key) do update set kind = 'mention', happened_at = excluded.happened_at,
        seen_at = null, later_at = null, done_at = null;
    return null;
  end $$;--> statement-breakpoint
create trigger notify after insert on mentions for each row execute function app.notify_of_mention();--> statement-breakpoint

-- Whether the viewer, who reads a thread, may mention somebody in it: everybody with an account where it is for everyone;
-- else those who are in a group of it together with the viewer, and those who have said something in it and still read it. Who
-- is in another group of it remains unknown to them.
create function app.may_mention(thread uuid, person uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp
  as $$ select exists (select from public.comments opener join public.users u on u.id = person and u.disabled_at is null
    where opener.id = thread and opener.thread_id is null and person <> app.viewer_id() and app.viewer_role() is not null
      and app.is_for(opener.audience, opener.audience_groups, app.viewer_groups())
      and (opener.audience = 'everyone'
        or exists (select from public.group_members m where m.user_id = person and m.left_at is null
          and m.group_id = any (opener.audience_groups) and m.group_id = any (app.viewer_groups()))
        or (exists (select from public.comments c where (c.id = thread or c.thread_id = thread)
            and c.author_id = person and c.deleted_at is null)
          and opener.audience_groups && app.groups_of(person)))) $$;--> statement-breakpoint

-- A notice is its reader's alone, as long as they may see what it is about: asked under the row security of that.
alter table notices enable row level security;--> statement-breakpoint
grant select on notices to precis_app;--> statement-breakpoint
grant update (seen_at, later_at, done_at) on notices to precis_app;--> statement-breakpoint
create policy own on notices for select to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null
    and (comment_id is null or exists (select from comments c where c.id = comment_id and c.deleted_at is null))
    and (list_id is null or exists (select from reading_lists l where l.id = list_id and l.deleted_at is null))
    and (invitation_id is null or exists (select from invitations i join groups g on g.id = i.group_id where i.id = invitation_id))
    and (kind not in ('retracted', 'concern', 'corrected')
      or exists (select from notes n where n.study_id = notices.study_id and n.author_id = (select app.viewer_id())
        and n.deleted_at is null)
      or exists (select from list_items i join reading_lists l on l.id = i.list_id and l.deleted_at is null
        where i.study_id = notices.study_id and i.removed_at is null)));--> statement-breakpoint
create policy settle on notices for update to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint
-- Who is mentioned is read by whoever reads the comment, and written by its author.
alter table mentions enable row level security;--> statement-breakpoint
grant select, insert on mentions to precis_app;--> statement-breakpoint
create policy read on mentions for select to precis_app
  using (exists (select from comments c where c.id = comment_id));--> statement-breakpoint
create policy write on mentions for insert to precis_app
  with check (exists (select from comments c where c.id = comment_id and c.author_id = (select app.viewer_id())
    and c.deleted_at is null and app.may_mention(coalesce(c.thread_id, c.id), user_id)));--> statement-breakpoint
alter table notice_fanouts enable row level security;--> statement-breakpoint
grant select on notice_fanouts to precis_import;--> statement-breakpoint
create policy look on notice_fanouts for select to precis_import using (true);--> statement-breakpoint

create function app.sweep_notices(kept interval, at_most int) returns int language sql volatile security definer
  set search_path = public, pg_temp
  as $$ with gone as (
      delete from public.notices where id in (
        select n.id from public.notices n where n.done_at < now() - kept limit at_most for update skip locked)
      returning 1)
    select count(*)::int from gone $$;--> statement-breakpoint

revoke execute on function app.groups_of(uuid), app.concerned_by(text, bigint, uuid, timestamptz),
  app.write_notices(text, bigint, uuid, uuid, text, timestamptz), app.expand_notices(int),
  app.write_study_notices(text, bigint[], text[]), app.notify_of_grant(), app.notify_of_invitation(),
  app.notify_of_comment(), app.notify_of_mention(), app.may_mention(uuid, uuid), app.sweep_notices(interval, int)
  from public;--> statement-breakpoint
grant execute on function app.may_mention(uuid, uuid) to precis_app;--> statement-breakpoint
grant execute on function app.expand_notices(int), app.write_study_notices(text, bigint[], text[]),
  app.sweep_notices(interval, int) to precis_import;
