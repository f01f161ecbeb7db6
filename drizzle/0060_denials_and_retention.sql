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
