ALTER TABLE "notices" DROP CONSTRAINT "notices_kind";--> statement-breakpoint
ALTER TABLE "notice_fanouts" ADD COLUMN "by_study_id" bigint;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "by_study_id" bigint;--> statement-breakpoint
ALTER TABLE "notice_fanouts" ADD CONSTRAINT "notice_fanouts_by_study_id_studies_id_fk" FOREIGN KEY ("by_study_id") REFERENCES "public"."studies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_by_study_id_studies_id_fk" FOREIGN KEY ("by_study_id") REFERENCES "public"."studies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_by_study" ON "notices" USING btree ("by_study_id") WHERE "notices"."by_study_id" is not null;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_by_study" CHECK (("notices"."by_study_id" is not null) = ("notices"."kind" = 'outranked'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('mention', 'reply', 'list-shared', 'invitation', 'retracted', 'concern', 'corrected',
  'superseded', 'outranked', 'verdict-review', 'verdict-due', 'verdict-handed', 'question-answered',
  'club-opened', 'club-moved', 'club-cancelled', 'club-voting', 'club-revealed', 'club-minutes'));--> statement-breakpoint
-- As before, with the study that outranks the one that a notice is about.
drop function app.write_notices(text, bigint, uuid, uuid, text, timestamptz);--> statement-breakpoint
create function app.write_notices(kind text, study bigint, comment uuid, actor uuid, key text, happened timestamptz,
  by_study bigint default null)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    people uuid[] := array(select one from app.concerned_by(kind, study, comment, happened) one limit 201);
  begin
    if cardinality(people) > 200 then
      insert into public.notice_fanouts (kind, study_id, by_study_id, comment_id, actor_id, dedupe_key, happened_at)
        values (kind, study, by_study, comment, actor, key, happened) on conflict do nothing;
    else
      insert into public.notices (user_id, kind, study_id, by_study_id, comment_id, actor_id, dedupe_key, happened_at)
        select one, kind, study, by_study, comment, actor, key, happened from unnest(people) one on conflict do nothing;
    end if;
  end $$;--> statement-breakpoint
create or replace function app.expand_notices(at_most int) returns int language plpgsql volatile security definer
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
    insert into public.notices (user_id, kind, study_id, by_study_id, comment_id, actor_id, dedupe_key, happened_at)
      select one, cause.kind, cause.study_id, cause.by_study_id, cause.comment_id, cause.actor_id, cause.dedupe_key,
        cause.happened_at
      from unnest(people) one on conflict do nothing;
    if cardinality(people) < at_most then
      delete from public.notice_fanouts f where f.id = cause.id;
    else
      update public.notice_fanouts f set written_to = people[at_most] where f.id = cause.id;
    end if;
    return greatest(cardinality(people), 1);
  end $$;--> statement-breakpoint
-- A newer version is not what a verdict is put under review for: it outranks by its level, or not.
create or replace function app.write_study_notices(what text, studies bigint[], keys text[]) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$ begin
    if what not in ('retracted', 'concern', 'corrected', 'superseded') then
      raise exception 'no notices of studies are %', what;
    end if;
    perform app.write_notices(what, s.id, null, null, what || ':' || s.id || ':' || one.key, now())
      from unnest(studies, keys) one (id, key) join public.studies s on s.id = one.id where s.added_at < now();
    if what in ('concern', 'corrected') then
      perform app.review_verdicts(what, s.id, s.id, one.key, null)
        from unnest(studies, keys) one (id, key) join public.studies s on s.id = one.id;
    end if;
  end $$;--> statement-breakpoint

-- Studies of the last two weeks that cite one which somebody keeps, with a better level and at most the second: whether they
-- ask the same is said by their facts.
create function app.stronger_candidates() returns table (study bigint, citing bigint)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select distinct s.id, c.id
    from public.studies c
    join public.study_references r on r.study_id = c.id
    join public.studies s on s.id = r.cited_study_id and s.added_at < c.added_at
    left join public.study_summaries of_study on of_study.study_id = s.id and of_study.current
    left join public.study_summaries of_citing on of_citing.study_id = c.id and of_citing.current
    where c.added_at > now() - interval '14 days' and c.retracted_at is null and c.withdrawn_at is null
      and coalesce(of_citing.level, c.level) <= 2
      and coalesce(of_citing.level, c.level) < coalesce(of_study.level, s.level, 6)
      and (exists (select from public.list_items i where i.study_id = s.id and i.removed_at is null)
        or exists (select from public.notes n where n.study_id = s.id and n.deleted_at is null)) $$;--> statement-breakpoint
-- For those who kept it before the stronger one came.
create function app.write_stronger_notices(study bigint, citing bigint) returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$ select app.write_notices('outranked', study, null, null, 'outranked:' || study || ':' || citing, c.added_at, c.id)
    from public.studies c where c.id = citing $$;--> statement-breakpoint

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
    and (kind not in ('retracted', 'concern', 'corrected', 'superseded', 'outranked')
      or exists (select from notes n where n.study_id = notices.study_id and n.author_id = (select app.viewer_id())
        and n.deleted_at is null)
      or exists (select from list_items i join reading_lists l on l.id = i.list_id and l.deleted_at is null
        where i.study_id = notices.study_id and i.removed_at is null)));--> statement-breakpoint
revoke execute on function app.write_notices(text, bigint, uuid, uuid, text, timestamptz, bigint),
  app.stronger_candidates(), app.write_stronger_notices(bigint, bigint) from public;--> statement-breakpoint
grant execute on function app.stronger_candidates(), app.write_stronger_notices(bigint, bigint) to precis_import;
