-- Keys by which people sign in: their owner's alone, also for administrators.
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
ALTER TABLE "user_accounts" ADD COLUMN "passkey_handle" "bytea";--> statement-breakpoint
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
grant execute on function app.sweep_challenges(int) to precis_import;
