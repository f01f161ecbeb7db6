ALTER TABLE "notices" DROP CONSTRAINT "notices_kind";--> statement-breakpoint
ALTER TABLE "list_items" ADD COLUMN "assigned_to" uuid;--> statement-breakpoint
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_assigned_to_users_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "list_items_assigned" ON "list_items" USING btree ("assigned_to") WHERE "list_items"."assigned_to" is not null;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('mention', 'reply', 'list-shared', 'invitation', 'retracted', 'concern', 'corrected',
  'superseded', 'outranked', 'assigned', 'verdict-review', 'verdict-due', 'verdict-handed', 'question-answered',
  'club-opened', 'club-moved', 'club-cancelled', 'club-voting', 'club-revealed', 'club-minutes'));--> statement-breakpoint
grant update (assigned_to) on list_items to precis_app;--> statement-breakpoint
-- Whether somebody has a list: what was assigned to whoever has it no more is everybody's again.
create function app.has_list(person uuid, one uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp
  as $$ select exists (select from app.people_of_list(one) p where p = person) $$;--> statement-breakpoint
-- Those who have a list that the viewer has, as far as the viewer may know it: by name, or in a group that both are in.
create function app.list_people(one uuid) returns table (id uuid, name text) language sql stable security definer
  set search_path = public, pg_temp
  as $$ select u.id, u.name from public.users u where u.disabled_at is null and one in (select app.readable_list_ids())
    and u.id in (
      select g.user_id from public.list_grants g where g.list_id = one and g.revoked_at is null
      union select m.user_id from public.list_grants g join public.group_members m on m.group_id = g.group_id
        where g.list_id = one and g.revoked_at is null and m.left_at is null
          and g.group_id = any ((select app.viewer_groups())::uuid[]))
    order by lower(u.name), u.id $$;--> statement-breakpoint
-- Who is asked by somebody else to read a study has a notice of it, as long as they are.
create function app.notify_of_assignment() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    delete from public.notices n where n.kind = 'assigned' and starts_with(n.dedupe_key, 'assigned:' || new.id || ':');
    if new.assigned_to is not null and new.assigned_to is distinct from app.viewer_id() then
      insert into public.notices (user_id, kind, study_id, list_id, actor_id, dedupe_key)
        values (new.assigned_to, 'assigned', new.study_id, new.list_id, app.viewer_id(),
          'assigned:' || new.id || ':' || new.version) on conflict do nothing;
    end if;
    return null;
  end $$;--> statement-breakpoint
create trigger notify after update of assigned_to on list_items for each row
  when (new.assigned_to is distinct from old.assigned_to) execute function app.notify_of_assignment();--> statement-breakpoint
revoke execute on function app.has_list(uuid, uuid), app.list_people(uuid), app.notify_of_assignment() from public;--> statement-breakpoint
grant execute on function app.has_list(uuid, uuid), app.list_people(uuid) to precis_app;
