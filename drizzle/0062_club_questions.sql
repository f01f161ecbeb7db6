-- The question box of a journal club: what people want to be discussed, under their name or without one. The tables come first;
-- what is written by hand begins at the rule of dashes.
CREATE TABLE "club_question_keys" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"key" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "club_question_marks" (
	"question_id" uuid PRIMARY KEY NOT NULL,
	"mark" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "club_question_ups" (
	"question_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "club_question_ups_question_id_user_id_pk" PRIMARY KEY("question_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "club_questions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"author_id" uuid,
	"text" text NOT NULL,
	"supported" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "club_questions_text" CHECK (length("club_questions"."text") between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "club_question_keys" ADD CONSTRAINT "club_question_keys_session_id_club_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."club_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_question_marks" ADD CONSTRAINT "club_question_marks_question_id_club_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."club_questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_question_ups" ADD CONSTRAINT "club_question_ups_question_id_club_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."club_questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_question_ups" ADD CONSTRAINT "club_question_ups_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_questions" ADD CONSTRAINT "club_questions_session_id_club_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."club_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_questions" ADD CONSTRAINT "club_questions_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "club_question_ups_user" ON "club_question_ups" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "club_questions_once" ON "club_questions" USING btree ("session_id","text");--> statement-breakpoint
CREATE INDEX "club_questions_author" ON "club_questions" USING btree ("author_id") WHERE "club_questions"."author_id" is not null;--> statement-breakpoint

-- ----------------------------------------------------------------------------------------------------------------------
-- Whose a question without a name is, the database knows by a mark: HMAC-SHA-256 (RFC 2104) of who it is. The key is made for one
-- session, of 244 random bits, is never handed out and goes when the session is over.
create function app.hmac_sha256(key bytea, message bytea) returns bytea language plpgsql immutable strict parallel safe
  set search_path = public, pg_temp
  as $$
  declare
    within bytea := decode(repeat('36', 64), 'hex');
    around bytea := decode(repeat('5c', 64), 'hex');
  begin
    for place in 0 .. length(key) - 1 loop
      within := set_byte(within, place, get_byte(within, place) # get_byte(key, place));
      around := set_byte(around, place, get_byte(around, place) # get_byte(key, place));
    end loop;
    return sha256(around || sha256(within || message));
  end $$;--> statement-breakpoint
-- Null once the key is gone.
create function app.question_mark(session uuid, person uuid) returns bytea language sql stable security definer
  set search_path = public, pg_temp
  as $$ select app.hmac_sha256(k.key, uuid_send(person)) from public.club_question_keys k where k.session_id = session $$;--> statement-breakpoint
-- Which questions of a session the viewer has asked themselves, with their name or without.
create function app.asked_questions(session uuid) returns setof uuid language sql stable security definer
  set search_path = public, pg_temp
  as $$ select q.id from public.club_sessions s
    join public.club_questions q on q.session_id = s.id
    left join public.club_question_marks m on m.question_id = q.id
    where s.id = session and s.group_id = any ((select app.viewer_groups())::uuid[])
      and (select app.viewer_role()) is not null
      and (q.author_id = (select app.viewer_id()) or m.mark = (select app.question_mark(session, app.viewer_id()))) $$;--> statement-breakpoint

-- A question waits for a session that is being archived, and that for questions that are being asked. Who asks two at once
-- waits as well, so that their number is known.
create function app.keep_club_question() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$
  declare
    asker bytea;
  begin
    perform from public.club_sessions s where s.id = new.session_id and s.state not in ('archived', 'cancelled') for share;
    if not found then raise exception using errcode = 'PR014', message = 'no questions are taken now'; end if;
    if tg_op = 'UPDATE' then return new; end if;
    insert into public.club_question_keys (session_id, key)
      values (new.session_id, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) on conflict do nothing;
    perform from public.club_question_keys k where k.session_id = new.session_id for update;
    asker := app.question_mark(new.session_id, app.viewer_id());
    if (select count(*) from public.club_questions q left join public.club_question_marks m on m.question_id = q.id
        where q.session_id = new.session_id and (q.author_id = app.viewer_id() or m.mark = asker)) >= 20 then
      raise exception using errcode = 'PR015', message = 'they have asked enough';
    end if;
    return new;
  end $$;--> statement-breakpoint
create trigger keep before insert or update of text on club_questions for each row
  execute function app.keep_club_question();--> statement-breakpoint
create function app.mark_club_question() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    insert into public.club_question_marks (question_id, mark)
      select new.id, one from app.question_mark(new.session_id, app.viewer_id()) one where one is not null;
    return null;
  end $$;--> statement-breakpoint
create trigger mark after insert on club_questions for each row
  when (new.author_id is null) execute function app.mark_club_question();--> statement-breakpoint
create function app.keep_club_question_up() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    perform from public.club_sessions s join public.club_questions q on q.session_id = s.id
      where q.id = new.question_id and s.state not in ('archived', 'cancelled') for share of s;
    if not found then raise exception using errcode = 'PR014', message = 'no questions are taken now'; end if;
    return new;
  end $$;--> statement-breakpoint
create trigger keep before insert on club_question_ups for each row execute function app.keep_club_question_up();--> statement-breakpoint
-- What is counted stays when a session that is over forgets who supported what.
create function app.count_club_question_ups() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    update public.club_questions q set supported = q.supported + case tg_op when 'INSERT' then 1 else -1 end
      from public.club_sessions s
      where q.id = case tg_op when 'INSERT' then new.question_id else old.question_id end
        and s.id = q.session_id and s.state not in ('archived', 'cancelled');
    return null;
  end $$;--> statement-breakpoint
create trigger count after insert or delete on club_question_ups for each row
  execute function app.count_club_question_ups();--> statement-breakpoint

-- Then the database cannot say any more whose a question without a name was, or which of them were of one person. All rows are
-- written anew by one transaction, in no order: none is known by the one that first wrote it, as events are.
create function app.forget_askers(session uuid) returns void language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$
  declare
    question uuid;
  begin
    delete from club_question_marks m using club_questions q where q.id = m.question_id and q.session_id = session;
    delete from club_question_keys k where k.session_id = session;
    for question in select q.id from club_questions q where q.session_id = session order by gen_random_uuid() loop
      update club_questions set supported = supported where id = question;
    end loop;
  end $$;--> statement-breakpoint
-- Once a session is over, nor does it know who has supported any.
create function app.end_club_questions() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    delete from public.club_question_ups u using public.club_questions q
      where q.id = u.question_id and q.session_id = new.id;
    perform app.forget_askers(new.id);
    return null;
  end $$;--> statement-breakpoint
create trigger end_questions after update of state on club_sessions for each row
  when (old.state <> new.state and new.state in ('archived', 'cancelled')) execute function app.end_club_questions();--> statement-breakpoint
-- A group that is archived may stay so: whose its questions are is forgotten there and then.
create function app.forget_askers_of_group() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    perform app.forget_askers(s.id) from public.club_sessions s where s.group_id = new.id;
    return null;
  end $$;--> statement-breakpoint
create trigger forget_askers after update of archived_at on groups for each row
  when (old.archived_at is null and new.archived_at is not null) execute function app.forget_askers_of_group();--> statement-breakpoint

-- Questions are read by whoever reads the session; one's own also where the group is not any more.
alter table club_questions enable row level security;--> statement-breakpoint
grant select, insert, delete, update (text, version) on club_questions to precis_app;--> statement-breakpoint
create policy read on club_questions for select to precis_app
  using ((author_id = (select app.viewer_id()) and (select app.viewer_role()) is not null)
    or exists (select from club_sessions s where s.id = session_id));--> statement-breakpoint
create policy ask on club_questions for insert to precis_app
  with check ((author_id is null or author_id = (select app.viewer_id())) and supported = 0 and version = 1
    and exists (select from club_sessions s where s.id = session_id));--> statement-breakpoint
create policy change on club_questions for update to precis_app
  using (id in (select app.asked_questions(session_id)));--> statement-breakpoint
-- A lead deletes what should not stand there, at any time, and learns nothing by it.
create policy remove on club_questions for delete to precis_app
  using (exists (select from club_sessions s where s.id = session_id and (s.group_id in (select app.led_group_ids())
    or (s.state not in ('archived', 'cancelled') and club_questions.id in (select app.asked_questions(s.id))))));--> statement-breakpoint

-- Whom somebody supports is theirs to see; the others see how many do.
alter table club_question_ups enable row level security;--> statement-breakpoint
grant select, insert, delete on club_question_ups to precis_app;--> statement-breakpoint
create policy own on club_question_ups to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null)
  with check (user_id = (select app.viewer_id()) and exists (select from club_questions q
    join club_sessions s on s.id = q.session_id where q.id = question_id));--> statement-breakpoint

-- Nobody has a right to these: the functions above alone look at them.
alter table club_question_keys enable row level security;--> statement-breakpoint
alter table club_question_marks enable row level security;--> statement-breakpoint

-- As before, and somebody's questions in journal clubs go where their comments do. One without a name stays, and is nobody's.
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
    delete from club_question_ups where user_id = person;
    delete from club_question_marks m using club_questions q
      where q.id = m.question_id and m.mark = app.question_mark(q.session_id, person);
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
      delete from club_questions where author_id = person;
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
revoke execute on function app.hmac_sha256(bytea, bytea), app.question_mark(uuid, uuid), app.asked_questions(uuid),
  app.keep_club_question(), app.mark_club_question(), app.keep_club_question_up(), app.count_club_question_ups(),
  app.forget_askers(uuid), app.end_club_questions(), app.forget_askers_of_group() from public;--> statement-breakpoint
grant execute on function app.asked_questions(uuid) to precis_app;
