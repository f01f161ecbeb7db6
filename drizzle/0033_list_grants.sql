-- Sharing of lists: who may do what with a list stands in its grants alone.
CREATE TABLE "list_grants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"list_id" uuid NOT NULL,
	"user_id" uuid,
	"group_id" uuid,
	"role" text NOT NULL,
	"granted_by" uuid NOT NULL,
	"granted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "list_grants_whose" CHECK (num_nonnulls("list_grants"."user_id", "list_grants"."group_id") = 1),
	CONSTRAINT "list_grants_role" CHECK ("list_grants"."role" in ('viewer', 'contributor', 'editor', 'owner')),
	CONSTRAINT "list_grants_owner" CHECK ("list_grants"."group_id" is null or "list_grants"."role" <> 'owner')
);
--> statement-breakpoint
CREATE TABLE "list_hidden" (
	"user_id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	"hidden_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "list_hidden_user_id_list_id_pk" PRIMARY KEY("user_id","list_id")
);
--> statement-breakpoint
-- Who made a list is kept, and decides nothing from now on.
ALTER TABLE "reading_lists" RENAME COLUMN "owner_id" TO "created_by";--> statement-breakpoint
ALTER TABLE "reading_lists" RENAME CONSTRAINT "reading_lists_owner_id_users_id_fk" TO "reading_lists_created_by_users_id_fk";--> statement-breakpoint
DROP INDEX "reading_lists_owner";--> statement-breakpoint
insert into list_grants (list_id, user_id, role, granted_by, granted_at)
  select id, created_by, 'owner', created_by, created_at from reading_lists;--> statement-breakpoint
ALTER TABLE "list_items" ADD COLUMN "added_by" uuid;--> statement-breakpoint
update list_items i set added_by = l.created_by from reading_lists l where l.id = i.list_id;--> statement-breakpoint
ALTER TABLE "list_items" ALTER COLUMN "added_by" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "list_grants" ADD CONSTRAINT "list_grants_list_id_reading_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."reading_lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_grants" ADD CONSTRAINT "list_grants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_grants" ADD CONSTRAINT "list_grants_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_grants" ADD CONSTRAINT "list_grants_granted_by_users_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_hidden" ADD CONSTRAINT "list_hidden_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_hidden" ADD CONSTRAINT "list_hidden_list_id_reading_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."reading_lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "list_grants_person" ON "list_grants" USING btree ("list_id","user_id") WHERE "list_grants"."revoked_at" is null and "list_grants"."user_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "list_grants_group" ON "list_grants" USING btree ("list_id","group_id") WHERE "list_grants"."revoked_at" is null and "list_grants"."group_id" is not null;--> statement-breakpoint
CREATE INDEX "list_grants_of_person" ON "list_grants" USING btree ("user_id") WHERE "list_grants"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "list_grants_of_group" ON "list_grants" USING btree ("group_id") WHERE "list_grants"."revoked_at" is null;--> statement-breakpoint
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint

create function app.list_rank(role text) returns int language sql immutable parallel safe
  as $$ select array_position(array['viewer', 'contributor', 'editor', 'owner'], role) $$;--> statement-breakpoint
-- What the viewer may do with which lists: the most of what they were given themselves and as one of a group. What was
-- given to a group that is in the archive is for reading.
create function app.list_roles() returns table (list_id uuid, role text) language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select given.list_id, (array['viewer', 'contributor', 'editor', 'owner'])[max(given.rank)]
    from (
      select g.list_id, app.list_rank(g.role) as rank from public.list_grants g
        where g.user_id = app.viewer_id() and g.revoked_at is null
      union all
      select g.list_id, case when o.archived_at is null then app.list_rank(g.role) else 1 end
        from public.group_members m join public.groups o on o.id = m.group_id
        join public.list_grants g on g.group_id = m.group_id and g.revoked_at is null
        where m.user_id = app.viewer_id() and m.left_at is null
    ) given
    where app.viewer_role() is not null group by given.list_id $$;--> statement-breakpoint
create function app.lists_of(least_role text) returns setof uuid language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select r.list_id from app.list_roles() r where app.list_rank(r.role) >= app.list_rank(least_role) $$;--> statement-breakpoint
create or replace function app.readable_list_ids() returns setof uuid language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select app.lists_of('viewer') $$;--> statement-breakpoint
-- Whatever changes a list waits here for its turn, also whoever may only add to it or leaves it.
create function app.hold_list(one uuid) returns boolean language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if one not in (select app.readable_list_ids()) then return false; end if;
    perform from public.reading_lists l where l.id = one for no key update;
    return found;
  end $$;--> statement-breakpoint

-- Everybody with an active account who has a list, by themselves or as one of a group.
create function app.people_of_list(one uuid) returns setof uuid language sql stable security definer
  set search_path = public, pg_temp
  as $$ select u.id from public.users u where u.disabled_at is null and u.id in (
    select g.user_id from public.list_grants g where g.list_id = one and g.revoked_at is null
    union select m.user_id from public.list_grants g join public.group_members m on m.group_id = g.group_id
      where g.list_id = one and g.revoked_at is null and m.left_at is null) $$;--> statement-breakpoint
revoke execute on function app.people_of_list(uuid) from public;--> statement-breakpoint
create function app.has_owner(one uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp
  as $$ select exists (select from public.list_grants g join public.users u on u.id = g.user_id
    where g.list_id = one and g.role = 'owner' and g.revoked_at is null and u.disabled_at is null) $$;--> statement-breakpoint
revoke execute on function app.has_owner(uuid) from public;--> statement-breakpoint
-- How many of them have read each study of a list: numbers, for those who have the list themselves.
create function app.list_readers(one uuid) returns table (study_id bigint, read int)
  language sql stable security definer set search_path = public, pg_temp
  as $$ with people as materialized (select p as id from app.people_of_list(one) p)
    select i.study_id, count(r.user_id)::int
    from public.list_items i
    left join public.study_readings r on r.study_id = i.study_id and r.status = 'read'
      and r.user_id in (select id from people)
    where i.list_id = one and i.removed_at is null and one in (select app.readable_list_ids())
    group by i.study_id $$;--> statement-breakpoint
create function app.count_people_of_list(one uuid) returns int language sql stable security definer
  set search_path = public, pg_temp
  as $$ select case when one in (select app.readable_list_ids())
    then (select count(*)::int from app.people_of_list(one)) end $$;--> statement-breakpoint

-- Whoever makes a list owns it, from the same statement on.
create function app.own_new_list() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    insert into public.list_grants (list_id, user_id, role, granted_by, granted_at)
      values (new.id, new.created_by, 'owner', new.created_by, new.created_at);
    return null;
  end $$;--> statement-breakpoint
revoke execute on function app.own_new_list() from public;--> statement-breakpoint
create trigger own_new_list after insert on reading_lists for each row execute function app.own_new_list();--> statement-breakpoint
-- A list that somebody can open has an owner whose account is active. Asked at the end of the transaction, under the lock
-- of the list: of two owners who take the list from each other at once, one waits and then sees what the other has done.
create function app.must_have_owner(one uuid) returns void language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    perform from public.reading_lists l where l.id = one for no key update;
    if found and not app.has_owner(one) and exists (select from app.people_of_list(one)) then
      raise exception using errcode = 'PR003', message = 'the list would have no active owner';
    end if;
  end $$;--> statement-breakpoint
revoke execute on function app.must_have_owner(uuid) from public;--> statement-breakpoint
create function app.keep_an_owner() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    perform app.must_have_owner(case when tg_op = 'DELETE' then old.list_id else new.list_id end);
    return null;
  end $$;--> statement-breakpoint
revoke execute on function app.keep_an_owner() from public;--> statement-breakpoint
create constraint trigger keep_an_owner after insert or update or delete on list_grants
  deferrable initially deferred for each row execute function app.keep_an_owner();--> statement-breakpoint
create function app.lists_of_person(person uuid) returns setof uuid language sql stable security definer
  set search_path = public, pg_temp
  as $$ select g.list_id from public.list_grants g where g.user_id = person and g.revoked_at is null
    union select g.list_id from public.group_members m join public.list_grants g on g.group_id = m.group_id
      where m.user_id = person and m.left_at is null and g.revoked_at is null order by 1 $$;--> statement-breakpoint
revoke execute on function app.lists_of_person(uuid) from public;--> statement-breakpoint
create function app.keep_owners_of_person() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    perform app.must_have_owner(one) from app.lists_of_person(new.id) one;
    return null;
  end $$;--> statement-breakpoint
revoke execute on function app.keep_owners_of_person() from public;--> statement-breakpoint
create constraint trigger keep_owners_of_person after update of disabled_at on users
  deferrable initially deferred for each row when (old.disabled_at is distinct from new.disabled_at)
  execute function app.keep_owners_of_person();--> statement-breakpoint
-- Closing an account is never held up by a list: whoever may do most with it owns it from then on, and where only groups
-- have it, who has led one of them longest. A list that nobody else has stays with whoever made it.
create function app.hand_over_lists(person uuid) returns table (owned_list uuid, heir uuid)
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    one uuid;
    next_owner uuid;
  begin
    if not (app.is_system() or coalesce(app.viewer_role() = 'administrator', false)) then return; end if;
    for one in select app.lists_of_person(person) loop
      perform from public.reading_lists l where l.id = one for no key update;
      continue when app.has_owner(one);
      select g.user_id into next_owner from public.list_grants g join public.users u on u.id = g.user_id
        where g.list_id = one and g.revoked_at is null and u.disabled_at is null
        order by app.list_rank(g.role) desc, g.granted_at, g.id limit 1;
      if next_owner is null then
        select m.user_id into next_owner from public.list_grants g
          join public.group_members m on m.group_id = g.group_id and m.left_at is null
          join public.users u on u.id = m.user_id
          where g.list_id = one and g.revoked_at is null and u.disabled_at is null
          order by app.list_rank(g.role) desc, m.role = 'lead' desc, m.joined_at, m.id limit 1;
      end if;
      continue when next_owner is null;
      update public.list_grants g set role = 'owner', version = g.version + 1
        where g.list_id = one and g.user_id = next_owner and g.revoked_at is null;
      if not found then
        insert into public.list_grants (list_id, user_id, role, granted_by) values (one, next_owner, 'owner', next_owner);
      end if;
      owned_list := one;
      heir := next_owner;
      return next;
    end loop;
  end $$;--> statement-breakpoint

drop policy own on reading_lists;--> statement-breakpoint
create policy read on reading_lists for select to precis_app using (id in (select app.readable_list_ids()));--> statement-breakpoint
create policy make on reading_lists for insert to precis_app
  with check (created_by = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint
-- A list counts as changed when something is added to it; what else each may change is the command's to say.
create policy change on reading_lists for update to precis_app using (id in (select app.lists_of('contributor')));--> statement-breakpoint
revoke update on reading_lists from precis_app;--> statement-breakpoint
grant update (name, description, updated_at, deleted_at, version) on reading_lists to precis_app;--> statement-breakpoint

drop policy of_readable_list on list_items;--> statement-breakpoint
create policy read on list_items for select to precis_app using (list_id in (select app.readable_list_ids()));--> statement-breakpoint
create policy add on list_items for insert to precis_app
  with check (list_id in (select app.lists_of('contributor')) and added_by = (select app.viewer_id()));--> statement-breakpoint
create policy change on list_items for update to precis_app
  using (list_id in (select app.lists_of('editor'))
    or (list_id in (select app.lists_of('contributor')) and added_by = (select app.viewer_id())));--> statement-breakpoint
revoke update on list_items from precis_app;--> statement-breakpoint
grant update (position, reason, due_on, removed_at, version) on list_items to precis_app;--> statement-breakpoint

alter table list_grants enable row level security;--> statement-breakpoint
grant select, insert, update (role, granted_by, granted_at, revoked_at, version) on list_grants to precis_app;--> statement-breakpoint
create policy read on list_grants for select to precis_app using (list_id in (select app.readable_list_ids()));--> statement-breakpoint
create policy share on list_grants for insert to precis_app
  with check (list_id in (select app.lists_of('owner')));--> statement-breakpoint
create policy change on list_grants for update to precis_app using (list_id in (select app.lists_of('owner')));--> statement-breakpoint
-- Whoever leaves changes their own grant, and only so that they are out.
create policy leave on list_grants for update to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null)
  with check (user_id = (select app.viewer_id()) and revoked_at is not null);--> statement-breakpoint

alter table list_hidden enable row level security;--> statement-breakpoint
grant select, insert, update, delete on list_hidden to precis_app;--> statement-breakpoint
create policy own on list_hidden to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint

revoke execute on function app.list_roles(), app.lists_of(text), app.hold_list(uuid), app.list_readers(uuid),
  app.count_people_of_list(uuid), app.hand_over_lists(uuid) from public;--> statement-breakpoint
grant execute on function app.list_roles(), app.lists_of(text), app.hold_list(uuid), app.list_readers(uuid),
  app.count_people_of_list(uuid), app.hand_over_lists(uuid) to precis_app;
