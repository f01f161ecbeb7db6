-- Notices, time zones and calendars of journal clubs.
CREATE TABLE "calendar_tokens" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mail_preferences" DROP CONSTRAINT "mail_preferences_channel";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_subject";--> statement-breakpoint
ALTER TABLE "club_sessions" ADD COLUMN "zone" text;--> statement-breakpoint
ALTER TABLE "club_sessions" ADD COLUMN "lasts" smallint DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE "club_sessions" ADD COLUMN "vote_by" timestamp;--> statement-breakpoint
ALTER TABLE "club_sessions" ADD COLUMN "changed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "calendar_tokens" ADD CONSTRAINT "calendar_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_tokens_hash" ON "calendar_tokens" USING btree ("token_hash");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_session_id_club_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."club_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_session" ON "notices" USING btree ("session_id") WHERE "notices"."session_id" is not null;--> statement-breakpoint
ALTER TABLE "club_sessions" ADD CONSTRAINT "club_sessions_lasts" CHECK ("club_sessions"."lasts" between 5 and 1440);--> statement-breakpoint
ALTER TABLE "mail_preferences" ADD CONSTRAINT "mail_preferences_channel" CHECK ("mail_preferences"."channel" in ('now', 'digest', 'inbox', 'none'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('mention', 'reply', 'list-shared', 'invitation', 'retracted', 'concern', 'corrected',
  'verdict-review', 'verdict-due', 'verdict-handed', 'question-answered',
  'club-opened', 'club-moved', 'club-cancelled', 'club-voting', 'club-revealed', 'club-minutes'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_subject" CHECK (("notices"."session_id" is not null) = ("notices"."kind" like 'club-%') and
  case when "notices"."kind" like 'club-%' then true else case "notices"."kind" when 'list-shared' then "notices"."list_id" is not null when 'invitation' then "notices"."invitation_id" is not null
  when 'question-answered' then "notices"."question_id" is not null
  when 'mention' then "notices"."study_id" is not null and "notices"."comment_id" is not null
  when 'reply' then "notices"."study_id" is not null and "notices"."comment_id" is not null
  else "notices"."study_id" is not null and ("notices"."verdict_id" is not null) = ("notices"."kind" like 'verdict-%') end end);--> statement-breakpoint

-- What whoever leads a session does, the other members of its group have a notice of: that it is opened, moved, votes, is
-- revealed, has minutes or is cancelled. No ballot causes one, so that no inbox says who has voted, or how many.
create function app.notify_of_session() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$
  declare
    what text[] := '{}';
  begin
    if tg_op = 'INSERT' then
      what := '{club-opened}';
    elsif new.state = 'cancelled' and old.state <> 'cancelled' then
      -- What it had been about is settled.
      delete from public.notices n where n.session_id = new.id;
      what := '{club-cancelled}';
    elsif new.state not in ('archived', 'cancelled') then
      if row(new.starts_at, new.zone, new.place) is distinct from row(old.starts_at, old.zone, old.place) then
        what := what || 'club-moved'::text;
      end if;
      if new.state = 'voting' and old.state = 'reading' then what := what || 'club-voting'::text; end if;
      if new.state = 'revealed' and old.state = 'voting' then
        delete from public.notices n where n.session_id = new.id and n.kind = 'club-voting';
        what := what || 'club-revealed'::text;
      end if;
      if new.state in ('revealed', 'recorded') and new.minutes <> ''
          and (old.minutes = '' or old.revealed_at is null) then
        what := what || 'club-minutes'::text;
      end if;
    end if;
    -- Moved again, its notice comes anew.
    insert into public.notices (user_id, kind, session_id, actor_id, dedupe_key)
      select m.user_id, one, new.id, app.viewer_id(), one || ':' || new.id
      from unnest(what) one
      join public.group_members m on m.group_id = new.group_id and m.left_at is null
      join public.users u on u.id = m.user_id and u.disabled_at is null
      where m.user_id is distinct from app.viewer_id()
      on conflict (user_id, dedupe_key) do update set happened_at = now(), actor_id = excluded.actor_id,
        seen_at = null, later_at = null, done_at = null where excluded.kind = 'club-moved';
    return null;
  end $$;--> statement-breakpoint
create trigger notify after insert or update of state, starts_at, zone, place, minutes on club_sessions for each row
  execute function app.notify_of_session();--> statement-breakpoint
revoke execute on function app.notify_of_session() from public;--> statement-breakpoint

grant update (zone, lasts, vote_by, changed_at) on club_sessions to precis_app;--> statement-breakpoint
-- One's own ballot is one's own also where the group, and with it the session, is not any more.
alter policy read on club_ballots using ((user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null)
  or exists (select from club_sessions s where s.id = session_id and s.revealed_at is not null));--> statement-breakpoint
-- The address of somebody's calendar is theirs; signing in looks at whose it is.
alter table calendar_tokens enable row level security;--> statement-breakpoint
grant select, insert, update, delete on calendar_tokens to precis_app;--> statement-breakpoint
create policy own on calendar_tokens to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint
create policy by_token on calendar_tokens for select to precis_app using ((select app.actor()) = 'auth');--> statement-breakpoint

drop policy own on notices;--> statement-breakpoint
create policy own on notices for select to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null
    and (comment_id is null or exists (select from comments c where c.id = comment_id and c.deleted_at is null))
    and (list_id is null or exists (select from reading_lists l where l.id = list_id and l.deleted_at is null))
    and (invitation_id is null or exists (select from invitations i join groups g on g.id = i.group_id where i.id = invitation_id))
    and (verdict_id is null or exists (select from verdicts v where v.id = verdict_id
      and v.group_id = any ((select app.viewer_groups())::uuid[])))
    and (question_id is null or exists (select from questions q where q.id = question_id))
    and (session_id is null or exists (select from club_sessions s where s.id = session_id))
    and (kind not in ('retracted', 'concern', 'corrected')
      or exists (select from notes n where n.study_id = notices.study_id and n.author_id = (select app.viewer_id())
        and n.deleted_at is null)
      or exists (select from list_items i join reading_lists l on l.id = i.list_id and l.deleted_at is null
        where i.study_id = notices.study_id and i.removed_at is null)));
