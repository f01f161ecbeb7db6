-- As before, and the name goes from every text in which somebody typed it as a mention: also where it reached nobody, so that
-- no row of "mentions" says so, and where it was taken out of a text again and stands in what that was before.
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
    update comments set body = regexp_replace(body, token, put, 'gi') where body ~* token;
    update comment_revisions set body = regexp_replace(body, token, put, 'gi') where body ~* token;
    update notes set body = regexp_replace(body, token, put, 'gi') where body ~* token;
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
-- Those on the list beside the backups who are kept after all: their account was opened again, or their day put off, after
-- they had been written on it. Nobody else is taken off it: who is not here may be in a backup.
create function app.kept_people(listed uuid[]) returns setof uuid language sql stable security definer
  set search_path = public, pg_temp
  as $$ select u.id from users u left join erasures e on e.user_id = u.id
    where u.id = any (listed) and e.erased_at is null
      and (e.due_on > current_date
        or (e.user_id is null and exists (select from audit_events a
          where a.subject_id = u.id::text and a.action in ('people.enable', 'people.keep')))) $$;--> statement-breakpoint
revoke execute on function app.kept_people(uuid[]) from public;--> statement-breakpoint
grant execute on function app.kept_people(uuid[]) to precis_import;--> statement-breakpoint

-- As before, and of a study that was taken off its list nobody is asked to read it.
drop policy own on notices;--> statement-breakpoint
create policy own on notices for select to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null
    and (comment_id is null or exists (select from comments c where c.id = comment_id and c.deleted_at is null))
    and (list_id is null or exists (select from reading_lists l where l.id = list_id and l.deleted_at is null))
    and (invitation_id is null or exists (select from invitations i join groups g on g.id = i.group_id where i.id = invitation_id))
    and (verdict_id is null or exists (select from verdicts v where v.id = verdict_id
      and v.group_id = any ((select app.viewer_groups())::uuid[])))
    and (question_id is null or exists (select from questions q where q.id = question_id))
    and (session_id is null or exists (select from club_sessions s where s.id = session_id))
    and (kind <> 'assigned' or exists (select from list_items i where i.list_id = notices.list_id
      and i.study_id = notices.study_id and i.assigned_to = notices.user_id and i.removed_at is null))
    and (kind not in ('retracted', 'concern', 'corrected', 'superseded', 'outranked')
      or exists (select from notes n where n.study_id = notices.study_id and n.author_id = (select app.viewer_id())
        and n.deleted_at is null)
      or exists (select from list_items i join reading_lists l on l.id = i.list_id and l.deleted_at is null
        where i.study_id = notices.study_id and i.removed_at is null)));
