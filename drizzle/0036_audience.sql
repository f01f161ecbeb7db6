-- One audience on notes and comments: whoever wrote it alone, the people of some groups, or everyone here. The replies of
-- a thread have the audience with which it was opened.
ALTER TABLE "notes" ADD COLUMN "audience" text DEFAULT 'me' NOT NULL;--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "audience_groups" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "audience" text DEFAULT 'everyone' NOT NULL;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "audience_groups" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_audience" CHECK ("notes"."audience" in ('me', 'groups', 'everyone'));--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_audience_groups" CHECK (("notes"."audience" = 'groups') = (cardinality("notes"."audience_groups") > 0)
  and cardinality("notes"."audience_groups") <= 10);--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_audience" CHECK ("comments"."audience" in ('groups', 'everyone'));--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_audience_groups" CHECK (("comments"."audience" = 'groups') = (cardinality("comments"."audience_groups") > 0)
  and cardinality("comments"."audience_groups") <= 10);--> statement-breakpoint
CREATE INDEX "notes_for_groups" ON "notes" USING gin ("audience_groups") WHERE "notes"."audience" = 'groups';--> statement-breakpoint
CREATE INDEX "notes_for_everyone" ON "notes" USING btree ("updated_at") WHERE "notes"."audience" = 'everyone';--> statement-breakpoint
CREATE INDEX "comments_for_groups" ON "comments" USING gin ("audience_groups") WHERE "comments"."audience" = 'groups';--> statement-breakpoint

-- The groups that the viewer is in, once a statement. An administrator is in none by being one.
create function app.viewer_groups() returns uuid[] language sql stable parallel safe security definer
  set search_path = public, pg_temp
  as $$ select array(select m.group_id from public.group_members m
    where m.user_id = app.viewer_id() and m.left_at is null and app.viewer_role() is not null) $$;--> statement-breakpoint
-- Whether somebody in the groups `theirs` is one of those whom a text is for. These two ask no table, so that PostgreSQL
-- writes them into the query that asks.
create function app.is_for(audience text, audience_groups uuid[], theirs uuid[]) returns boolean
  language sql immutable parallel safe
  as $$ select audience = 'everyone' or (audience = 'groups' and audience_groups && theirs) $$;--> statement-breakpoint
-- The one answer to who may see a text: whoever wrote it, always, and those whom it is for.
create function app.may_see(author uuid, audience text, audience_groups uuid[], viewer uuid, theirs uuid[]) returns boolean
  language sql immutable parallel safe
  as $$ select author = viewer or app.is_for(audience, audience_groups, theirs) $$;--> statement-breakpoint
-- Whoever wrote a text for groups and is in none of them any more; said to those who are in one of them.
create function app.has_left(author uuid, audience_groups uuid[]) returns boolean language sql stable parallel safe
  security definer set search_path = public, pg_temp
  as $$ select audience_groups && app.viewer_groups() and not exists (select from public.group_members m
    where m.user_id = author and m.left_at is null and m.group_id = any (audience_groups)) $$;--> statement-breakpoint
-- Those of some groups that the viewer may write for: they are in them, and they are not archived. It stays so until the
-- transaction ends: whoever leaves, is removed or archives waits.
create function app.hold_groups(wanted uuid[]) returns uuid[] language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    perform from public.groups g where g.id = any (wanted) and g.id = any (app.viewer_groups()) order by g.id for share;
    return array(select g.id from public.groups g
      where g.id = any (wanted) and g.id = any (app.viewer_groups()) and g.archived_at is null);
  end $$;--> statement-breakpoint

-- What is written for groups is written by somebody who is in all of them: also what a note says anew, and a note that
-- comes back. Whoever is no person is turned away by row security, or owns the database.
create function app.keep_note_audience() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if new.audience <> 'groups' or app.viewer_id() is null then return new; end if;
    if tg_op = 'UPDATE' then
      if new.body = old.body and new.audience = old.audience and new.audience_groups = old.audience_groups
        and (new.deleted_at is not null or old.deleted_at is null) then return new; end if;
    end if;
    if not new.audience_groups <@ app.hold_groups(new.audience_groups) then
      raise exception using errcode = '42501', message = 'the author is not in all groups that the note is for';
    end if;
    return new;
  end $$;--> statement-breakpoint
revoke execute on function app.keep_note_audience() from public;--> statement-breakpoint
create trigger keep_audience before insert or update on notes for each row execute function app.keep_note_audience();--> statement-breakpoint
-- A thread is opened by somebody who is in all of its groups, and answered, edited and resolved by who is in one of them.
create function app.keep_comment_audience() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$
  declare
    held uuid[];
  begin
    if tg_op = 'INSERT' and new.thread_id is not null then
      select c.audience, c.audience_groups into new.audience, new.audience_groups from public.comments c
        where c.id = new.thread_id and c.thread_id is null and c.study_id = new.study_id;
      if not found then
        raise exception using errcode = '42501', message = 'there is no such thread on this study';
      end if;
    end if;
    if new.audience <> 'groups' or app.viewer_id() is null then return new; end if;
    -- Taking one's words back is open to whoever wrote them, also outside.
    if tg_op = 'UPDATE' then
      if old.deleted_at is null and new.deleted_at is not null and new.body = '' then return new; end if;
    end if;
    held := app.hold_groups(new.audience_groups);
    if not held && new.audience_groups or (tg_op = 'INSERT' and new.thread_id is null and not new.audience_groups <@ held) then
      raise exception using errcode = '42501', message = 'the author is not in a group that the thread is for';
    end if;
    return new;
  end $$;--> statement-breakpoint
revoke execute on function app.keep_comment_audience() from public;--> statement-breakpoint
create trigger keep_audience before insert or update on comments for each row execute function app.keep_comment_audience();--> statement-breakpoint

-- What is deleted is its author's alone.
create policy read on notes for select to precis_app
  using ((select app.viewer_role()) is not null and deleted_at is null
    and app.may_see(author_id, audience, audience_groups, (select app.viewer_id()), (select app.viewer_groups())));--> statement-breakpoint
revoke update on notes from precis_app;--> statement-breakpoint
grant update (body, audience, audience_groups, updated_at, deleted_at, version) on notes to precis_app;--> statement-breakpoint

drop policy read on comments;--> statement-breakpoint
create policy read on comments for select to precis_app
  using ((select app.viewer_role()) is not null
    and app.may_see(author_id, audience, audience_groups, (select app.viewer_id()), (select app.viewer_groups())));--> statement-breakpoint
-- Editors delete and resolve what they may see; nobody changes whose a comment is, where it stands and whom it is for.
drop policy change on comments;--> statement-breakpoint
create policy change on comments for update to precis_app
  using ((author_id = (select app.viewer_id()) and (select app.viewer_role()) is not null)
    or ((select app.viewer_role()) in ('editor', 'administrator')
      and app.is_for(audience, audience_groups, (select app.viewer_groups()))))
  with check (true);--> statement-breakpoint
revoke update on comments from precis_app;--> statement-breakpoint
grant update (body, quote, edited_at, deleted_at, resolved_at, resolved_by, version) on comments to precis_app;--> statement-breakpoint

-- What a comment said before is for those who may see what it says now: asked under the row security of comments.
drop policy read on comment_revisions;--> statement-breakpoint
create policy read on comment_revisions for select to precis_app
  using (exists (select from comments c where c.id = comment_id));--> statement-breakpoint
drop policy forget on comment_revisions;--> statement-breakpoint
create policy forget on comment_revisions for delete to precis_app
  using (app.wrote_comment(comment_id) or ((select app.viewer_role()) in ('editor', 'administrator')
    and exists (select from comments c where c.id = comment_id)));--> statement-breakpoint

revoke execute on function app.viewer_groups(), app.has_left(uuid, uuid[]), app.hold_groups(uuid[]) from public;--> statement-breakpoint
grant execute on function app.viewer_groups(), app.has_left(uuid, uuid[]), app.hold_groups(uuid[]) to precis_app;
