-- What people are refused, and how long things are kept.
CREATE TABLE "audit_stub" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"cut_at" timestamp with time zone DEFAULT now() NOT NULL,
	"signature" "bytea" NOT NULL,
	CONSTRAINT "audit_stub_one" CHECK ("audit_stub"."one")
);
--> statement-breakpoint
CREATE TABLE "legal_holds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid,
	"reason" text NOT NULL,
	"ends_on" date,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lifted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "retention_periods" (
	"kind" text PRIMARY KEY NOT NULL,
	"days" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "retention_periods_days" CHECK ("retention_periods"."days" between 1 and 3650),
	CONSTRAINT "retention_periods_trail" CHECK (case when "retention_periods"."kind" = 'audit' then coalesce("retention_periods"."days" >= 365, true) else "retention_periods"."days" is not null end)
);
--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "legal_holds_in_force" ON "legal_holds" USING btree ("user_id") WHERE "legal_holds"."lifted_at" is null;
--> statement-breakpoint
-- What somebody was refused is in the audit trail: who, which right, the kind of thing and its id.

-- Whether a thing is there, for whomever; nobody may ask. What is somebody's own is not kept from them.
create function app.is_there(kind text, subject uuid, asker uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp
  as $$ select case kind
    when 'list' then exists (select from reading_lists t where t.id = subject and t.deleted_at is null)
    when 'item' then exists (select from list_items t where t.id = subject and t.removed_at is null)
    when 'grant' then exists (select from list_grants t where t.id = subject and t.revoked_at is null)
    when 'list link' then exists (select from list_links t where t.id = subject and t.revoked_at is null)
    when 'note' then exists (select from notes t where t.id = subject and t.deleted_at is null and t.author_id <> asker)
    when 'comment' then exists (
      select from comments t where t.id = subject and t.deleted_at is null and t.author_id <> asker)
    when 'search' then exists (
      select from saved_searches t where t.id = subject and t.deleted_at is null and t.user_id <> asker)
    when 'log' then exists (
      select from reading_log t where t.id = subject and t.deleted_at is null and t.user_id <> asker)
    when 'notice' then exists (select from notices t where t.id = subject and t.user_id <> asker)
    when 'group' then exists (select from groups t where t.id = subject)
    when 'member' then exists (select from group_members t where t.id = subject)
    when 'invitation' then exists (select from invitations t where t.id = subject and t.user_id <> asker)
    when 'verdict' then exists (select from verdicts t where t.id = subject)
    when 'club' then exists (select from club_sessions t where t.id = subject)
    when 'question' then exists (select from questions t where t.id = subject and t.asked_by is distinct from asker)
    when 'upload' then exists (select from import_uploads t where t.id = subject)
    when 'lookup' then exists (select from look_ups t where t.id = subject and t.user_id <> asker)
    when 'session' then exists (
      select from sessions t where t.id = subject and t.revoked_at is null and t.user_id <> asker)
    when 'passkey' then exists (select from passkeys t where t.id = subject and t.user_id <> asker)
    else false end $$;--> statement-breakpoint
revoke execute on function app.is_there(text, uuid, uuid) from public;--> statement-breakpoint

-- The first of its kind in ten minutes, and of one person at most sixty in an hour; then one that says that there were
-- more. It answers nothing: whoever is refused does not learn by it whether something is there.
create function app.record_denial(event text, subject text, facts jsonb, is_hidden boolean) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    asker uuid := app.viewer_id();
    who text := app.actor();
    uuid_form constant text := '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
  begin
    if not coalesce(who = 'auth' and event = 'session.refuse' or who = 'person' and event in ('right.refuse',
      'right.refuse-more') and app.viewer_role() is not null, false) then return; end if;
    -- The address of a group has its name in it.
    if facts->>'kind' = 'group address' then
      subject := (select g.id from groups g where g.slug = subject);
      facts := facts || '{"kind": "group"}';
    end if;
    if is_hidden and not (case when coalesce(subject ~ uuid_form, false)
        then app.is_there(facts->>'kind', subject::uuid, asker) else false end) then return; end if;
    -- One at a time of each person, so that several processes write no more than one does.
    perform pg_advisory_xact_lock(7412060, hashtext(coalesce(asker::text, subject, '')));
    if who = 'person' and event = 'right.refuse' and (select count(*) from audit_events e
        where e.actor_id = asker and e.at > now() - interval '1 hour' and e.action = 'right.refuse') >= 60 then
      event := 'right.refuse-more';
      subject := null;
      facts := null;
    end if;
    if exists (select from audit_events e where e.action = event and e.actor_id is not distinct from asker
        and e.at > now() - case when event = 'right.refuse-more' then interval '1 hour' else interval '10 minutes' end
        and e.subject_id is not distinct from subject and e.details is not distinct from facts) then
      return;
    end if;
    insert into audit_events (actor_id, actor_kind, action, subject_id, details)
      values (asker, who, event, subject, facts);
  end $$;--> statement-breakpoint
revoke execute on function app.record_denial(text, text, jsonb, boolean) from public;--> statement-breakpoint
grant execute on function app.record_denial(text, text, jsonb, boolean) to precis_app;
--> statement-breakpoint

-- How long things are kept, and what keeps them longer.
alter table retention_periods enable row level security;--> statement-breakpoint
grant select, insert, update on retention_periods to precis_app;--> statement-breakpoint
grant select on retention_periods to precis_import;--> statement-breakpoint
-- How long a closed account can be opened again is said where people sign in, too.
create policy seen on retention_periods for select to precis_app
  using ((select app.actor()) in ('auth', 'operator') or (select app.viewer_role()) is not null);--> statement-breakpoint
create policy worker on retention_periods for select to precis_import using (true);--> statement-breakpoint
create policy made on retention_periods for insert to precis_app
  with check ((select app.viewer_role()) = 'administrator');--> statement-breakpoint
create policy change on retention_periods for update to precis_app
  using ((select app.viewer_role()) = 'administrator');--> statement-breakpoint
alter table legal_holds enable row level security;--> statement-breakpoint
grant select, insert, update (lifted_at) on legal_holds to precis_app;--> statement-breakpoint
create policy seen on legal_holds for select to precis_app
  using ((select app.viewer_role()) = 'administrator');--> statement-breakpoint
create policy made on legal_holds for insert to precis_app
  with check ((select app.viewer_role()) = 'administrator' and created_by = (select app.viewer_id()));--> statement-breakpoint
create policy lift on legal_holds for update to precis_app
  using ((select app.viewer_role()) = 'administrator');--> statement-breakpoint
-- The end of what was cut off the trail is written by the function that cuts it, and read by its owner.
alter table audit_stub enable row level security;--> statement-breakpoint

-- Those whose things are held now; a row without a person stands for everybody.
create function app.holds() returns setof uuid language sql stable security definer set search_path = public, pg_temp
  as $$ select h.user_id from legal_holds h
    where h.lifted_at is null and (h.ends_on is null or h.ends_on >= (now() at time zone 'UTC')::date) $$;--> statement-breakpoint
revoke execute on function app.holds() from public;--> statement-breakpoint

-- Rows of a kind that is kept for a time: where they are, since when their time counts, and whether something holds them.
-- What the night deletes and what the page counts are both read here. Kinds: lib/retention/kept-kinds.ts.
create function app.aging(kind text) returns table (place tid, since timestamptz, is_held boolean)
  language plpgsql stable security definer set search_path = public, pg_temp
  as $$
  #variable_conflict use_column
  declare
    held uuid[] := array(select h from app.holds() h where h is not null);
    all_held boolean := exists (select from app.holds() h where h is null);
  begin
    case aging.kind
    when 'sessions' then
      -- The last one of a person stays: it tells that they have joined, and when they were here.
      return query select s.ctid, least(s.revoked_at, s.expires_at), all_held or s.user_id = any (held) from sessions s
        where not s.awaits_code and exists (select from sessions later where later.user_id = s.user_id
          and not later.awaits_code and (later.last_seen_at, later.id) > (s.last_seen_at, s.id));
    when 'waiting-sign-ins' then
      return query select s.ctid, least(s.revoked_at, s.expires_at), all_held or s.user_id = any (held) from sessions s
        where s.awaits_code;
    when 'links' then
      return query select l.ctid, coalesce(l.used_at, l.expires_at),
        l.user_id is not null and (all_held or l.user_id = any (held)) from one_time_links l;
    when 'passkey-requests' then return query select c.ctid, c.expires_at, false from webauthn_challenges c;
    when 'attempts' then return query select a.ctid, a.empty_at, false from attempts a;
    when 'form-keys' then
      return query select k.ctid, k.created_at, all_held or k.user_id = any (held) from idempotency_keys k;
    when 'browsers' then
      return query select d.ctid, d.seen_at, all_held or d.user_id = any (held) from known_devices d;
    when 'notices' then
      return query select n.ctid, n.done_at, all_held or n.user_id = any (held) from notices n where n.done_at is not null;
    when 'mails' then
      return query select m.ctid, m.ended_at, all_held or m.user_id = any (held) from outgoing_mails m
        where m.ended_at is not null;
    when 'digests' then
      return query select d.ctid, d.window_end, all_held or d.user_id = any (held) from digests d
        where exists (select from digests later where later.user_id = d.user_id and later.window_end > d.window_end);
    when 'stop-links' then
      return query select t.ctid, t.created_at, all_held or t.user_id = any (held) from unsubscribe_tokens t;
    when 'account-events' then
      return query select e.ctid, e.happened_at, all_held or e.user_id = any (held) from account_events e;
    when 'views' then
      return query select v.ctid, v.week::timestamp at time zone 'UTC', false from study_views v;
    when 'jobs' then
      -- One that was cancelled and would come back stays, as long as nothing has come after it: that it shall not is its message.
      return query select r.ctid, r.ended_at, false from job_runs r where r.ended_at is not null
        and not (r.outcome = 'cancelled' and not exists (
          select from job_runs later where later.key = r.key and later.job_id > r.job_id));
    when 'query-runs' then
      return query select r.ctid, r.created_at, r.asked_by is not null and (all_held or r.asked_by = any (held))
        from corpus_query_runs r;
    when 'source-runs' then
      return query select r.ctid, r.created_at, r.asked_by is not null and (all_held or r.asked_by = any (held))
        from source_runs r;
    when 'source-searches', 'fetched-records' then
      return query select l.ctid, l.created_at, all_held or l.user_id = any (held) from look_ups l
        where (l.kind = 'search') = (aging.kind = 'source-searches');
    when 'uploads' then
      return query select u.ctid, coalesce(u.ended_at, u.asked_at), all_held or u.user_id = any (held) from import_uploads u
        where u.state in ('read', 'unreadable', 'cancelled', 'reading') and u.import_id is null;
    when 'upload-files' then
      return query select c.ctid, coalesce(u.ended_at, u.asked_at), all_held or u.user_id = any (held)
        from import_upload_contents c join import_uploads u on u.id = c.upload_id
        where u.state in ('stopped', 'applied', 'undone', 'cancelled')
          and not (u.state = 'cancelled' and u.import_id is null);
    when 'import-accounts' then
      return query select r.ctid, u.ended_at, all_held or u.user_id = any (held)
        from import_upload_rows r join import_uploads u on u.id = r.upload_id where u.state in ('applied', 'undone');
    when 'closed-accounts' then
      -- Nobody is erased before the mail has left that says that their account was closed, or three days have passed.
      return query select e.ctid, e.due_on::timestamp at time zone 'UTC', all_held or e.user_id = any (held)
        from erasures e join users u on u.id = e.user_id
        where e.erased_at is null and u.disabled_at is not null
          and not exists (select from account_events n left join mail_settings s on s.user_id = n.user_id
            where n.user_id = e.user_id and n.happened_at > now() - interval '3 days' and s.bounced_at is null)
          and not exists (select from outgoing_mails m where m.user_id = e.user_id and m.kind = 'account'
            and m.ended_at is null and m.created_at > now() - interval '3 days');
    end case;
  end $$;--> statement-breakpoint
revoke execute on function app.aging(text) from public;--> statement-breakpoint

-- Deletes rows of a kind that are older than so many days and that nothing holds: at most so many at once, and none that
-- somebody has locked at this moment. Says how many, and nothing of whose.
create function app.sweep_kind(kind text, days int, at_most int) returns int language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$
  declare
    gone int;
    kept_in text := case kind when 'sessions' then 'sessions' when 'waiting-sign-ins' then 'sessions'
      when 'links' then 'one_time_links' when 'passkey-requests' then 'webauthn_challenges'
      when 'attempts' then 'attempts' when 'form-keys' then 'idempotency_keys' when 'browsers' then 'known_devices'
      when 'notices' then 'notices' when 'mails' then 'outgoing_mails' when 'digests' then 'digests'
      when 'stop-links' then 'unsubscribe_tokens' when 'account-events' then 'account_events'
      when 'views' then 'study_views' when 'jobs' then 'job_runs' when 'query-runs' then 'corpus_query_runs'
      when 'source-runs' then 'source_runs' when 'source-searches' then 'look_ups' when 'fetched-records' then 'look_ups'
      when 'uploads' then 'import_uploads' when 'upload-files' then 'import_upload_contents'
      when 'import-accounts' then 'import_upload_rows' end;
  begin
    if kept_in is null or days < 0 then raise exception 'nothing is swept as %', kind; end if;
    execute format('with gone as (delete from public.%1$I where ctid = any (array(
        select t.ctid from public.%1$I t where t.ctid = any (array(
          select a.place from app.aging($1) a where a.since < $2 and not a.is_held limit $3))
        for update skip locked)) returning 1)
      select count(*)::int from gone', kept_in)
      into gone using kind, now() - make_interval(days => days), at_most;
    -- What has come half way and is not held any more is an import like others.
    if kind = 'upload-files' then
      update import_uploads u set state = 'applied' where u.state = 'stopped'
        and not exists (select from import_upload_contents c where c.upload_id = u.id);
    end if;
    return gone;
  end $$;--> statement-breakpoint
revoke execute on function app.sweep_kind(text, int, int) from public;--> statement-breakpoint
grant execute on function app.sweep_kind(text, int, int) to precis_import;--> statement-breakpoint

create or replace function app.erasures_due() returns setof uuid language sql stable security definer
  set search_path = public, pg_temp
  as $$ select e.user_id from erasures e
    where e.ctid = any (array(select a.place from app.aging('closed-accounts') a where a.since < now() and not a.is_held))
    order by e.due_on, e.user_id $$;--> statement-breakpoint
-- As before, and those whose things are held.
create or replace function app.kept_people(listed uuid[]) returns setof uuid language sql stable security definer
  set search_path = public, pg_temp
  as $$ select u.id from users u left join erasures e on e.user_id = u.id
    where u.id = any (listed) and e.erased_at is null
      and (e.due_on > current_date
        or exists (select from app.holds() h where h is null or h = u.id)
        or (e.user_id is null and exists (select from audit_events a
          where a.subject_id = u.id::text and a.action in ('people.enable', 'people.keep')))) $$;--> statement-breakpoint

-- How far the trail can be cut now: the link before the first event that is young enough, held, gone or changed. The last
-- link always stays, so that the chain goes on from it. No row where nothing can be cut.
create function app.audit_prefix(moment timestamptz, at_most int)
  returns table (seq bigint, hash bytea, until timestamptz, events bigint)
  language plpgsql stable security definer set search_path = public, pg_temp
  as $$
  #variable_conflict use_column
  declare
    kept int := (select p.days from retention_periods p where p.kind = 'audit');
    held text[] := array(select h::text from app.holds() h where h is not null);
    link record;
    previous bytea := coalesce((select s.hash from audit_stub s), '');
    done bigint := 0;
    cut record;
  begin
    if kept is null or exists (select from app.holds() h where h is null) then return; end if;
    for link in
      select c.seq, c.hash, e.at, e.id is not null and e.at < moment - make_interval(days => kept)
          and not coalesce(e.actor_id::text = any (held), false) and not coalesce(e.subject_id = any (held), false) as is_old,
        e as event
      from audit_chain c left join audit_events e on e.id = c.event_id order by c.seq limit at_most
    loop
      exit when not link.is_old or link.hash <> app.audit_hash(previous, link.seq, link.event);
      exit when not exists (select from audit_chain c where c.seq > link.seq);
      previous := link.hash;
      done := done + 1;
      cut := link;
    end loop;
    if done > 0 then return query select cut.seq, cut.hash, cut.at, done; end if;
  end $$;--> statement-breakpoint
-- Cuts it there, and leaves what was the last link that is gone, signed by whoever may know the key.
create function app.cut_audit(to_seq bigint, at_most int, signature bytea) returns bigint
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    cut record;
  begin
    perform pg_advisory_xact_lock(7412061);
    select * into cut from app.audit_prefix(now(), at_most);
    if cut.seq is distinct from to_seq then return 0; end if;
    delete from audit_events e using audit_chain c where c.event_id = e.id and c.seq <= to_seq;
    delete from audit_chain c where c.seq <= to_seq;
    insert into audit_stub (seq, hash, until, signature) values (cut.seq, cut.hash, cut.until, cut_audit.signature)
      on conflict (one) do update set seq = excluded.seq, hash = excluded.hash, until = excluded.until,
        cut_at = now(), signature = excluded.signature;
    insert into audit_events (actor_kind, action, details)
      values ('operator', 'audit.cut', jsonb_build_object('events', cut.events));
    return cut.events;
  end $$;--> statement-breakpoint
revoke execute on function app.audit_prefix(timestamptz, int), app.cut_audit(bigint, int, bytea) from public;--> statement-breakpoint
grant execute on function app.audit_prefix(timestamptz, int), app.cut_audit(bigint, int, bytea)
  to precis_import;--> statement-breakpoint

-- What a night at that moment would delete of each kind, with these days, and nothing is deleted: for administrators.
create function app.count_aging(kinds text[], days int[], moment timestamptz)
  returns table (kind text, due bigint, held bigint, oldest timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp
  as $$
  #variable_conflict use_column
  declare
    one int;
  begin
    if app.viewer_role() is distinct from 'administrator' then return; end if;
    for one in 1 .. cardinality(kinds) loop
      if kinds[one] = 'audit' then
        return query select 'audit', coalesce((select p.events from app.audit_prefix(moment, null) p), 0),
          0::bigint, (select min(e.at) from audit_events e);
      else
        return query select kinds[one], count(*) filter (where a.is_due and not a.is_held),
          count(*) filter (where a.is_due and a.is_held), min(a.since)
          from (select g.since, g.is_held, g.since < moment - make_interval(days => days[one]) as is_due
            from app.aging(kinds[one]) g) a;
      end if;
    end loop;
  end $$;--> statement-breakpoint
revoke execute on function app.count_aging(text[], int[], timestamptz) from public;--> statement-breakpoint
grant execute on function app.count_aging(text[], int[], timestamptz) to precis_app;
