-- The actor that looks at credentials before there is a person is called what it is: signing in.
create or replace function app.is_system() returns boolean language sql stable parallel safe
  as $$ select app.actor() in ('auth', 'operator') $$;--> statement-breakpoint
update audit_events set actor_kind = 'auth' where actor_kind = 'door';--> statement-breakpoint
alter policy own on identities with check ((select app.actor()) = 'auth');--> statement-breakpoint
alter policy at_the_door on attempts rename to at_sign_in;--> statement-breakpoint
alter policy at_sign_in on attempts using ((select app.actor()) = 'auth');--> statement-breakpoint
alter policy by_feed on saved_searches
  using ((select app.actor()) = 'auth' and feed_token_hash is not null and deleted_at is null);--> statement-breakpoint
-- Whoever is deactivated keeps no way in that is their own: neither the browsers that they are known by nor the trail.
alter policy own on known_devices using (app.is_system()
  or (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null));--> statement-breakpoint
alter policy add on audit_events
  with check (actor_kind = (select app.actor()) and ((select app.actor()) = 'auth'
    or (actor_id is not distinct from (select app.viewer_id())
      and ((select app.actor()) <> 'person' or (select app.viewer_role()) is not null))));
