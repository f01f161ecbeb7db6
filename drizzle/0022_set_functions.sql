-- Actors that are no person and act for the portal itself, named once.
create function app.is_system() returns boolean language sql stable parallel safe
  as $$ select app.actor() in ('door', 'operator') $$;--> statement-breakpoint
-- The lists that the viewer may read, as a set: worked out once a statement instead of once a row.
create function app.readable_list_ids() returns setof uuid language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select l.id from public.reading_lists l
    where l.owner_id = app.viewer_id() and app.viewer_role() is not null $$;--> statement-breakpoint
revoke all on function app.readable_list_ids() from public;--> statement-breakpoint
grant execute on function app.readable_list_ids() to precis_app;--> statement-breakpoint
drop policy of_own_list on list_items;--> statement-breakpoint
create policy of_readable_list on list_items to precis_app
  using (list_id in (select app.readable_list_ids()));--> statement-breakpoint
drop function app.owns_list(uuid);--> statement-breakpoint

alter policy read on users using (app.is_system() or (select app.viewer_role()) is not null);--> statement-breakpoint
alter policy add on users with check (app.is_system() or (select app.viewer_role()) = 'administrator');--> statement-breakpoint
alter policy change on users
  using (app.is_system() or (select app.viewer_role()) = 'administrator' or id = (select app.viewer_id()))
  with check (app.is_system() or (select app.viewer_role()) = 'administrator'
    or (id = (select app.viewer_id()) and role = (select app.viewer_role()) and disabled_at is null));--> statement-breakpoint
alter policy own on user_accounts using (app.is_system() or (select app.viewer_role()) = 'administrator'
  or (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null));--> statement-breakpoint
alter policy own on passwords using (app.is_system()
  or (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null));--> statement-breakpoint
alter policy own on identities using (app.is_system()
  or (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null));--> statement-breakpoint
alter policy own on sessions using (app.is_system() or (select app.viewer_role()) = 'administrator'
  or (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null));--> statement-breakpoint
alter policy handed_out on one_time_links using (app.is_system() or (select app.viewer_role()) = 'administrator');--> statement-breakpoint
alter policy own on known_devices using (app.is_system() or user_id = (select app.viewer_id()));
