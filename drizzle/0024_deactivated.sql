-- Whoever is deactivated keeps no way in that is their own: neither the browsers that they are known by nor the trail.
alter policy own on known_devices using (app.is_system()
  or (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null));--> statement-breakpoint
alter policy add on audit_events
  with check (actor_kind = (select app.actor()) and ((select app.actor()) = 'door'
    or (actor_id is not distinct from (select app.viewer_id())
      and ((select app.actor()) <> 'person' or (select app.viewer_role()) is not null))));
