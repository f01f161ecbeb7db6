-- Mail: what people have chosen, which digests they had, mails on their way, and links that stop them. A mail is stored by one
-- statement with what it tells of, and its state is changed by the attempt that has it alone; so it is there once.
CREATE TABLE "digests" (
	"user_id" uuid NOT NULL,
	"window_end" timestamp with time zone NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"mail_id" uuid,
	CONSTRAINT "digests_user_id_window_end_pk" PRIMARY KEY("user_id","window_end")
);
--> statement-breakpoint
CREATE TABLE "mail_preferences" (
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	CONSTRAINT "mail_preferences_user_id_kind_pk" PRIMARY KEY("user_id","kind"),
	CONSTRAINT "mail_preferences_channel" CHECK ("mail_preferences"."channel" in ('now', 'digest', 'inbox'))
);
--> statement-breakpoint
CREATE TABLE "mail_settings" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"zone" text,
	"digest_days" smallint[] DEFAULT '{1,2,3,4,5}' NOT NULL,
	"digest_at" text DEFAULT '07:30' NOT NULL,
	"quiet_from" text,
	"quiet_to" text,
	"sends_digest" boolean DEFAULT true NOT NULL,
	"sends_now" boolean DEFAULT true NOT NULL,
	"bounced_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "mail_settings_days" CHECK ("mail_settings"."digest_days" <@ '{1,2,3,4,5,6,7}' and cardinality("mail_settings"."digest_days") <= 7),
	CONSTRAINT "mail_settings_times" CHECK ("mail_settings"."digest_at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and ("mail_settings"."quiet_from" is null) = ("mail_settings"."quiet_to" is null)
  and coalesce("mail_settings"."quiet_from", '00:00') ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
  and coalesce("mail_settings"."quiet_to", '00:00') ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);
--> statement-breakpoint
CREATE TABLE "outgoing_mails" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"message_id" text NOT NULL,
	"rendered" jsonb,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"claimed_until" timestamp with time zone,
	"last_code" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "outgoing_mails_message_id_unique" UNIQUE("message_id"),
	CONSTRAINT "outgoing_mails_kind" CHECK ("outgoing_mails"."kind" in ('digest', 'now')),
	CONSTRAINT "outgoing_mails_state" CHECK ("outgoing_mails"."state" in ('waiting', 'sending', 'handing', 'handed', 'uncertain', 'refused', 'failed', 'dropped')
  and ("outgoing_mails"."rendered" is null) = ("outgoing_mails"."ended_at" is not null)
  and ("outgoing_mails"."ended_at" is null) = ("outgoing_mails"."state" in ('waiting', 'sending', 'handing')))
);
--> statement-breakpoint
CREATE TABLE "unsubscribe_tokens" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unsubscribe_tokens_scope" CHECK ("unsubscribe_tokens"."scope" in ('digest', 'now'))
);
--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "mail_id" uuid;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_mail_id_outgoing_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."outgoing_mails"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_preferences" ADD CONSTRAINT "mail_preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_settings" ADD CONSTRAINT "mail_settings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing_mails" ADD CONSTRAINT "outgoing_mails_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsubscribe_tokens" ADD CONSTRAINT "unsubscribe_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "digests_mail" ON "digests" USING btree ("mail_id");--> statement-breakpoint
CREATE INDEX "outgoing_mails_open" ON "outgoing_mails" USING btree ("next_at") WHERE "outgoing_mails"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "outgoing_mails_ended" ON "outgoing_mails" USING btree ("ended_at") WHERE "outgoing_mails"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX "outgoing_mails_user" ON "outgoing_mails" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "unsubscribe_tokens_user" ON "unsubscribe_tokens" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "unsubscribe_tokens_created" ON "unsubscribe_tokens" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_mail_id_outgoing_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."outgoing_mails"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_mail" ON "notices" USING btree ("mail_id") WHERE "notices"."mail_id" is not null;--> statement-breakpoint

alter table mail_settings enable row level security;--> statement-breakpoint
alter table mail_preferences enable row level security;--> statement-breakpoint
alter table outgoing_mails enable row level security;--> statement-breakpoint
alter table digests enable row level security;--> statement-breakpoint
alter table unsubscribe_tokens enable row level security;--> statement-breakpoint
grant select, insert, update on mail_settings to precis_app;--> statement-breakpoint
create policy own on mail_settings to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint
grant select, insert, update, delete on mail_preferences to precis_app;--> statement-breakpoint
create policy own on mail_preferences to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint
-- What became of mails an administrator sees, and what they say nobody.
grant select (id, user_id, kind, state, attempts, next_at, last_code, created_at, ended_at) on outgoing_mails
  to precis_app;--> statement-breakpoint
create policy looked_after on outgoing_mails for select to precis_app
  using ((select app.viewer_role()) = 'administrator');--> statement-breakpoint

-- A notice that comes anew may be mailed anew.
create function app.mail_anew() returns trigger language plpgsql
  as $$ begin
    new.mail_id := null;
    return new;
  end $$;--> statement-breakpoint
create trigger mail_anew before update of happened_at on notices for each row
  when (new.happened_at is distinct from old.happened_at) execute function app.mail_anew();--> statement-breakpoint

-- Everybody to whom mail may be sent, with what they chose.
create function app.mail_readers() returns table (id uuid, name text, role text, zone text, days int[], digest_at text,
    quiet_from text, quiet_to text, sends_digest boolean, sends_now boolean, previous timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select u.id, u.name, u.role, s.zone, coalesce(s.digest_days, '{1,2,3,4,5}')::int[], coalesce(s.digest_at, '07:30'),
      s.quiet_from, s.quiet_to, coalesce(s.sends_digest, true), coalesce(s.sends_now, true),
      (select max(d.window_end) from public.digests d where d.user_id = u.id)
    from public.users u join public.user_accounts a on a.user_id = u.id
    left join public.mail_settings s on s.user_id = u.id
    where u.disabled_at is null and s.bounced_at is null $$;--> statement-breakpoint
-- Who has a notice that should not wait, of these kinds or of those that they chose: two minutes old, so that what comes
-- together is one mail, and not older than a day.
create function app.waiting_for_mail(kinds text[]) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$ select distinct n.user_id from public.notices n
    left join public.mail_preferences p on p.user_id = n.user_id and p.kind = n.kind
    where n.mail_id is null and n.seen_at is null and n.done_at is null and n.later_at is null
      and n.happened_at between now() - interval '1 day' and now() - interval '2 minutes'
      and coalesce(p.channel = 'now', n.kind = any (kinds)) $$;--> statement-breakpoint
-- Stores a mail of these notices, with the link that stops it. False, and nothing, where one of them has been mailed since.
create function app.store_mail(person uuid, what text, message text, content jsonb, notice_ids uuid[], token bytea)
  returns uuid language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    mail uuid;
  begin
    perform from public.notices n where n.id = any (notice_ids) order by n.id for update;
    if cardinality(notice_ids) <> (select count(*) from public.notices n
      where n.id = any (notice_ids) and n.user_id = person and n.mail_id is null) then return null; end if;
    insert into public.outgoing_mails (user_id, kind, message_id, rendered) values (person, what, message, content)
      on conflict do nothing returning id into mail;
    if mail is null then return null; end if;
    insert into public.unsubscribe_tokens (token_hash, user_id, scope) values (token, person, what);
    update public.notices n set mail_id = mail where n.id = any (notice_ids);
    return mail;
  end $$;--> statement-breakpoint
-- Takes note that a window has been looked at, with its mail where something was in it. False where that was done already.
create function app.store_digest(person uuid, starts timestamptz, ends timestamptz, message text, content jsonb,
    notice_ids uuid[], token bytea) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    mail uuid;
  begin
    insert into public.digests (user_id, window_start, window_end) values (person, starts, ends) on conflict do nothing;
    if not found then return false; end if;
    if cardinality(notice_ids) = 0 then return true; end if;
    mail := app.store_mail(person, 'digest', message, content, notice_ids, token);
    if mail is null then
      -- Something of it was mailed in the meantime: it is written again.
      delete from public.digests d where d.user_id = person and d.window_end = ends;
      return false;
    end if;
    update public.digests d set mail_id = mail where d.user_id = person and d.window_end = ends;
    return true;
  end $$;--> statement-breakpoint

-- Whether a mail could be sent, or was left by a worker that has ended.
create function app.has_open_mail() returns boolean language sql stable security definer
  set search_path = public, pg_temp
  as $$ select exists (select from public.outgoing_mails m where m.ended_at is null
    and (case m.state when 'waiting' then m.next_at else m.claimed_until end) <= now()) $$;--> statement-breakpoint
-- Takes the next mail for one attempt. What a worker that has ended had taken is tried again if nothing of it was sent, and
-- otherwise nobody knows whether it has arrived. What is no longer news, or not wanted any more, is not sent.
create function app.claim_mail() returns table (id uuid, attempt int, address text, message_id text, content jsonb)
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$ begin
    update public.outgoing_mails m set state = 'waiting', claimed_until = null
      where m.state = 'sending' and m.claimed_until <= now();
    update public.outgoing_mails m set state = 'uncertain', last_code = 'EWORKER', rendered = null, ended_at = now()
      where m.state = 'handing' and m.claimed_until <= now();
    update public.outgoing_mails m set state = 'failed', rendered = null, ended_at = now()
      where m.state = 'waiting' and m.created_at < now() - interval '3 days';
    update public.outgoing_mails m set state = 'dropped', rendered = null, ended_at = now()
      where m.state = 'waiting' and m.next_at <= now() and (
        exists (select from public.users u where u.id = m.user_id and u.disabled_at is not null)
        or exists (select from public.mail_settings s where s.user_id = m.user_id
          and (s.bounced_at is not null or not case m.kind when 'now' then s.sends_now else s.sends_digest end))
        or (m.kind = 'now' and not exists (select from public.notices n
          where n.mail_id = m.id and n.seen_at is null and n.done_at is null and n.later_at is null)));
    return query update public.outgoing_mails m
      set state = 'sending', attempts = m.attempts + 1, claimed_until = now() + interval '5 minutes'
      from public.user_accounts a
      where a.user_id = m.user_id and m.id = (select o.id from public.outgoing_mails o
        where o.state = 'waiting' and o.next_at <= now() order by o.next_at, o.id limit 1 for update skip locked)
      returning m.id, m.attempts, a.email, m.message_id, m.rendered;
  end $$;--> statement-breakpoint
-- From here on the mail may arrive. False where the attempt has not got it any more.
create function app.begin_mail(mail uuid, attempt int) returns boolean language sql volatile security definer
  set search_path = public, pg_temp
  as $$ with begun as (
      update public.outgoing_mails m set state = 'handing'
      where m.id = mail and m.attempts = attempt and m.state = 'sending' and m.claimed_until > now() returning 1)
    select exists (select from begun) $$;--> statement-breakpoint
-- What became of an attempt: the mail is tried again `next`, or this is its end. An address that does not exist gets no more.
create function app.end_mail(mail uuid, attempt int, became text, code text, next timestamptz, no_address boolean)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    person uuid;
  begin
    update public.outgoing_mails m set state = became, last_code = code, claimed_until = null,
        next_at = coalesce(next, m.next_at), rendered = case when became = 'waiting' then m.rendered end,
        ended_at = case when became <> 'waiting' then now() end
      where m.id = mail and m.attempts = attempt and m.state in ('sending', 'handing') returning m.user_id into person;
    if person is not null and no_address then
      insert into public.mail_settings (user_id, bounced_at) values (person, now())
        on conflict (user_id) do update set bounced_at = now();
    end if;
  end $$;--> statement-breakpoint

-- Which mails the link with this token stops; null for none.
create function app.unsubscription(token bytea) returns text language sql stable security definer
  set search_path = public, pg_temp
  as $$ select t.scope from public.unsubscribe_tokens t where t.token_hash = token $$;--> statement-breakpoint
-- Stops them, or all; the same again changes nothing.
create function app.unsubscribe(token bytea, everything boolean) returns text language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$
  declare
    found_token public.unsubscribe_tokens;
  begin
    select t.* into found_token from public.unsubscribe_tokens t where t.token_hash = token;
    if not found then return null; end if;
    insert into public.mail_settings as s (user_id, sends_digest, sends_now)
      values (found_token.user_id, not (everything or found_token.scope = 'digest'),
        not (everything or found_token.scope = 'now'))
      on conflict (user_id) do update set sends_digest = s.sends_digest and excluded.sends_digest,
          sends_now = s.sends_now and excluded.sends_now, version = s.version + 1
        where (s.sends_digest and not excluded.sends_digest) or (s.sends_now and not excluded.sends_now);
    return found_token.scope;
  end $$;--> statement-breakpoint

-- Mails long after their end, windows that another one has followed, and links that are older than anybody keeps a mail.
create function app.sweep_mails(kept interval, at_most int) returns int language sql volatile security definer
  set search_path = public, pg_temp
  as $$ with mails as (
      delete from public.outgoing_mails where id in (
        select m.id from public.outgoing_mails m where m.ended_at < now() - kept limit at_most for update skip locked)
      returning 1),
    windows as (
      delete from public.digests d where (d.user_id, d.window_end) in (
        select o.user_id, o.window_end from public.digests o where o.window_end < now() - kept and exists (
          select from public.digests later where later.user_id = o.user_id and later.window_end > o.window_end)
        limit at_most for update skip locked)
      returning 1),
    tokens as (
      delete from public.unsubscribe_tokens where token_hash in (
        select t.token_hash from public.unsubscribe_tokens t where t.created_at < now() - interval '3 years'
        limit at_most for update skip locked)
      returning 1)
    select ((select count(*) from mails) + (select count(*) from windows) + (select count(*) from tokens))::int
  $$;--> statement-breakpoint

revoke execute on function app.mail_anew(), app.mail_readers(), app.waiting_for_mail(text[]),
  app.store_mail(uuid, text, text, jsonb, uuid[], bytea),
  app.store_digest(uuid, timestamptz, timestamptz, text, jsonb, uuid[], bytea), app.has_open_mail(), app.claim_mail(),
  app.begin_mail(uuid, int), app.end_mail(uuid, int, text, text, timestamptz, boolean), app.unsubscription(bytea),
  app.unsubscribe(bytea, boolean), app.sweep_mails(interval, int) from public;--> statement-breakpoint
grant execute on function app.mail_readers(), app.waiting_for_mail(text[]),
  app.store_mail(uuid, text, text, jsonb, uuid[], bytea),
  app.store_digest(uuid, timestamptz, timestamptz, text, jsonb, uuid[], bytea), app.has_open_mail(), app.claim_mail(),
  app.begin_mail(uuid, int), app.end_mail(uuid, int, text, text, timestamptz, boolean), app.sweep_mails(interval, int)
  to precis_import;--> statement-breakpoint
grant execute on function app.unsubscription(bytea), app.unsubscribe(bytea, boolean) to precis_app;
