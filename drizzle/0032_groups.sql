-- Groups: people who read together, who leads them, and who is asked to join. Only who is in one, and administrators, know of it.
CREATE TABLE "group_members" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	"left_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"invited_by" uuid NOT NULL,
	"invited_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answer" text
);
--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "group_members_live" ON "group_members" USING btree ("group_id","user_id") WHERE "group_members"."left_at" is null;--> statement-breakpoint
CREATE INDEX "group_members_user" ON "group_members" USING btree ("user_id") WHERE "group_members"."left_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "groups_slug" ON "groups" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_waiting" ON "invitations" USING btree ("group_id","user_id") WHERE "invitations"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "invitations_user" ON "invitations" USING btree ("user_id") WHERE "invitations"."answered_at" is null;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_role" CHECK (role in ('member', 'lead'));--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_answer"
  CHECK (answer in ('accepted', 'declined') and (answer is null) = (answered_at is null));--> statement-breakpoint

-- What the viewer has to do with groups, as sets: asked past row security, or it would ask itself.
create function app.readable_group_ids() returns setof uuid language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select m.group_id from public.group_members m
    where m.user_id = app.viewer_id() and m.left_at is null and app.viewer_role() is not null
    union select g.id from public.groups g where app.viewer_role() = 'administrator' $$;--> statement-breakpoint
create function app.led_group_ids() returns setof uuid language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select m.group_id from public.group_members m where m.user_id = app.viewer_id() and m.role = 'lead'
    and m.left_at is null and app.viewer_role() is not null $$;--> statement-breakpoint
create function app.invited_group_ids() returns setof uuid language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select i.group_id from public.invitations i where i.user_id = app.viewer_id() and i.answered_at is null
    and i.expires_at > now() and app.viewer_role() is not null $$;--> statement-breakpoint
-- Into a group one comes by an invitation, as a member; who makes it is its first lead.
create function app.may_join(one uuid, role_there text) returns boolean language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select app.viewer_role() is not null and (
    (role_there = 'member' and one in (select app.invited_group_ids()))
    or (role_there = 'lead' and exists (select from public.groups g where g.id = one and g.created_by = app.viewer_id())
      and not exists (select from public.group_members m where m.group_id = one))) $$;--> statement-breakpoint
-- Whatever changes a group waits here for its turn. Row security lets nobody lock a row that they may not change, and
-- whoever leaves may not change the group.
create function app.hold_group(one uuid) returns boolean language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if one not in (select app.readable_group_ids() union select app.invited_group_ids()) then return false; end if;
    perform from public.groups g where g.id = one for no key update;
    return found;
  end $$;--> statement-breakpoint

-- A group that has somebody in it has somebody who leads it. Asked at the end of the transaction, under the lock of the
-- group: of two leads who make each other members at once, one waits and then sees what the other has done.
create function app.must_have_lead(one uuid) returns void language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    perform from public.groups g where g.id = one for no key update;
    if exists (select from public.group_members m join public.users u on u.id = m.user_id
        where m.group_id = one and m.left_at is null and u.disabled_at is null)
      and not exists (select from public.group_members m join public.users u on u.id = m.user_id
        where m.group_id = one and m.left_at is null and u.disabled_at is null and m.role = 'lead') then
      raise exception using errcode = 'PR002', message = 'the group would have no active lead';
    end if;
  end $$;--> statement-breakpoint
revoke execute on function app.must_have_lead(uuid) from public;--> statement-breakpoint
create function app.keep_a_lead() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    perform app.must_have_lead(case when tg_op = 'DELETE' then old.group_id else new.group_id end);
    if tg_op = 'UPDATE' and old.group_id <> new.group_id then perform app.must_have_lead(old.group_id); end if;
    return null;
  end $$;--> statement-breakpoint
revoke execute on function app.keep_a_lead() from public;--> statement-breakpoint
create constraint trigger keep_a_lead after insert or update or delete on group_members
  deferrable initially deferred for each row execute function app.keep_a_lead();--> statement-breakpoint
create function app.keep_leads_of_person() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    perform app.must_have_lead(m.group_id) from public.group_members m
      where m.user_id = new.id and m.left_at is null order by m.group_id;
    return null;
  end $$;--> statement-breakpoint
revoke execute on function app.keep_leads_of_person() from public;--> statement-breakpoint
create constraint trigger keep_leads_of_person after update of disabled_at on users
  deferrable initially deferred for each row when (old.disabled_at is distinct from new.disabled_at)
  execute function app.keep_leads_of_person();--> statement-breakpoint
-- Closing an account is never held up by a group: whoever has been in it longest leads it from then on.
create function app.hand_over_groups(person uuid) returns table (led_group uuid, heir uuid)
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    one uuid;
  begin
    if not (app.is_system() or coalesce(app.viewer_role() = 'administrator', false)) then return; end if;
    for one in select m.group_id from public.group_members m
      where m.user_id = person and m.left_at is null order by m.group_id loop
      perform from public.groups g where g.id = one for no key update;
      continue when exists (select from public.group_members m join public.users u on u.id = m.user_id
        where m.group_id = one and m.left_at is null and u.disabled_at is null and m.role = 'lead');
      return query update public.group_members m set role = 'lead', version = m.version + 1
        where m.id = (select n.id from public.group_members n join public.users u on u.id = n.user_id
          where n.group_id = one and n.left_at is null and u.disabled_at is null order by n.joined_at, n.id limit 1)
        returning m.group_id, m.user_id;
    end loop;
  end $$;--> statement-breakpoint

alter table groups enable row level security;--> statement-breakpoint
grant select, insert, update (name, description, archived_at, version) on groups to precis_app;--> statement-breakpoint
create policy read on groups for select to precis_app using (id in (select app.readable_group_ids()));--> statement-breakpoint
create policy invited on groups for select to precis_app using (id in (select app.invited_group_ids()));--> statement-breakpoint
create policy make on groups for insert to precis_app
  with check (created_by = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint
create policy lead on groups for update to precis_app using (id in (select app.led_group_ids()));--> statement-breakpoint

alter table group_members enable row level security;--> statement-breakpoint
grant select, insert, update (role, left_at, version) on group_members to precis_app;--> statement-breakpoint
create policy read on group_members for select to precis_app
  using (group_id in (select app.readable_group_ids()));--> statement-breakpoint
create policy join_in on group_members for insert to precis_app
  with check (user_id = (select app.viewer_id()) and left_at is null and app.may_join(group_id, role));--> statement-breakpoint
create policy lead on group_members for update to precis_app
  using (group_id in (select app.led_group_ids()));--> statement-breakpoint
-- Whoever leaves changes their own row, and only so that they are out.
create policy leave on group_members for update to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null)
  with check (user_id = (select app.viewer_id()) and left_at is not null);--> statement-breakpoint

alter table invitations enable row level security;--> statement-breakpoint
grant select, insert, update (invited_by, invited_at, expires_at, answer, answered_at) on invitations to precis_app;--> statement-breakpoint
create policy lead on invitations to precis_app
  using (group_id in (select app.led_group_ids()));--> statement-breakpoint
create policy read_own on invitations for select to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint
create policy answer on invitations for update to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint

revoke execute on function app.readable_group_ids(), app.led_group_ids(), app.invited_group_ids(), app.may_join(uuid, text),
  app.hold_group(uuid), app.hand_over_groups(uuid) from public;--> statement-breakpoint
grant execute on function app.readable_group_ids(), app.led_group_ids(), app.invited_group_ids(), app.may_join(uuid, text),
  app.hold_group(uuid), app.hand_over_groups(uuid) to precis_app;
