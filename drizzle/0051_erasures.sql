CREATE TABLE "erasures" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_on" date NOT NULL,
	"erased_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
alter table erasures enable row level security;--> statement-breakpoint
grant select, insert, delete on erasures to precis_app;--> statement-breakpoint
grant update (due_on) on erasures to precis_app;--> statement-breakpoint
-- What was erased stays erased: nobody has a right to such a row but to read it.
create policy read on erasures for select to precis_app
  using (app.is_system() or (select app.viewer_role()) = 'administrator');--> statement-breakpoint
create policy ask on erasures for insert to precis_app
  with check (erased_at is null and (app.is_system() or (select app.viewer_role()) = 'administrator'));--> statement-breakpoint
create policy change on erasures for update to precis_app
  using (erased_at is null and (app.is_system() or (select app.viewer_role()) = 'administrator'));--> statement-breakpoint
create policy keep on erasures for delete to precis_app
  using (erased_at is null and (app.is_system() or (select app.viewer_role()) = 'administrator'));--> statement-breakpoint

-- Deletes what was somebody's own, and their name from what is left. Whoever is mentioned stands in texts of others by a
-- token with the name that was typed. A list that nobody else has was theirs alone; one that others have stays, and so do
-- the verdicts, minutes and questions of groups. Ballots that are sealed lose their name, others were only theirs.
create function app.erase_person(person uuid, without_comments boolean) returns boolean
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
    update list_items set assigned_to = null where assigned_to = person;
    delete from invitations where user_id = person;
    delete from club_choice_votes where user_id = person;
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
    update comments set body = regexp_replace(body, token, put, 'gi')
      where id in (select comment_id from mentions where user_id = person) and body ~* token;
    update comment_revisions set body = regexp_replace(body, token, put, 'gi')
      where comment_id in (select comment_id from mentions where user_id = person) and body ~* token;
    delete from comment_revisions r using comments c where c.id = r.comment_id and c.author_id = person;
    if without_comments then
      update comments set body = '', quote = null, deleted_at = coalesce(deleted_at, now()) where author_id = person;
      update club_candidates set why = '' where proposed_by = person;
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
create function app.erasures_due() returns setof uuid language sql stable security definer
  set search_path = public, pg_temp
  as $$ select e.user_id from erasures e join users u on u.id = e.user_id
    where e.erased_at is null and e.due_on <= current_date and u.disabled_at is not null
    order by e.due_on, e.user_id $$;--> statement-breakpoint
-- As the night has it: whoever opens the account again at this moment keeps it.
create function app.erase_due(person uuid, without_comments boolean) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$ begin
    perform app.lock_rights();
    if person not in (select app.erasures_due()) then return false; end if;
    return app.erase_person(person, without_comments);
  end $$;--> statement-breakpoint
create function app.erased_people() returns setof uuid language sql stable security definer
  set search_path = public, pg_temp
  as $$ select user_id from erasures where erased_at is not null order by erased_at, user_id $$;--> statement-breakpoint
revoke execute on function app.erase_person(uuid, boolean), app.erase_due(uuid, boolean), app.erasures_due(),
  app.erased_people() from public;--> statement-breakpoint
grant execute on function app.erase_due(uuid, boolean), app.erasures_due(), app.erased_people() to precis_import;
