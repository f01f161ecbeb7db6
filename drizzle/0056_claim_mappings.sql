-- What an identity provider's claims give the people who sign in by it, asked at every sign-in. What people gave and what a
-- provider gives are kept apart: the one never takes the other away.
CREATE TABLE "claim_mappings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"issuer" text NOT NULL,
	"claim" text NOT NULL,
	"value" text NOT NULL,
	"role" text,
	"group_id" uuid,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claim_mappings_gives" CHECK (("claim_mappings"."role" is null) <> ("claim_mappings"."group_id" is null)),
	CONSTRAINT "claim_mappings_role" CHECK ("claim_mappings"."role" in ('editor', 'administrator'))
);
--> statement-breakpoint
ALTER TABLE "group_members" ADD COLUMN "issuer" text;--> statement-breakpoint
ALTER TABLE "identities" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "given_role" text;--> statement-breakpoint
ALTER TABLE "claim_mappings" ADD CONSTRAINT "claim_mappings_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_mappings" ADD CONSTRAINT "claim_mappings_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claim_mappings_once" ON "claim_mappings" USING btree ("issuer","claim","value",coalesce("role", ''),coalesce("group_id"::text, ''));--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_role" CHECK (role in ('editor', 'administrator'));--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_given_role" CHECK (given_role in ('reader', 'editor', 'administrator'));--> statement-breakpoint

alter table claim_mappings enable row level security;--> statement-breakpoint
grant select, insert, delete on claim_mappings to precis_app;--> statement-breakpoint
create policy read on claim_mappings for select to precis_app
  using ((select app.actor()) = 'auth' or (select app.viewer_role()) = 'administrator');--> statement-breakpoint
create policy make on claim_mappings for insert to precis_app
  with check ((select app.viewer_role()) = 'administrator' and created_by = (select app.viewer_id()));--> statement-breakpoint
create policy remove on claim_mappings for delete to precis_app
  using ((select app.viewer_role()) = 'administrator');--> statement-breakpoint

-- What an administrator made somebody is written by app.give_role alone.
revoke update on users from precis_app;--> statement-breakpoint
grant update (name, role, disabled_at, version) on users to precis_app;--> statement-breakpoint
-- Whoever is made a lead is in the group by somebody's decision from then on.
grant update (issuer) on group_members to precis_app;--> statement-breakpoint

create function app.higher_role(one text, other text) returns text language sql immutable parallel safe
  as $$ select case when 'administrator' in (one, other) then 'administrator'
    when 'editor' in (one, other) then 'editor' else coalesce(one, other) end $$;--> statement-breakpoint
-- The most that any identity provider makes somebody; null where none makes them anything.
create function app.provider_role(person uuid) returns text language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select case when not (app.is_system() or coalesce(app.viewer_role() = 'administrator', false)) then null
    when bool_or(i.role = 'administrator') then 'administrator' when bool_or(i.role = 'editor') then 'editor' end
    from public.identities i where i.user_id = person $$;--> statement-breakpoint
-- Makes somebody what people want them to be, and at least what a provider makes them.
create function app.give_role(person uuid, wanted text) returns void language sql volatile security definer
  set search_path = public, pg_temp
  as $$ update public.users set role = app.higher_role(wanted, app.provider_role(person)),
      given_role = case when app.provider_role(person) is not null then wanted end
    where id = person and (app.is_system() or app.viewer_role() = 'administrator') $$;--> statement-breakpoint

-- What the claims of one sign-in change: a role, places in groups. `gives` is the role that they give, `joins` the groups
-- that they give a place in, `keeps` those of which they do not say. The last active administrator stays one.
create function app.apply_claims(person uuid, at_issuer text, gives text, is_role_known boolean, joins uuid[], keeps uuid[])
  returns table (event text, group_id uuid, role text) language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$
  #variable_conflict use_column
  declare
    one record;
    by_provider text;
  begin
    if app.actor() is distinct from 'auth' then return; end if;
    if not exists (select from users u where u.id = person and u.disabled_at is null) then return; end if;
    if gives is null and joins = '{}' and not exists (select from users u where u.id = person and u.given_role is not null)
      and not exists (select from identities i where i.user_id = person and i.role is not null)
      and not exists (select from group_members m where m.user_id = person and m.issuer = at_issuer and m.left_at is null) then
      return;
    end if;
    perform app.lock_rights();
    update identities i set role = case when is_role_known then gives else app.higher_role(gives, i.role) end
      where i.issuer = at_issuer and i.user_id = person;
    by_provider := app.provider_role(person);
    for one in select u.role as was, coalesce(u.given_role, u.role) as given,
        app.higher_role(coalesce(u.given_role, u.role), by_provider) as becomes
      from users u where u.id = person and u.disabled_at is null for update loop
      continue when one.was = 'administrator' and one.becomes <> 'administrator' and not exists (select from users u
        where u.id <> person and u.role = 'administrator' and u.disabled_at is null);
      update users u set role = one.becomes, given_role = case when by_provider is not null then one.given end,
        version = u.version + (one.becomes <> one.was)::int where u.id = person;
      if one.becomes <> one.was then
        event := 'people.map-role'; group_id := null; role := one.becomes; return next;
      end if;
    end loop;
    for one in select g.id, exists (select from group_members m join users u on u.id = m.user_id and u.disabled_at is null
          where m.group_id = g.id and m.left_at is null and m.role = 'lead') as is_led
      from groups g where g.id = any (joins) and g.archived_at is null order by g.id for no key update loop
      -- A group has a lead, and one that has nobody else is led by whoever comes.
      insert into group_members (group_id, user_id, role, issuer)
        values (one.id, person, case when one.is_led then 'member' else 'lead' end, at_issuer)
        on conflict (group_id, user_id) where left_at is null do nothing;
      continue when not found;
      update invitations i set answer = 'accepted', answered_at = now()
        where i.group_id = one.id and i.user_id = person and i.answered_at is null;
      event := 'group.map-in'; group_id := one.id; role := null; return next;
    end loop;
    for one in select m.id, m.group_id from group_members m join groups g on g.id = m.group_id
      where m.user_id = person and m.issuer = at_issuer and m.left_at is null
        and m.group_id <> all (joins) and m.group_id <> all (keeps)
      order by m.group_id for no key update loop
      -- The last who leads others stays until somebody else does.
      continue when exists (select from group_members m join users u on u.id = m.user_id and u.disabled_at is null
          where m.group_id = one.group_id and m.left_at is null and m.user_id <> person)
        and not exists (select from group_members m join users u on u.id = m.user_id and u.disabled_at is null
          where m.group_id = one.group_id and m.left_at is null and m.user_id <> person and m.role = 'lead');
      update group_members m set left_at = now(), version = m.version + 1 where m.id = one.id;
      event := 'group.map-out'; group_id := one.group_id; role := null; return next;
    end loop;
  end $$;--> statement-breakpoint
revoke execute on function app.higher_role(text, text), app.provider_role(uuid), app.give_role(uuid, text),
  app.apply_claims(uuid, text, text, boolean, uuid[], uuid[]) from public;--> statement-breakpoint
grant execute on function app.higher_role(text, text), app.provider_role(uuid), app.give_role(uuid, text),
  app.apply_claims(uuid, text, text, boolean, uuid[], uuid[]) to precis_app;
