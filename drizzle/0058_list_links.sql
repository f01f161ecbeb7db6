-- Links to reading lists, live and frozen: whoever holds the address reads the list, and has it no more than that.
CREATE TABLE "list_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"list_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"kind" text NOT NULL,
	"with_notes" boolean DEFAULT false NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"ends_on" date,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"frozen" jsonb,
	CONSTRAINT "list_links_kind" CHECK ("list_links"."kind" in ('live', 'frozen')),
	CONSTRAINT "list_links_frozen" CHECK (("list_links"."kind" = 'frozen') = ("list_links"."frozen" is not null))
);
--> statement-breakpoint
CREATE TABLE "portal_settings" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"links_open" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "portal_settings_one" CHECK ("portal_settings"."one")
);
--> statement-breakpoint
ALTER TABLE "list_items" ADD COLUMN "reason_is_private" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "list_links" ADD CONSTRAINT "list_links_list_id_reading_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."reading_lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_links" ADD CONSTRAINT "list_links_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "list_links_token" ON "list_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "list_links_of_list" ON "list_links" USING btree ("list_id");--> statement-breakpoint
CREATE INDEX "list_links_of_maker" ON "list_links" USING btree ("created_by") WHERE "list_links"."revoked_at" is null;--> statement-breakpoint

-- Whether whoever asks may open a link to a list at all: whoever is signed in, and everybody where administrators have said so.
create function app.links_are_open() returns boolean language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select coalesce((select s.links_open from public.portal_settings s), false) $$;--> statement-breakpoint
create function app.may_open_links() returns boolean language sql stable security definer
  set search_path = public, pg_temp
  as $$ select case app.actor() when 'person' then app.viewer_role() is not null
    when 'visitor' then app.links_are_open() else false end $$;--> statement-breakpoint
-- The link with this token where it opens its list now. One that was revoked or has ended, one of a list that is deleted or
-- of somebody whose account is closed, and one that never was are the same: nothing.
create function app.open_link(token bytea) returns setof list_links language sql stable security definer
  set search_path = public, pg_temp
  as $$ select k.* from public.list_links k
    join public.reading_lists l on l.id = k.list_id and l.deleted_at is null
    join public.users u on u.id = k.created_by and u.disabled_at is null
    where k.token_hash = token and k.revoked_at is null
      and (k.ends_on is null or k.ends_on >= (now() at time zone 'UTC')::date)
      and app.may_open_links() $$;--> statement-breakpoint
revoke execute on function app.open_link(bytea) from public;--> statement-breakpoint
-- What a link says of its list. The name of its maker goes with their notes, and no other name ever.
create function app.linked_list(token bytea)
  returns table (name text, description text, kind text, made_at timestamptz, ends_on date, author text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select coalesce(k.frozen ->> 'name', l.name), coalesce(k.frozen ->> 'description', l.description), k.kind,
      k.created_at, k.ends_on, case when k.with_notes then u.name end
    from app.open_link(token) k join public.reading_lists l on l.id = k.list_id
    join public.users u on u.id = k.created_by $$;--> statement-breakpoint
-- What stands on it, in its order: on a live link what is on the list now, whoever has added it. Without notes there is no
-- note, and no reason that is marked private; with them those that the link's maker has for everyone here. A frozen link
-- shows a note only as long as it says what it said.
create function app.linked_items(token bytea)
  returns table (place int, study_id bigint, reason text, frozen jsonb, notes jsonb)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select row_number() over (order by i.position, i.id)::int, i.study_id,
      case when k.with_notes or not i.reason_is_private then i.reason else '' end, null::jsonb,
      case when k.with_notes then to_jsonb(array(select jsonb_build_object('id', n.id, 'body', n.body) from public.notes n
        where n.study_id = i.study_id and n.author_id = k.created_by and n.audience = 'everyone' and n.deleted_at is null
        order by n.created_at, n.id)) else '[]'::jsonb end
    from app.open_link(token) k join public.list_items i on i.list_id = k.list_id and i.removed_at is null
    where k.kind = 'live'
    union all
    select f.ordinality::int, (f.item ->> 'studyId')::bigint, f.item ->> 'reason', f.item,
      case when k.with_notes then to_jsonb(array(select jsonb_build_object('id', n.id, 'body', n.body)
        from jsonb_array_elements(f.item -> 'notes') with ordinality kept (note, at)
        join public.notes n on n.id = (kept.note ->> 'id')::uuid and n.version = (kept.note ->> 'version')::int
          and n.author_id = k.created_by and n.audience = 'everyone' and n.deleted_at is null
        order by kept.at)) else '[]'::jsonb end
    from app.open_link(token) k, jsonb_array_elements(k.frozen -> 'items') with ordinality f (item, ordinality)
    where k.kind = 'frozen'
    order by 1 $$;--> statement-breakpoint

-- A link is for the owners of its list; whoever made it knows of it as long as they have an account. It is made as one's own,
-- and nothing of it changes but that it is revoked, for good.
alter table list_links enable row level security;--> statement-breakpoint
grant select, insert, update (revoked_at) on list_links to precis_app;--> statement-breakpoint
create policy read on list_links for select to precis_app
  using (list_id in (select app.lists_of('owner'))
    or (created_by = (select app.viewer_id()) and (select app.viewer_role()) is not null));--> statement-breakpoint
create policy make on list_links for insert to precis_app
  with check (list_id in (select app.lists_of('owner')) and created_by = (select app.viewer_id()));--> statement-breakpoint
create policy revoke on list_links for update to precis_app
  using (list_id in (select app.lists_of('owner')) and revoked_at is null) with check (revoked_at is not null);--> statement-breakpoint

-- Whoever closes an account, or has it closed, leaves no address behind; a list that is deleted and brought back begins with none.
create function app.revoke_links() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if tg_table_name = 'users' then
      update public.list_links k set revoked_at = now() where k.created_by = new.id and k.revoked_at is null;
    else
      update public.list_links k set revoked_at = now() where k.list_id = new.id and k.revoked_at is null;
    end if;
    return null;
  end $$;--> statement-breakpoint
create trigger revoke_links after update of disabled_at on users for each row
  when (new.disabled_at is not null and new.disabled_at is distinct from old.disabled_at)
  execute function app.revoke_links();--> statement-breakpoint
create trigger revoke_links after update of deleted_at on reading_lists for each row
  when (new.deleted_at is not null and old.deleted_at is null) execute function app.revoke_links();--> statement-breakpoint

alter table portal_settings enable row level security;--> statement-breakpoint
grant select, insert, update on portal_settings to precis_app;--> statement-breakpoint
create policy seen on portal_settings for select to precis_app using ((select app.viewer_role()) is not null);--> statement-breakpoint
create policy made on portal_settings for insert to precis_app
  with check ((select app.viewer_role()) = 'administrator');--> statement-breakpoint
create policy changed on portal_settings for update to precis_app
  using ((select app.viewer_role()) = 'administrator');--> statement-breakpoint
-- How many links open a list now, for those who say whether strangers may: a number, and of whose list nothing.
create function app.count_open_links() returns int language sql stable security definer set search_path = public, pg_temp
  as $$ select case when app.viewer_role() = 'administrator' then (select count(*)::int from public.list_links k
    where k.revoked_at is null and (k.ends_on is null or k.ends_on >= (now() at time zone 'UTC')::date)) end $$;--> statement-breakpoint
grant update (reason_is_private) on list_items to precis_app;--> statement-breakpoint
-- As before, and with somebody go the links that they have made, with what they called them.
create or replace function app.erase_person(person uuid, without_comments boolean) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    token text := '@\[(?:[^\\\[\]\n]|\\[\\\[\]])+\]\(user:' || person || '\)';
    put text := '@[Former member](user:' || person || ')';
  begin
    perform app.lock_rights();
    if not exists (select from users where id = person) then return false; end if;
    -- A backup may know them as the only administrator: somebody else has to become one first.
    if exists (select from users where id = person and role = 'administrator' and disabled_at is null)
      and not exists (select from users where id <> person and role = 'administrator' and disabled_at is null) then
      return false;
    end if;
    insert into erasures (user_id, due_on, erased_at) values (person, current_date, now())
      on conflict (user_id) do update set erased_at = coalesce(erasures.erased_at, now());
    update users set name = 'Former member', role = 'reader', disabled_at = coalesce(disabled_at, now()),
      version = version + 1 where id = person;
    -- As closing an account does it; in a backup it may be open.
    perform set_config('app.actor', 'operator', true);
    perform app.hand_over_groups(person), app.hand_over_lists(person), app.hand_over_verdicts(person);
    delete from notes where author_id = person;
    delete from saved_searches where user_id = person;
    delete from recent_searches where user_id = person;
    delete from study_readings where user_id = person;
    delete from reading_log where user_id = person;
    delete from look_ups where user_id = person;
    delete from notices where user_id = person;
    delete from digests where user_id = person;
    delete from outgoing_mails where user_id = person;
    delete from mail_preferences where user_id = person;
    delete from mail_settings where user_id = person;
    delete from unsubscribe_tokens where user_id = person;
    delete from calendar_tokens where user_id = person;
    delete from list_hidden where user_id = person;
    delete from list_links where created_by = person;
    update list_items set assigned_to = null where assigned_to = person;
    delete from invitations where user_id = person;
    delete from club_choice_votes where user_id = person;
    delete from club_ballots b using club_sessions s
      where b.user_id = person and s.id = b.session_id and s.revealed_at is null;
    update club_ballots set user_id = null where user_id = person;
    delete from questions where asked_by = person and group_id is null;
    delete from reading_lists l
      where exists (select from list_grants g where g.list_id = l.id and g.user_id = person and g.role = 'owner'
          and g.revoked_at is null)
        and not exists (select from list_grants g where g.list_id = l.id and g.revoked_at is null
          and g.user_id is distinct from person);
    update group_members set left_at = now() where user_id = person and left_at is null;
    update comments set body = regexp_replace(body, token, put, 'gi') where body ~* token;
    update comment_revisions set body = regexp_replace(body, token, put, 'gi') where body ~* token;
    update notes set body = regexp_replace(body, token, put, 'gi') where body ~* token;
    delete from comment_revisions r using comments c where c.id = r.comment_id and c.author_id = person;
    if without_comments then
      update comments set body = '', quote = null, deleted_at = coalesce(deleted_at, now()) where author_id = person;
      update club_candidates set why = '' where proposed_by = person;
    end if;
    delete from sessions where user_id = person;
    delete from one_time_links where user_id = person;
    delete from known_devices where user_id = person;
    delete from idempotency_keys where user_id = person;
    delete from passkeys where user_id = person;
    delete from recovery_codes where user_id = person;
    delete from app_keys where user_id = person;
    delete from passwords where user_id = person;
    delete from identities where user_id = person;
    delete from user_accounts where user_id = person;
    insert into audit_events (actor_kind, action, subject_id) values ('operator', 'people.erase', person);
    return true;
  end $$;--> statement-breakpoint
revoke execute on function app.links_are_open(), app.may_open_links(), app.linked_list(bytea), app.linked_items(bytea),
  app.count_open_links(), app.revoke_links() from public;--> statement-breakpoint
grant execute on function app.links_are_open(), app.may_open_links(), app.linked_list(bytea), app.linked_items(bytea),
  app.count_open_links() to precis_app;
