-- What happens on somebody's own account and is mailed to them at once. It is written in the transaction of its cause, and
-- deleted by the one that stores the mail about it: so it is in one mail.
CREATE TABLE "account_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"browser" text,
	"happened_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outgoing_mails" DROP CONSTRAINT "outgoing_mails_kind";--> statement-breakpoint
ALTER TABLE "account_events" ADD CONSTRAINT "account_events_user_id_user_accounts_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user_accounts"("user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_events_user" ON "account_events" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "outgoing_mails" ADD CONSTRAINT "outgoing_mails_kind" CHECK ("outgoing_mails"."kind" in ('digest', 'now', 'account'));--> statement-breakpoint
-- Records are fetched by their DOIs as well.
ALTER TABLE "look_ups" DROP CONSTRAINT "look_ups_asked";--> statement-breakpoint
ALTER TABLE "look_ups" ADD COLUMN "dois" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "look_ups" ADD CONSTRAINT "look_ups_asked" CHECK (case "look_ups"."kind" when 'search' then "look_ups"."term" is not null and length("look_ups"."term") between 1 and 4000 and "look_ups"."pmids" = '{}' and "look_ups"."dois" = '{}'
  else "look_ups"."term" is null and cardinality("look_ups"."pmids") + cardinality("look_ups"."dois") between 1 and 2000 end);--> statement-breakpoint

alter table account_events enable row level security;--> statement-breakpoint
-- Of oneself, or by signing in, the machine's operator or an administrator. Whoever has no way in yet has not joined: the
-- address is one that somebody else has typed. To one that does not exist nothing is sent.
create function app.add_account_event(person uuid, what text, seen_as text) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$ begin
    if not coalesce(app.is_system() or app.viewer_role() = 'administrator'
      or (person = app.viewer_id() and app.viewer_role() is not null), false) then return false; end if;
    insert into public.account_events (user_id, kind, browser)
      select a.user_id, what, seen_as from public.user_accounts a
      where a.user_id = person
        and (exists (select from public.passwords p where p.user_id = person)
          or exists (select from public.identities i where i.user_id = person)
          or exists (select from public.passkeys k where k.user_id = person))
        and not exists (select from public.mail_settings s where s.user_id = person and s.bounced_at is not null);
    return found;
  end $$;--> statement-breakpoint
-- What is to be mailed, a row for each person, with the zone that they have chosen: a minute after the first of it, so that
-- what comes together is one mail. Mails that were switched off for days begin anew.
create function app.account_events_due() returns table (person uuid, zone text, events jsonb)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select e.user_id, max(s.zone),
      jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'browser', e.browser, 'at', e.happened_at)
        order by e.happened_at, e.id)
    from public.account_events e left join public.mail_settings s on s.user_id = e.user_id
    where e.happened_at > now() - interval '3 days' and s.bounced_at is null
    group by e.user_id having min(e.happened_at) <= now() - interval '1 minute' $$;--> statement-breakpoint
-- Stores a mail of these events, which are no longer to be mailed. False, and nothing, where one of them has been mailed since.
create function app.store_account_mail(person uuid, event_ids uuid[], message text, content jsonb) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$ begin
    perform from public.account_events e where e.id = any (event_ids) and e.user_id = person order by e.id for update;
    if cardinality(event_ids) <> (select count(*) from public.account_events e
      where e.id = any (event_ids) and e.user_id = person) then return false; end if;
    delete from public.account_events e where e.id = any (event_ids);
    insert into public.outgoing_mails (user_id, kind, message_id, rendered) values (person, 'account', message, content);
    return true;
  end $$;--> statement-breakpoint
revoke execute on function app.add_account_event(uuid, text, text), app.account_events_due(),
  app.store_account_mail(uuid, uuid[], text, jsonb) from public;--> statement-breakpoint
grant execute on function app.add_account_event(uuid, text, text) to precis_app;--> statement-breakpoint
grant execute on function app.account_events_due(), app.store_account_mail(uuid, uuid[], text, jsonb)
  to precis_import;--> statement-breakpoint

-- As before, but for mails about one's own account: they leave before others, nobody can stop them, and whose account was
-- closed hears of that, too.
create or replace function app.claim_mail()
  returns table (id uuid, attempt int, address text, message_id text, content jsonb)
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
        exists (select from public.mail_settings s where s.user_id = m.user_id and s.bounced_at is not null)
        or (m.kind <> 'account' and (
          exists (select from public.users u where u.id = m.user_id and u.disabled_at is not null)
          or exists (select from public.mail_settings s where s.user_id = m.user_id
            and not case m.kind when 'now' then s.sends_now else s.sends_digest end)))
        or (m.kind = 'now' and not exists (select from public.notices n
          where n.mail_id = m.id and n.seen_at is null and n.done_at is null and n.later_at is null)));
    return query update public.outgoing_mails m
      set state = 'sending', attempts = m.attempts + 1, claimed_until = now() + interval '5 minutes'
      from public.user_accounts a
      where a.user_id = m.user_id and m.id = (select o.id from public.outgoing_mails o
        where o.state = 'waiting' and o.next_at <= now()
        order by o.kind <> 'account', o.next_at, o.id limit 1 for update skip locked)
      returning m.id, m.attempts, a.email, m.message_id, m.rendered;
  end $$;--> statement-breakpoint
-- As before, and events that nobody has mailed in time.
create or replace function app.sweep_mails(kept interval, at_most int) returns int language sql volatile security definer
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
      returning 1),
    events as (
      delete from public.account_events where id in (
        select e.id from public.account_events e where e.happened_at <= now() - interval '3 days'
        limit at_most for update skip locked)
      returning 1)
    select ((select count(*) from mails) + (select count(*) from windows) + (select count(*) from tokens)
      + (select count(*) from events))::int
  $$;--> statement-breakpoint
-- As before, but nobody is erased before the mail has left that says that their account was closed, or three days have passed.
create or replace function app.erasures_due() returns setof uuid language sql stable security definer
  set search_path = public, pg_temp
  as $$ select e.user_id from erasures e join users u on u.id = e.user_id
    where e.erased_at is null and e.due_on <= current_date and u.disabled_at is not null
      and not exists (select from account_events n left join mail_settings s on s.user_id = n.user_id
        where n.user_id = e.user_id and n.happened_at > now() - interval '3 days' and s.bounced_at is null)
      and not exists (select from outgoing_mails m where m.user_id = e.user_id and m.kind = 'account'
        and m.ended_at is null and m.created_at > now() - interval '3 days')
    order by e.due_on, e.user_id $$;
