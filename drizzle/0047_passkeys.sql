-- Passkeys, and codes of an app after the password: their owner's alone, also for administrators.
CREATE TABLE "app_keys" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"user_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_codes_user_id_hash_pk" PRIMARY KEY("user_id","hash")
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"device_type" text NOT NULL,
	"is_backed_up" boolean NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "passkeys_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "webauthn_challenges" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"holder" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "awaits_code" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "user_accounts" ADD COLUMN "passkey_handle" "bytea";--> statement-breakpoint
ALTER TABLE "app_keys" ADD CONSTRAINT "app_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passkeys_user" ON "passkeys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "webauthn_challenges_expires" ON "webauthn_challenges" USING btree ("expires_at");--> statement-breakpoint
alter table passkeys add constraint passkeys_name check (length(name) between 1 and 60);--> statement-breakpoint
alter table passkeys enable row level security;--> statement-breakpoint
grant select, insert, delete on passkeys to precis_app;--> statement-breakpoint
grant update (name, counter, device_type, is_backed_up, last_used_at, version) on passkeys to precis_app;--> statement-breakpoint
create policy own on passkeys to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint
-- Signing in finds whose a key is, and counts what it has signed.
create policy find on passkeys for select to precis_app using ((select app.actor()) = 'auth');--> statement-breakpoint
create policy use on passkeys for update to precis_app using ((select app.actor()) = 'auth');--> statement-breakpoint

alter table webauthn_challenges enable row level security;--> statement-breakpoint
grant select, insert, delete on webauthn_challenges to precis_app;--> statement-breakpoint
create policy at_sign_in on webauthn_challenges to precis_app using ((select app.actor()) = 'auth');--> statement-breakpoint
create function app.sweep_challenges(at_most int) returns int language sql volatile security definer
  set search_path = public, pg_temp
  as $$ with gone as (
      delete from public.webauthn_challenges where hash in (
        select c.hash from public.webauthn_challenges c where c.expires_at < now()
        limit at_most for update skip locked)
      returning 1)
    select count(*)::int from gone $$;--> statement-breakpoint
revoke execute on function app.sweep_challenges(int) from public;--> statement-breakpoint
grant execute on function app.sweep_challenges(int) to precis_import;--> statement-breakpoint

alter table app_keys enable row level security;--> statement-breakpoint
grant select, insert, delete on app_keys to precis_app;--> statement-breakpoint
grant update (sealed, created_at, confirmed_at, last_step) on app_keys to precis_app;--> statement-breakpoint
create policy own on app_keys to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint
create policy find on app_keys for select to precis_app using ((select app.actor()) = 'auth');--> statement-breakpoint
create policy use on app_keys for update to precis_app using ((select app.actor()) = 'auth');--> statement-breakpoint
alter table recovery_codes enable row level security;--> statement-breakpoint
grant select, insert, delete on recovery_codes to precis_app;--> statement-breakpoint
grant update (used_at) on recovery_codes to precis_app;--> statement-breakpoint
create policy own on recovery_codes to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint
create policy find on recovery_codes for select to precis_app using ((select app.actor()) = 'auth');--> statement-breakpoint
create policy use on recovery_codes for update to precis_app using ((select app.actor()) = 'auth');--> statement-breakpoint

-- Whoever looks after accounts knows whose ask for codes and switches them off; no key and no code is theirs to see.
create function app.code_users() returns setof uuid language sql stable security definer
  set search_path = public, pg_temp
  as $$ select k.user_id from public.app_keys k where k.confirmed_at is not null
    and (app.actor() = 'operator' or app.viewer_role() = 'administrator') $$;--> statement-breakpoint
create function app.reset_codes(person uuid) returns boolean language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if not coalesce(app.actor() = 'operator'
      or (app.viewer_role() = 'administrator' and person <> app.viewer_id()), false) then return false; end if;
    delete from public.recovery_codes c where c.user_id = person;
    delete from public.app_keys k where k.user_id = person;
    return found;
  end $$;--> statement-breakpoint
revoke execute on function app.code_users(), app.reset_codes(uuid) from public;--> statement-breakpoint
grant execute on function app.code_users(), app.reset_codes(uuid) to precis_app;--> statement-breakpoint
-- Whoever showed a password and no code was not here: what waited for one goes as soon as it waits no longer.
create or replace function app.sweep_sessions(kept interval, at_most int) returns int language sql volatile security definer
  set search_path = public, pg_temp
  as $$ with gone as (
      delete from public.sessions where id in (
        select s.id from public.sessions s
        where (s.awaits_code and least(s.revoked_at, s.expires_at) < now())
          or (least(s.revoked_at, s.expires_at) < now() - kept
            and exists (select from public.sessions later where later.user_id = s.user_id and not later.awaits_code
              and (later.last_seen_at, later.id) > (s.last_seen_at, s.id)))
        limit at_most for update skip locked)
      returning 1)
    select count(*)::int from gone $$;
