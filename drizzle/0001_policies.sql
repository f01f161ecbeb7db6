-- Two roles that own nothing. The application reads the corpus and meets row security on everything personal;
-- the importer writes the corpus and cannot see a person. Whoever runs the migrations may become either.
do $$ begin create role precis_app nologin; exception when duplicate_object then null; end $$;--> statement-breakpoint
do $$ begin create role precis_import nologin; exception when duplicate_object then null; end $$;--> statement-breakpoint
do $$ begin execute format('grant precis_app, precis_import to %I', current_user); end $$;--> statement-breakpoint
create schema app;--> statement-breakpoint
grant usage on schema app, public to precis_app, precis_import;--> statement-breakpoint

-- After a commit a local setting reads '', not null.
create function app.viewer_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;--> statement-breakpoint
create function app.actor() returns text language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.actor', true), ''), 'visitor') $$;--> statement-breakpoint
-- The role as it stands now, null for a person who is disabled: read past row security, or it would ask itself.
create function app.viewer_role() returns text language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select role from public.users where id = app.viewer_id() and disabled_at is null $$;--> statement-breakpoint
create function app.owns_list(list uuid) returns boolean language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select exists (select from public.reading_lists l where l.id = list and l.owner_id = app.viewer_id()) $$;--> statement-breakpoint
create function app.wrote_comment(comment uuid) returns boolean language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select exists (select from public.comments c where c.id = comment and c.author_id = app.viewer_id()) $$;--> statement-breakpoint

grant select on journals, studies, study_authors, mesh_headings, search_documents, study_references, study_notices,
  citation_counts, study_summaries, withdrawn_pmids to precis_app;--> statement-breakpoint
grant select, insert, update, delete on journals, studies, study_authors, mesh_headings, search_documents,
  study_references, study_notices, citation_counts, study_summaries, withdrawn_pmids, imports, import_rejections
  to precis_import;--> statement-breakpoint
grant usage on all sequences in schema public to precis_import;--> statement-breakpoint

alter table users enable row level security;--> statement-breakpoint
grant select, insert, update on users to precis_app;--> statement-breakpoint
create policy read on users for select to precis_app
  using ((select app.actor()) in ('door', 'operator') or (select app.viewer_role()) is not null);--> statement-breakpoint
create policy add on users for insert to precis_app
  with check ((select app.actor()) in ('door', 'operator') or (select app.viewer_role()) = 'administrator');--> statement-breakpoint
create policy change on users for update to precis_app
  using ((select app.actor()) in ('door', 'operator') or (select app.viewer_role()) = 'administrator' or id = (select app.viewer_id()))
  with check ((select app.actor()) in ('door', 'operator') or (select app.viewer_role()) = 'administrator'
    or (id = (select app.viewer_id()) and role = (select app.viewer_role()) and disabled_at is null));--> statement-breakpoint

alter table user_accounts enable row level security;--> statement-breakpoint
grant select, insert, update on user_accounts to precis_app;--> statement-breakpoint
create policy own on user_accounts to precis_app
  using ((select app.actor()) in ('door', 'operator') or (select app.viewer_role()) = 'administrator'
    or (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null));--> statement-breakpoint

alter table passwords enable row level security;--> statement-breakpoint
grant select, insert, update on passwords to precis_app;--> statement-breakpoint
create policy own on passwords to precis_app
  using ((select app.actor()) in ('door', 'operator')
    or (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null));--> statement-breakpoint

alter table identities enable row level security;--> statement-breakpoint
grant select, insert, delete on identities to precis_app;--> statement-breakpoint
create policy own on identities to precis_app
  using ((select app.actor()) in ('door', 'operator')
    or (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null))
  with check ((select app.actor()) = 'door');--> statement-breakpoint

alter table sessions enable row level security;--> statement-breakpoint
grant select, insert, update, delete on sessions to precis_app;--> statement-breakpoint
create policy own on sessions to precis_app
  using ((select app.actor()) in ('door', 'operator') or (select app.viewer_role()) = 'administrator'
    or (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null));--> statement-breakpoint

alter table one_time_links enable row level security;--> statement-breakpoint
grant select, insert, update, delete on one_time_links to precis_app;--> statement-breakpoint
create policy handed_out on one_time_links to precis_app
  using ((select app.actor()) in ('door', 'operator') or (select app.viewer_role()) = 'administrator');--> statement-breakpoint

alter table attempts enable row level security;--> statement-breakpoint
grant select, insert, update, delete on attempts to precis_app;--> statement-breakpoint
create policy at_the_door on attempts to precis_app using ((select app.actor()) = 'door');--> statement-breakpoint

alter table known_devices enable row level security;--> statement-breakpoint
grant select, insert, update, delete on known_devices to precis_app;--> statement-breakpoint
create policy own on known_devices to precis_app
  using ((select app.actor()) in ('door', 'operator') or user_id = (select app.viewer_id()));--> statement-breakpoint

alter table idempotency_keys enable row level security;--> statement-breakpoint
grant select, insert, update on idempotency_keys to precis_app;--> statement-breakpoint
create policy own on idempotency_keys to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint

alter table reading_lists enable row level security;--> statement-breakpoint
grant select, insert, update on reading_lists to precis_app;--> statement-breakpoint
create policy own on reading_lists to precis_app
  using (owner_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint

alter table list_items enable row level security;--> statement-breakpoint
grant select, insert, update on list_items to precis_app;--> statement-breakpoint
create policy of_own_list on list_items to precis_app
  using (app.owns_list(list_id) and (select app.viewer_role()) is not null);--> statement-breakpoint

alter table notes enable row level security;--> statement-breakpoint
grant select, insert, update on notes to precis_app;--> statement-breakpoint
create policy own on notes to precis_app
  using (author_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint

alter table comments enable row level security;--> statement-breakpoint
grant select, insert, update on comments to precis_app;--> statement-breakpoint
create policy read on comments for select to precis_app using ((select app.viewer_role()) is not null);--> statement-breakpoint
create policy add on comments for insert to precis_app
  with check (author_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);--> statement-breakpoint
-- The author edits and deletes; editors delete and resolve; whoever opened a thread resolves it. Which column
-- each may change is the command's to say (`lib/policy.ts`).
create policy change on comments for update to precis_app
  using ((author_id = (select app.viewer_id()) and (select app.viewer_role()) is not null)
    or (select app.viewer_role()) in ('editor', 'administrator'));--> statement-breakpoint

alter table comment_revisions enable row level security;--> statement-breakpoint
grant select, insert, delete on comment_revisions to precis_app;--> statement-breakpoint
create policy read on comment_revisions for select to precis_app using ((select app.viewer_role()) is not null);--> statement-breakpoint
create policy add on comment_revisions for insert to precis_app
  with check (app.wrote_comment(comment_id) and (select app.viewer_role()) is not null);--> statement-breakpoint
create policy forget on comment_revisions for delete to precis_app
  using (app.wrote_comment(comment_id) or (select app.viewer_role()) in ('editor', 'administrator'));--> statement-breakpoint

alter table audit_events enable row level security;--> statement-breakpoint
grant select, insert on audit_events to precis_app;--> statement-breakpoint
create policy read on audit_events for select to precis_app
  using ((select app.actor()) = 'operator' or (select app.viewer_role()) = 'administrator');--> statement-breakpoint
create policy add on audit_events for insert to precis_app
  with check (actor_kind = (select app.actor()) and (actor_id is not distinct from (select app.viewer_id()) or (select app.actor()) = 'door'));--> statement-breakpoint

alter table imports enable row level security;--> statement-breakpoint
alter table import_rejections enable row level security;--> statement-breakpoint
grant select on imports, import_rejections to precis_app;--> statement-breakpoint
create policy everything on imports to precis_import using (true);--> statement-breakpoint
create policy everything on import_rejections to precis_import using (true);--> statement-breakpoint
create policy read on imports for select to precis_app
  using ((select app.viewer_role()) in ('editor', 'administrator'));--> statement-breakpoint
create policy read on import_rejections for select to precis_app
  using ((select app.viewer_role()) in ('editor', 'administrator'));
