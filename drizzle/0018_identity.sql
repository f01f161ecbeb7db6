-- One shared workstation knows everybody who has signed in at it.
ALTER TABLE "known_devices" DROP CONSTRAINT "known_devices_pkey";--> statement-breakpoint
ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_token_hash_user_id_pk" PRIMARY KEY("token_hash","user_id");--> statement-breakpoint

-- A bucket is the moment at which it will be empty. What was counted before is no more than five failed attempts of an
-- account: nobody can tell of a hashed key what it counted.
ALTER TABLE "attempts" ADD COLUMN "empty_at" timestamp with time zone;--> statement-breakpoint
update attempts set empty_at = last_at + least(failures, 5) * interval '12 minutes';--> statement-breakpoint
ALTER TABLE "attempts" ALTER COLUMN "empty_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" DROP COLUMN "failures";--> statement-breakpoint
ALTER TABLE "attempts" DROP COLUMN "last_at";--> statement-breakpoint
CREATE INDEX "attempts_empty" ON "attempts" USING btree ("empty_at");--> statement-breakpoint

-- Rights are changed by one transaction at a time: two that touch different rows would not see each other.
create function app.lock_rights() returns void language sql volatile
  as $$ select pg_advisory_xact_lock(7412027) $$;--> statement-breakpoint
-- Whatever takes the rights of an administrator away, one is left that is active. Asked at the end of the transaction, in
-- which two may have changed places; the lock makes the question see what was committed before it.
create function app.keep_an_administrator() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    perform app.lock_rights();
    if not exists (select from public.users u where u.role = 'administrator' and u.disabled_at is null) then
      raise exception using errcode = 'PR001', message = 'no active administrator would be left';
    end if;
    return null;
  end $$;--> statement-breakpoint
create constraint trigger keep_an_administrator after update of role, disabled_at on users
  deferrable initially deferred for each row
  when (old.role = 'administrator' and old.disabled_at is null
    and (new.role <> 'administrator' or new.disabled_at is not null))
  execute function app.keep_an_administrator();--> statement-breakpoint
create constraint trigger keep_an_administrator_on_delete after delete on users
  deferrable initially deferred for each row
  when (old.role = 'administrator' and old.disabled_at is null)
  execute function app.keep_an_administrator();--> statement-breakpoint

-- Whoever sets a new password drops the links that could set another one.
create policy own on one_time_links to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null)
  with check (false);--> statement-breakpoint

-- Roles add up: an administrator may do what an editor may.
create function app.is_editor() returns boolean language sql stable parallel safe
  as $$ select coalesce(app.viewer_role() in ('editor', 'administrator'), false) $$;--> statement-breakpoint
create or replace function app.hold_study(study bigint) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$ begin
    if not app.is_editor() then return false; end if;
    perform from public.studies s where s.id = study for no key update;
    return found;
  end $$;--> statement-breakpoint
drop policy read on study_views;--> statement-breakpoint
create policy read on study_views for select to precis_app using ((select app.is_editor()));--> statement-breakpoint
create or replace function app.saved_studies() returns table (study_id bigint, lists int)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select i.study_id, count(*)::int from public.list_items i
    join public.reading_lists l on l.id = i.list_id
    where app.is_editor() and i.removed_at is null and l.deleted_at is null
    group by i.study_id $$;
