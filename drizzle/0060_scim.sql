-- Accounts and groups that identity providers manage by SCIM, each provider by tokens of its own. A request that shows one acts
-- as "scim": it closes and opens accounts as administrators do, and reaches nothing by which somebody signs in.
CREATE TABLE "scim_groups" (
	"group_id" uuid PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"external_id" text,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scim_tokens" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"issuer" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "scim_tokens_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "scim_users" (
	"user_id" uuid NOT NULL,
	"issuer" text NOT NULL,
	"external_id" text,
	"user_name" text NOT NULL,
	"said" jsonb NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "scim_users_user_id_issuer_pk" PRIMARY KEY("user_id","issuer")
);
--> statement-breakpoint
ALTER TABLE "scim_groups" ADD CONSTRAINT "scim_groups_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_tokens" ADD CONSTRAINT "scim_tokens_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scim_users" ADD CONSTRAINT "scim_users_user_id_user_accounts_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user_accounts"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "scim_groups_external" ON "scim_groups" USING btree ("issuer","external_id");--> statement-breakpoint
CREATE INDEX "scim_groups_issuer" ON "scim_groups" USING btree ("issuer");--> statement-breakpoint
CREATE UNIQUE INDEX "scim_users_one_provider" ON "scim_users" USING btree ("user_id") WHERE "scim_users"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "scim_users_name" ON "scim_users" USING btree ("issuer",lower("user_name")) WHERE "scim_users"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "scim_users_external" ON "scim_users" USING btree ("issuer","external_id") WHERE "scim_users"."deleted_at" is null;--> statement-breakpoint

-- The provider that acts in this transaction, by a token that still stands; null for everybody else.
create function app.scim_issuer() returns text language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select t.issuer from public.scim_tokens t where app.actor() = 'scim' and t.revoked_at is null
    and t.id = nullif(current_setting('app.token_id', true), '')::uuid $$;--> statement-breakpoint
create or replace function app.is_system() returns boolean language sql stable parallel safe
  as $$ select app.actor() in ('auth', 'operator') or (app.actor() = 'scim' and app.scim_issuer() is not null) $$;--> statement-breakpoint
-- Whom it may see and change: everybody whom no other provider manages.
create function app.may_provide(person uuid) returns boolean language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select person is not null and app.scim_issuer() is not null and not exists (select from public.scim_users s
    where s.user_id = person and s.issuer <> app.scim_issuer() and s.deleted_at is null) $$;--> statement-breakpoint
-- The role of somebody as it was before the statement that asks.
create function app.role_before(person uuid) returns text language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select u.role from public.users u where u.id = person and app.may_provide(person) $$;--> statement-breakpoint
create function app.provided_group_ids() returns setof uuid language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select g.group_id from public.scim_groups g where g.issuer = app.scim_issuer() $$;--> statement-breakpoint
-- Whoever made the token is whoever made its groups.
create function app.scim_maker() returns uuid language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select t.created_by from public.scim_tokens t where app.scim_issuer() is not null
    and t.id = nullif(current_setting('app.token_id', true), '')::uuid $$;--> statement-breakpoint

-- A group that nobody is in or was: it has been made in this transaction, by the provider that acts in it.
create function app.is_new_group(one uuid) returns boolean language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select exists (select from public.groups g where g.id = one and g.created_by = app.scim_maker()
    and g.created_at = now()) and not exists (select from public.group_members m where m.group_id = one) $$;--> statement-breakpoint
-- As before, and no provider gives anybody a role by this.
create or replace function app.give_role(person uuid, wanted text) returns void language sql volatile security definer
  set search_path = public, pg_temp
  as $$ update public.users set role = app.higher_role(wanted, app.provider_role(person)),
      given_role = case when app.provider_role(person) is not null then wanted end
    where id = person and (app.actor() in ('auth', 'operator') or app.viewer_role() = 'administrator') $$;--> statement-breakpoint

-- What holds for everybody else is as it was; a provider is kept to its people, makes readers, and changes no role.
create policy by_provider on users as restrictive to precis_app
  using ((select app.actor()) <> 'scim' or app.may_provide(id))
  with check ((select app.actor()) <> 'scim' or (app.may_provide(id) and role = coalesce(app.role_before(id), 'reader')));--> statement-breakpoint
create policy by_provider on user_accounts as restrictive to precis_app
  using ((select app.actor()) <> 'scim' or app.may_provide(user_id));--> statement-breakpoint
create policy by_provider on erasures as restrictive to precis_app
  using ((select app.actor()) <> 'scim' or app.may_provide(user_id))
  with check ((select app.actor()) <> 'scim');--> statement-breakpoint
-- It ends sessions and links and makes none.
create policy by_provider on sessions as restrictive to precis_app
  using ((select app.actor()) <> 'scim' or app.may_provide(user_id))
  with check ((select app.actor()) <> 'scim' or (app.may_provide(user_id) and revoked_at is not null));--> statement-breakpoint
create policy by_provider on one_time_links as restrictive to precis_app
  using ((select app.actor()) <> 'scim' or app.may_provide(user_id))
  with check ((select app.actor()) <> 'scim');--> statement-breakpoint
create policy by_provider on passwords as restrictive to precis_app using ((select app.actor()) <> 'scim');--> statement-breakpoint
create policy by_provider on identities as restrictive to precis_app using ((select app.actor()) <> 'scim');--> statement-breakpoint
create policy by_provider on known_devices as restrictive to precis_app using ((select app.actor()) <> 'scim');--> statement-breakpoint

alter table scim_tokens enable row level security;--> statement-breakpoint
grant select, insert, update (last_used_at, revoked_at) on scim_tokens to precis_app;--> statement-breakpoint
create policy read on scim_tokens for select to precis_app
  using ((select app.actor()) = 'auth' or (select app.viewer_role()) = 'administrator');--> statement-breakpoint
create policy make on scim_tokens for insert to precis_app
  with check ((select app.viewer_role()) = 'administrator' and created_by = (select app.viewer_id()));--> statement-breakpoint
create policy use on scim_tokens for update to precis_app
  using ((select app.actor()) = 'auth' or (select app.viewer_role()) = 'administrator');--> statement-breakpoint

alter table scim_users enable row level security;--> statement-breakpoint
grant select, insert, update (external_id, user_name, said, changed_at, closed_at, deleted_at) on scim_users to precis_app;--> statement-breakpoint
create policy by_provider on scim_users to precis_app
  using (issuer = (select app.scim_issuer()) and app.may_provide(user_id));--> statement-breakpoint
create policy read on scim_users for select to precis_app
  using ((select app.viewer_role()) = 'administrator');--> statement-breakpoint

alter table scim_groups enable row level security;--> statement-breakpoint
grant select, insert, delete, update (external_id, changed_at) on scim_groups to precis_app;--> statement-breakpoint
-- A group becomes a provider's only as it is made.
create policy read on scim_groups for select to precis_app using (issuer = (select app.scim_issuer()));--> statement-breakpoint
create policy make on scim_groups for insert to precis_app
  with check (issuer = (select app.scim_issuer()) and app.is_new_group(group_id));--> statement-breakpoint
create policy change on scim_groups for update to precis_app using (issuer = (select app.scim_issuer()));--> statement-breakpoint
create policy remove on scim_groups for delete to precis_app using (issuer = (select app.scim_issuer()));--> statement-breakpoint
create policy provided on groups for select to precis_app
  using ((select app.actor()) = 'scim' and id in (select app.provided_group_ids()));--> statement-breakpoint
create policy provide on groups for insert to precis_app
  with check ((select app.actor()) = 'scim' and created_by = (select app.scim_maker()));--> statement-breakpoint
create policy provided_change on groups for update to precis_app
  using ((select app.actor()) = 'scim' and id in (select app.provided_group_ids()));--> statement-breakpoint
create policy provided on group_members for select to precis_app
  using ((select app.actor()) = 'scim' and group_id in (select app.provided_group_ids()));--> statement-breakpoint

-- Whether another group that is in use is called so: two of one name would be taken for each other.
create function app.is_group_name(wanted text, but_of uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp
  as $$ select app.scim_issuer() is not null and exists (select from public.groups g
    where lower(g.name) = lower(wanted) and g.archived_at is null and g.id is distinct from but_of) $$;--> statement-breakpoint
-- Puts people in a group of the provider's and takes them out. Whom people have put in stays, and a group that has somebody
-- has a lead: whoever has been in it longest, where nobody else leads it any more.
create function app.provide_members(one uuid, puts uuid[], takes uuid[]) returns table (event text, person uuid)
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  #variable_conflict use_column
  declare
    origin text := 'scim:' || app.scim_issuer();
    who uuid;
  begin
    if not exists (select from app.provided_group_ids() g where g = one) then return; end if;
    perform from groups g where g.id = one for no key update;
    for who in select u.id from users u join user_accounts a on a.user_id = u.id
        where u.id = any (puts) and app.may_provide(u.id) order by u.id loop
      -- What its claims gave is SCIM's to take from now on.
      update group_members m set issuer = origin where m.group_id = one and m.user_id = who and m.left_at is null
        and m.issuer is not null and m.issuer <> origin;
      insert into group_members (group_id, user_id, role, issuer)
        values (one, who, case when exists (select from group_members m join users u on u.id = m.user_id
          where m.group_id = one and m.left_at is null and m.role = 'lead' and u.disabled_at is null)
          then 'member' else 'lead' end, origin)
        on conflict (group_id, user_id) where left_at is null do nothing;
      continue when not found;
      update invitations i set answer = 'accepted', answered_at = now()
        where i.group_id = one and i.user_id = who and i.answered_at is null;
      event := 'group.map-in'; person := who; return next;
    end loop;
    for who in update group_members m set left_at = now(), version = m.version + 1
        where m.group_id = one and m.user_id = any (takes) and m.issuer = origin and m.left_at is null
        returning m.user_id loop
      event := 'group.map-out'; person := who; return next;
    end loop;
    if not exists (select from group_members m join users u on u.id = m.user_id
        where m.group_id = one and m.left_at is null and m.role = 'lead' and u.disabled_at is null) then
      for who in update group_members m set role = 'lead', version = m.version + 1
          where m.id = (select n.id from group_members n join users u on u.id = n.user_id
            where n.group_id = one and n.left_at is null and u.disabled_at is null order by n.joined_at, n.id limit 1)
          returning m.user_id loop
        event := 'group.hand-over'; person := who; return next;
      end loop;
    end if;
  end $$;--> statement-breakpoint
revoke execute on function app.scim_issuer(), app.may_provide(uuid), app.role_before(uuid), app.provided_group_ids(), app.scim_maker(),
  app.is_new_group(uuid), app.is_group_name(text, uuid), app.provide_members(uuid, uuid[], uuid[]) from public;--> statement-breakpoint
grant execute on function app.scim_issuer(), app.may_provide(uuid), app.role_before(uuid), app.provided_group_ids(), app.scim_maker(),
  app.is_new_group(uuid), app.is_group_name(text, uuid), app.provide_members(uuid, uuid[], uuid[]) to precis_app;
