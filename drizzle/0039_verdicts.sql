-- Verdicts: what a group decides about a study, and what it rests on. What puts a verdict under review by itself, and what its
-- owner has a notice of, the database writes in the transaction of the cause.
CREATE TABLE "verdict_evidence" (
	"verdict_id" uuid NOT NULL,
	"study_id" bigint NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "verdict_evidence_verdict_id_study_id_pk" PRIMARY KEY("verdict_id","study_id"),
	CONSTRAINT "verdict_evidence_role" CHECK ("verdict_evidence"."role" in ('main', 'supports', 'against'))
);
--> statement-breakpoint
CREATE TABLE "verdicts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"study_id" bigint NOT NULL,
	"group_id" uuid NOT NULL,
	"audience" text DEFAULT 'groups' NOT NULL,
	"bottom_line" text NOT NULL,
	"stance" text NOT NULL,
	"certainty" text,
	"applies_to" text DEFAULT '' NOT NULL,
	"rationale" text DEFAULT '' NOT NULL,
	"owner_id" uuid NOT NULL,
	"decided_on" date NOT NULL,
	"review_by" date NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"settled_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"review_reason" text,
	"review_study_id" bigint,
	"review_since" timestamp with time zone,
	"withdrawn_reason" text,
	"ended_at" timestamp with time zone,
	"supersedes_id" uuid,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "verdicts_audience" CHECK ("verdicts"."audience" in ('groups', 'everyone')),
	CONSTRAINT "verdicts_bottom_line" CHECK (length("verdicts"."bottom_line") between 1 and 280),
	CONSTRAINT "verdicts_stance" CHECK ("verdicts"."stance" in ('adopt', 'consider', 'do-not-change', 'avoid', 'await')),
	CONSTRAINT "verdicts_certainty" CHECK ("verdicts"."certainty" in ('high', 'moderate', 'low', 'very-low')),
	CONSTRAINT "verdicts_state" CHECK ("verdicts"."state" in ('draft', 'in-force', 'under-review', 'withdrawn', 'superseded')),
	CONSTRAINT "verdicts_review_by" CHECK ("verdicts"."review_by" > "verdicts"."decided_on"),
	CONSTRAINT "verdicts_settled" CHECK ("verdicts"."state" = 'draft' or "verdicts"."settled_at" is not null),
	CONSTRAINT "verdicts_review" CHECK (("verdicts"."state" <> 'under-review' or "verdicts"."review_reason" is not null) and ("verdicts"."review_reason" is null) = ("verdicts"."review_since" is null)
  and "verdicts"."review_reason" in ('retracted', 'concern', 'corrected', 'abstract-changed', 'outranked')),
	CONSTRAINT "verdicts_withdrawn" CHECK (("verdicts"."state" = 'withdrawn') = ("verdicts"."withdrawn_reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_subject";--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "verdict_id" uuid;--> statement-breakpoint
ALTER TABLE "verdict_evidence" ADD CONSTRAINT "verdict_evidence_verdict_id_verdicts_id_fk" FOREIGN KEY ("verdict_id") REFERENCES "public"."verdicts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict_evidence" ADD CONSTRAINT "verdict_evidence_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_review_study_id_studies_id_fk" FOREIGN KEY ("review_study_id") REFERENCES "public"."studies"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_supersedes_id_verdicts_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."verdicts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "verdict_evidence_main" ON "verdict_evidence" USING btree ("verdict_id") WHERE "verdict_evidence"."role" = 'main';--> statement-breakpoint
CREATE INDEX "verdict_evidence_study" ON "verdict_evidence" USING btree ("study_id");--> statement-breakpoint
CREATE UNIQUE INDEX "verdicts_in_force" ON "verdicts" USING btree ("study_id","group_id",lower("applies_to")) WHERE "verdicts"."state" in ('in-force', 'under-review');--> statement-breakpoint
CREATE UNIQUE INDEX "verdicts_successor" ON "verdicts" USING btree ("supersedes_id") WHERE "verdicts"."state" <> 'draft';--> statement-breakpoint
CREATE INDEX "verdicts_group" ON "verdicts" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "verdicts_study" ON "verdicts" USING btree ("study_id");--> statement-breakpoint
CREATE INDEX "verdicts_owner" ON "verdicts" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "verdicts_review_day" ON "verdicts" USING btree ("review_by") WHERE "verdicts"."state" in ('in-force', 'under-review');--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_verdict_id_verdicts_id_fk" FOREIGN KEY ("verdict_id") REFERENCES "public"."verdicts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_verdict" ON "notices" USING btree ("verdict_id") WHERE "notices"."verdict_id" is not null;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('mention', 'reply', 'list-shared', 'invitation', 'retracted', 'concern', 'corrected',
  'verdict-review', 'verdict-due', 'verdict-handed'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_subject" CHECK (case "notices"."kind" when 'list-shared' then "notices"."list_id" is not null when 'invitation' then "notices"."invitation_id" is not null
  when 'mention' then "notices"."study_id" is not null and "notices"."comment_id" is not null
  when 'reply' then "notices"."study_id" is not null and "notices"."comment_id" is not null
  else "notices"."study_id" is not null and ("notices"."verdict_id" is not null) = ("notices"."kind" like 'verdict-%') end);--> statement-breakpoint

-- Whether somebody is in a group at present, with an account that is active.
create function app.is_active_member(person uuid, one uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp
  as $$ select exists (select from public.group_members m join public.users u on u.id = m.user_id and u.disabled_at is null
    where m.group_id = one and m.user_id = person and m.left_at is null) $$;--> statement-breakpoint
-- Whether a verdict is the viewer's own, in a group that they are in: they may write the one that takes its place.
create function app.owns_verdict(one uuid, in_group uuid) returns boolean language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select exists (select from public.verdicts v where v.id = one and v.group_id = in_group
    and v.owner_id = app.viewer_id() and v.group_id = any (app.viewer_groups())) $$;--> statement-breakpoint
-- Whether the viewer may change what a verdict rests on: as long as it is a draft.
create function app.may_write_verdict(one uuid) returns boolean language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select exists (select from public.verdicts v where v.id = one and v.state = 'draft'
    and (v.group_id in (select app.led_group_ids())
      or (v.owner_id = app.viewer_id() and v.group_id = any (app.viewer_groups())))) $$;--> statement-breakpoint
-- What a group is called whose verdict is for everyone here: its name stands beside it, also for those who are not in it.
create function app.group_of_verdict(one uuid) returns text language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select g.name from public.verdicts v join public.groups g on g.id = v.group_id
    where v.id = one and app.viewer_role() is not null
      and (v.group_id in (select app.readable_group_ids()) or (v.audience = 'everyone' and v.state <> 'draft')) $$;--> statement-breakpoint

-- A verdict is written in a group that is in use, by somebody in it, and owned by somebody in it. Once in force its words
-- stay. What nobody owns any more may be handed over from outside.
create function app.keep_verdict() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if app.viewer_id() is null then return new; end if;
    if tg_op = 'UPDATE' then
      if old.state <> 'draft' and (new.bottom_line, new.stance, new.applies_to, new.rationale, new.decided_on)
          is distinct from (old.bottom_line, old.stance, old.applies_to, old.rationale, old.decided_on) then
        raise exception using errcode = '42501', message = 'a verdict that was in force keeps its words';
      end if;
      if new.owner_id <> old.owner_id and not app.is_active_member(old.owner_id, old.group_id) then return new; end if;
    end if;
    if not array[new.group_id] <@ app.hold_groups(array[new.group_id]) then
      raise exception using errcode = '42501', message = 'nothing is written for a group that one is not in, or that is archived';
    end if;
    if (tg_op = 'INSERT' or new.owner_id <> old.owner_id) and not app.is_active_member(new.owner_id, new.group_id) then
      raise exception using errcode = '42501', message = 'the owner is not in the group';
    end if;
    return new;
  end $$;--> statement-breakpoint
create trigger keep_verdict before insert or update on verdicts for each row execute function app.keep_verdict();--> statement-breakpoint

-- Whoever owns a verdict by somebody else's hand has a notice of it; what is settled leaves nobody's inbox full.
create function app.notify_of_verdict() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if tg_op = 'UPDATE' then
      delete from public.notices n where n.verdict_id = new.id and (
        new.state in ('withdrawn', 'superseded')
        or (n.user_id = old.owner_id and new.owner_id <> old.owner_id)
        or (n.kind = 'verdict-due' and new.review_by <> old.review_by)
        or (n.kind = 'verdict-review' and old.state = 'under-review' and new.state <> 'under-review'));
      if new.owner_id = old.owner_id then return null; end if;
    end if;
    if new.owner_id is distinct from app.viewer_id() and (app.viewer_id() is not null or app.is_system()) then
      insert into public.notices (user_id, kind, study_id, verdict_id, actor_id, dedupe_key)
        values (new.owner_id, 'verdict-handed', new.study_id, new.id, app.viewer_id(), 'verdict-handed:' || new.id || ':' || new.version)
        on conflict do nothing;
    end if;
    return null;
  end $$;--> statement-breakpoint
create trigger notify after insert or update of state, owner_id, review_by on verdicts for each row
  execute function app.notify_of_verdict();--> statement-breakpoint

create function app.review_rank(reason text) returns int language sql immutable parallel safe
  as $$ select array_position(array['retracted', 'concern', 'corrected', 'abstract-changed', 'outranked'], reason) $$;--> statement-breakpoint
-- Puts under review what rests on a study, because of `by_study`; a graver reason takes the place of a lesser one. `key` tells
-- one event of a kind from another.
create function app.review_verdicts(what text, study bigint, by_study bigint, key text, only_verdict uuid) returns int
  language sql volatile security definer set search_path = public, pg_temp
  as $$ with reviewed as (
      update public.verdicts v set state = 'under-review', review_reason = what, review_study_id = by_study,
        review_since = now(), version = v.version + 1
      where v.state in ('in-force', 'under-review') and (only_verdict is null or v.id = only_verdict)
        and exists (select from public.verdict_evidence e where e.verdict_id = v.id and e.study_id = study)
        and (v.review_reason is null or app.review_rank(what) < app.review_rank(v.review_reason))
      returning v.id, v.study_id, v.owner_id),
    noticed as (
      insert into public.notices (user_id, kind, study_id, verdict_id, dedupe_key)
        select r.owner_id, 'verdict-review', r.study_id, r.id, 'verdict-review:' || r.id || ':' || what || ':' || key
        from reviewed r on conflict do nothing)
    select count(*)::int from reviewed $$;--> statement-breakpoint

-- What becomes of a study counts for verdicts from the first import on, whether or not anybody has a notice of it.
create function app.review_by_study() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if new.retracted_at is not null and old.retracted_at is null then
      perform app.review_verdicts('retracted', new.id, new.id, new.retracted_at::text, null);
    else
      perform app.review_verdicts('abstract-changed', new.id, new.id, new.abstract_changed_at::text, null);
    end if;
    return null;
  end $$;--> statement-breakpoint
create trigger review_verdicts after update of retracted_at, abstract_changed_at on studies for each row
  when ((new.retracted_at is not null and old.retracted_at is null)
    or (new.abstract_changed_at is not null and new.abstract_changed_at is distinct from old.abstract_changed_at))
  execute function app.review_by_study();--> statement-breakpoint
create or replace function app.write_study_notices(what text, studies bigint[], keys text[]) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$ begin
    if what not in ('retracted', 'concern', 'corrected') then raise exception 'no notices of studies are %', what; end if;
    perform app.write_notices(what, s.id, null, null, what || ':' || s.id || ':' || one.key, now())
      from unnest(studies, keys) one (id, key) join public.studies s on s.id = one.id where s.added_at < now();
    if what <> 'retracted' then
      perform app.review_verdicts(what, s.id, s.id, one.key, null)
        from unnest(studies, keys) one (id, key) join public.studies s on s.id = one.id;
    end if;
  end $$;--> statement-breakpoint

-- Studies that came after a verdict was settled, cite its study and have a better level: whether they ask the same is said by
-- their facts.
create function app.outranking_candidates() returns table (verdict uuid, study bigint, citing bigint)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select distinct v.id, v.study_id, c.id
    from public.verdicts v
    join public.studies s on s.id = v.study_id
    join public.study_references r on r.cited_study_id = s.id
    join public.studies c on c.id = r.study_id and c.added_at > v.settled_at
      and c.retracted_at is null and c.withdrawn_at is null
    left join public.study_summaries of_study on of_study.study_id = s.id and of_study.current
    left join public.study_summaries of_citing on of_citing.study_id = c.id and of_citing.current
    where v.state = 'in-force' and coalesce(of_citing.level, c.level) < coalesce(of_study.level, s.level, 6) $$;--> statement-breakpoint
create function app.outrank_verdict(one uuid, citing bigint) returns int language sql volatile security definer
  set search_path = public, pg_temp
  as $$ select app.review_verdicts('outranked', v.study_id, citing, citing::text, v.id) from public.verdicts v
    where v.id = one and v.state = 'in-force' $$;--> statement-breakpoint

-- A month before a verdict is to be reviewed its owner is notified, on the day, and a month after it the leads as well. Of what
-- was missed only the last is written; run again, nothing is written twice.
create function app.write_verdict_notices(today date) returns int language sql volatile security definer
  set search_path = public, pg_temp
  as $$ with due as (
      select v.id, v.study_id, v.group_id, v.owner_id, v.review_by,
        case when today >= v.review_by + 30 then 30 when today >= v.review_by then 0 else -30 end as day
      from public.verdicts v where v.state in ('in-force', 'under-review') and v.review_by <= today + 30),
    concerned as (
      select d.owner_id as person, d.* from due d
      union
      select m.user_id, d.* from due d join public.group_members m
        on m.group_id = d.group_id and m.role = 'lead' and m.left_at is null where d.day = 30),
    written as (
      insert into public.notices (user_id, kind, study_id, verdict_id, dedupe_key)
        select c.person, 'verdict-due', c.study_id, c.id, 'verdict-due:' || c.id || ':' || c.review_by || ':' || c.day
        from concerned c join public.users u on u.id = c.person and u.disabled_at is null
        on conflict do nothing returning 1)
    select count(*)::int from written $$;--> statement-breakpoint

-- Leaving a group, and closing an account, is never held up by a verdict: whoever has led its group longest owns it from then
-- on. Asked by whoever closes the account, and by people of the group; where nobody leads it, it stays as it is.
create function app.hand_over_verdicts(person uuid) returns table (owned_verdict uuid, heir uuid)
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    one record;
  begin
    for one in select v.id, v.group_id from public.verdicts v
      where v.owner_id = person and v.state in ('draft', 'in-force', 'under-review')
        and not app.is_active_member(person, v.group_id)
        and (app.is_system() or coalesce(app.viewer_role() = 'administrator', false)
          or exists (select from public.group_members m where m.group_id = v.group_id and m.user_id = app.viewer_id()
            and app.viewer_role() is not null))
      order by v.id for no key update loop
      return query update public.verdicts v set owner_id = lead.user_id, version = v.version + 1
        from (select m.user_id from public.group_members m join public.users u on u.id = m.user_id and u.disabled_at is null
          where m.group_id = one.group_id and m.left_at is null and m.role = 'lead' order by m.joined_at, m.id limit 1) lead
        where v.id = one.id returning v.id, v.owner_id;
    end loop;
  end $$;--> statement-breakpoint

-- A draft is for those who write it; what was in force is for those whom it is for, also when it is not any more.
alter table verdicts enable row level security;--> statement-breakpoint
grant select, insert, delete on verdicts to precis_app;--> statement-breakpoint
grant update (audience, bottom_line, stance, certainty, applies_to, rationale, owner_id, decided_on, review_by, state, settled_at,
  confirmed_at, review_reason, review_study_id, review_since, withdrawn_reason, ended_at, version) on verdicts to precis_app;--> statement-breakpoint
create policy read on verdicts for select to precis_app
  using ((select app.viewer_role()) is not null and (
    (state <> 'draft' and app.is_for(audience, array[group_id], (select app.viewer_groups())))
    or group_id in (select app.led_group_ids())
    or (owner_id = (select app.viewer_id()) and group_id = any ((select app.viewer_groups())::uuid[]))));--> statement-breakpoint
create policy make on verdicts for insert to precis_app
  with check (created_by = (select app.viewer_id()) and (group_id in (select app.led_group_ids())
    or app.owns_verdict(supersedes_id, group_id)));--> statement-breakpoint
create policy change on verdicts for update to precis_app
  using (group_id in (select app.led_group_ids())
    or (owner_id = (select app.viewer_id()) and group_id = any ((select app.viewer_groups())::uuid[])))
  with check (group_id = any ((select app.viewer_groups())::uuid[]));--> statement-breakpoint
create policy discard on verdicts for delete to precis_app
  using (state = 'draft' and (group_id in (select app.led_group_ids())
    or (owner_id = (select app.viewer_id()) and group_id = any ((select app.viewer_groups())::uuid[]))));--> statement-breakpoint

-- Read by whoever reads the verdict: asked under the row security of that.
alter table verdict_evidence enable row level security;--> statement-breakpoint
grant select, insert, delete on verdict_evidence to precis_app;--> statement-breakpoint
create policy read on verdict_evidence for select to precis_app
  using (exists (select from verdicts v where v.id = verdict_id));--> statement-breakpoint
create policy write on verdict_evidence for insert to precis_app with check (app.may_write_verdict(verdict_id));--> statement-breakpoint
create policy remove on verdict_evidence for delete to precis_app using (app.may_write_verdict(verdict_id));--> statement-breakpoint

drop policy own on notices;--> statement-breakpoint
create policy own on notices for select to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null
    and (comment_id is null or exists (select from comments c where c.id = comment_id and c.deleted_at is null))
    and (list_id is null or exists (select from reading_lists l where l.id = list_id and l.deleted_at is null))
    and (invitation_id is null or exists (select from invitations i join groups g on g.id = i.group_id where i.id = invitation_id))
    and (verdict_id is null or exists (select from verdicts v where v.id = verdict_id
      and v.group_id = any ((select app.viewer_groups())::uuid[])))
    and (kind not in ('retracted', 'concern', 'corrected')
      or exists (select from notes n where n.study_id = notices.study_id and n.author_id = (select app.viewer_id())
        and n.deleted_at is null)
      or exists (select from list_items i join reading_lists l on l.id = i.list_id and l.deleted_at is null
        where i.study_id = notices.study_id and i.removed_at is null)));--> statement-breakpoint

revoke execute on function app.is_active_member(uuid, uuid), app.owns_verdict(uuid, uuid), app.may_write_verdict(uuid),
  app.group_of_verdict(uuid), app.keep_verdict(), app.notify_of_verdict(),
  app.review_verdicts(text, bigint, bigint, text, uuid), app.review_by_study(), app.outranking_candidates(),
  app.outrank_verdict(uuid, bigint), app.write_verdict_notices(date), app.hand_over_verdicts(uuid) from public;--> statement-breakpoint
grant execute on function app.owns_verdict(uuid, uuid), app.may_write_verdict(uuid), app.group_of_verdict(uuid),
  app.hand_over_verdicts(uuid) to precis_app;--> statement-breakpoint
grant execute on function app.outranking_candidates(), app.outrank_verdict(uuid, bigint), app.write_verdict_notices(date)
  to precis_import;
