ALTER TABLE "notices" DROP CONSTRAINT "notices_kind";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_subject";--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "search_id" uuid;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "new_studies" smallint;--> statement-breakpoint
ALTER TABLE "saved_searches" ADD COLUMN "noticed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_search_id_saved_searches_id_fk" FOREIGN KEY ("search_id") REFERENCES "public"."saved_searches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_search_id" ON "notices" USING btree ("search_id") WHERE "notices"."search_id" is not null;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_search" CHECK (("notices"."search_id" is not null) = ("notices"."kind" = 'search-news'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('mention', 'reply', 'list-shared', 'invitation', 'retracted', 'concern', 'corrected',
  'superseded', 'outranked', 'assigned', 'verdict-review', 'verdict-due', 'verdict-handed', 'question-answered',
  'search-news', 'club-opened', 'club-moved', 'club-cancelled', 'club-voting', 'club-revealed', 'club-minutes'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_subject" CHECK (("notices"."session_id" is not null) = ("notices"."kind" like 'club-%') and
  case when "notices"."kind" like 'club-%' then true else case "notices"."kind" when 'list-shared' then "notices"."list_id" is not null when 'invitation' then "notices"."invitation_id" is not null
  when 'question-answered' then "notices"."question_id" is not null
  when 'search-news' then "notices"."search_id" is not null and "notices"."new_studies" > 0
  when 'mention' then "notices"."study_id" is not null and "notices"."comment_id" is not null
  when 'reply' then "notices"."study_id" is not null and "notices"."comment_id" is not null
  else "notices"."study_id" is not null and ("notices"."verdict_id" is not null) = ("notices"."kind" like 'verdict-%') end end);--> statement-breakpoint
-- Every search that somebody with an active account follows and wants to hear of.
create function app.followed_searches() returns table (id uuid, query text, seen_at timestamptz, noticed_at timestamptz,
    user_id uuid, name text, role text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select s.id, s.query, s.seen_at, s.noticed_at, u.id, u.name, u.role
    from public.saved_searches s join public.users u on u.id = s.user_id and u.disabled_at is null
    where s.deleted_at is null and not exists (select from public.mail_preferences p
      where p.user_id = u.id and p.kind = 'search-news' and p.channel = 'none')
    order by s.id $$;--> statement-breakpoint
-- That studies up to one have come that match a search: instead of what was said of it before and is not done. Moments are
-- read in milliseconds, so the next one begins.
create function app.write_search_notice(search uuid, last bigint, studies int) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    owner uuid;
    known timestamptz := (select date_trunc('milliseconds', s.added_at) + interval '1 ms' from public.studies s where s.id = last);
  begin
    update public.saved_searches s set noticed_at = known
      where s.id = search and s.deleted_at is null and s.noticed_at < known returning s.user_id into owner;
    if owner is null then return; end if;
    delete from public.notices n where n.search_id = search and n.done_at is null;
    insert into public.notices (user_id, kind, search_id, new_studies, dedupe_key)
      values (owner, 'search-news', search, studies, 'search:' || search || ':' || last) on conflict do nothing;
  end $$;--> statement-breakpoint

-- As before, and of a search that is followed still.
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
    and (search_id is null or exists (select from saved_searches s where s.id = search_id and s.deleted_at is null))
    and (kind <> 'assigned' or exists (select from list_items i where i.list_id = notices.list_id
      and i.study_id = notices.study_id and i.assigned_to = notices.user_id and i.removed_at is null))
    and (kind not in ('retracted', 'concern', 'corrected', 'superseded', 'outranked')
      or exists (select from notes n where n.study_id = notices.study_id and n.author_id = (select app.viewer_id())
        and n.deleted_at is null)
      or exists (select from list_items i join reading_lists l on l.id = i.list_id and l.deleted_at is null
        where i.study_id = notices.study_id and i.removed_at is null)));--> statement-breakpoint
revoke execute on function app.followed_searches(), app.write_search_notice(uuid, bigint, int) from public;--> statement-breakpoint
grant execute on function app.followed_searches(), app.write_search_notice(uuid, bigint, int) to precis_import;
