-- The journal club of a group: its sessions, the studies it chooses among, and ballots that nobody else reads before they are
-- revealed. The tables come first; what is written by hand begins at the rule of dashes.
CREATE TABLE "club_ballots" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"user_id" uuid,
	"answers" jsonb NOT NULL,
	"trust" smallint NOT NULL,
	"change" text NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"sealed_on" date,
	CONSTRAINT "club_ballots_trust" CHECK ("club_ballots"."trust" between 0 and 10),
	CONSTRAINT "club_ballots_change" CHECK ("club_ballots"."change" in ('yes', 'no', 'unsure')),
	CONSTRAINT "club_ballots_answers" CHECK (jsonb_typeof("club_ballots"."answers") = 'object' and length("club_ballots"."answers"::text) <= 4000),
	CONSTRAINT "club_ballots_comment" CHECK (length("club_ballots"."comment") <= 1000)
);
--> statement-breakpoint
CREATE TABLE "club_candidates" (
	"session_id" uuid NOT NULL,
	"study_id" bigint NOT NULL,
	"proposed_by" uuid NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	CONSTRAINT "club_candidates_session_id_study_id_pk" PRIMARY KEY("session_id","study_id")
);
--> statement-breakpoint
CREATE TABLE "club_choice_votes" (
	"session_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"study_id" bigint NOT NULL,
	CONSTRAINT "club_choice_votes_session_id_user_id_study_id_pk" PRIMARY KEY("session_id","user_id","study_id")
);
--> statement-breakpoint
CREATE TABLE "club_sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"group_id" uuid NOT NULL,
	"title" text NOT NULL,
	"question" text DEFAULT '' NOT NULL,
	"starts_at" timestamp,
	"place" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'proposing' NOT NULL,
	"led_by" uuid NOT NULL,
	"study_id" bigint,
	"form" text NOT NULL,
	"names" text DEFAULT 'named' NOT NULL,
	"quorum" smallint DEFAULT 3 NOT NULL,
	"minutes" text DEFAULT '' NOT NULL,
	"comments" text[] DEFAULT '{}' NOT NULL,
	"revealed_at" timestamp with time zone,
	"recorded_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "club_sessions_title" CHECK (length("club_sessions"."title") between 1 and 200),
	CONSTRAINT "club_sessions_state" CHECK ("club_sessions"."state" in ('proposing', 'reading', 'voting', 'revealed', 'recorded', 'archived', 'cancelled')
  and ("club_sessions"."state" in ('proposing', 'cancelled') or "club_sessions"."study_id" is not null)
  and ("club_sessions"."state" in ('revealed', 'recorded', 'archived')) = ("club_sessions"."revealed_at" is not null)
  and ("club_sessions"."state" <> 'recorded' or "club_sessions"."recorded_at" is not null)),
	CONSTRAINT "club_sessions_form" CHECK ("club_sessions"."form" in ('trial', 'cohort', 'diagnostic', 'review')),
	CONSTRAINT "club_sessions_names" CHECK ("club_sessions"."names" in ('named', 'never') and "club_sessions"."quorum" between case "club_sessions"."names" when 'never' then 5 else 1 end and 50)
);
--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "club_ballots" ADD CONSTRAINT "club_ballots_session_id_club_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."club_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_ballots" ADD CONSTRAINT "club_ballots_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_candidates" ADD CONSTRAINT "club_candidates_session_id_club_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."club_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_candidates" ADD CONSTRAINT "club_candidates_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_candidates" ADD CONSTRAINT "club_candidates_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_choice_votes" ADD CONSTRAINT "club_choice_votes_session_id_club_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."club_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_choice_votes" ADD CONSTRAINT "club_choice_votes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_choice_votes" ADD CONSTRAINT "club_choice_votes_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_sessions" ADD CONSTRAINT "club_sessions_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_sessions" ADD CONSTRAINT "club_sessions_led_by_users_id_fk" FOREIGN KEY ("led_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "club_sessions" ADD CONSTRAINT "club_sessions_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "club_ballots_once" ON "club_ballots" USING btree ("session_id","user_id");--> statement-breakpoint
CREATE INDEX "club_ballots_user" ON "club_ballots" USING btree ("user_id") WHERE "club_ballots"."user_id" is not null;--> statement-breakpoint
CREATE INDEX "club_candidates_study" ON "club_candidates" USING btree ("study_id");--> statement-breakpoint
CREATE INDEX "club_choice_votes_user" ON "club_choice_votes" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "club_sessions_group" ON "club_sessions" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "club_sessions_study" ON "club_sessions" USING btree ("study_id") WHERE "club_sessions"."study_id" is not null;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_session_id_club_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."club_sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "verdicts_session" ON "verdicts" USING btree ("session_id") WHERE "verdicts"."session_id" is not null;--> statement-breakpoint

-- ----------------------------------------------------------------------------------------------------------------------
-- The candidates with the most approvals, for those who choose among them: several where they have equally many.
create function app.most_approved(session uuid) returns setof bigint language sql stable security definer
  set search_path = public, pg_temp
  as $$ select ranked.study_id from (
      select c.study_id, rank() over (order by count(v.user_id) desc) as place
      from public.club_sessions s
      join public.club_candidates c on c.session_id = s.id
      left join public.club_choice_votes v on v.session_id = c.session_id and v.study_id = c.study_id
      where s.id = session and s.group_id in (select app.led_group_ids())
      group by c.study_id) ranked
    where ranked.place = 1 $$;--> statement-breakpoint

-- What a session does whoever writes it: it goes its way step by step, and what people vote on stays as it was when they began.
create function app.keep_club_session() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    if old.state not in ('proposing', 'reading') and row(new.study_id, new.form, new.names, new.quorum)
        is distinct from row(old.study_id, old.form, old.names, old.quorum) then
      raise exception using errcode = 'PR010', message = 'people vote on this already';
    end if;
    if row(new.revealed_at) is distinct from row(old.revealed_at) and (old.state, new.state) <> ('voting', 'revealed') then
      raise exception using errcode = 'PR010', message = 'a session is revealed once';
    end if;
    if new.state = old.state then return new; end if;
    if (old.state, new.state) not in (('proposing', 'reading'), ('reading', 'voting'), ('voting', 'revealed'),
        ('revealed', 'recorded'), ('recorded', 'revealed'), ('revealed', 'archived'), ('recorded', 'archived'),
        ('proposing', 'cancelled'), ('reading', 'cancelled'), ('voting', 'cancelled')) then
      raise exception using errcode = 'PR010', message = 'a session does not go this way';
    end if;
    if (old.state, new.state) = ('recorded', 'revealed') and old.recorded_at < now() - interval '24 hours' then
      raise exception using errcode = 'PR013', message = 'it was recorded more than a day ago';
    end if;
    if new.state = 'revealed' and old.state = 'voting'
        and (select count(*) from public.club_ballots b where b.session_id = new.id) < old.quorum then
      raise exception using errcode = 'PR011', message = 'there are not enough ballots';
    end if;
    return new;
  end $$;--> statement-breakpoint
create trigger keep before update on club_sessions for each row execute function app.keep_club_session();--> statement-breakpoint
-- The reveal seals every ballot in its own transaction. Where names are never shown, nothing is left by which a ballot could
-- be known from another: no person, no identifier of before, no order, and what was said in words stands apart.
create function app.seal_ballots() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$
  declare
    cast_ballots public.club_ballots[];
  begin
    if new.names = 'named' then
      update public.club_ballots b set sealed_on = current_date where b.session_id = new.id;
      return null;
    end if;
    with gone as (delete from public.club_ballots b where b.session_id = new.id returning b.*)
      select array_agg(g::public.club_ballots order by gen_random_uuid()) into cast_ballots from gone g;
    insert into public.club_ballots (session_id, answers, trust, change, sealed_on)
      select new.id, one.answers, one.trust, one.change, current_date from unnest(cast_ballots) one;
    update public.club_sessions s set comments = array(
        select one.comment from unnest(cast_ballots) one where one.comment <> '' order by gen_random_uuid())
      where s.id = new.id;
    return null;
  end $$;--> statement-breakpoint
create trigger seal after update of state on club_sessions for each row
  when (old.state = 'voting' and new.state = 'revealed') execute function app.seal_ballots();--> statement-breakpoint
-- Of a session that is cancelled nobody's ballot is kept: nobody will ever read it.
create function app.drop_ballots() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin delete from public.club_ballots b where b.session_id = new.id; return null; end $$;--> statement-breakpoint
create trigger forget after update of state on club_sessions for each row
  when (old.state <> 'cancelled' and new.state = 'cancelled') execute function app.drop_ballots();--> statement-breakpoint
-- A ballot waits for a reveal that is under way, and the reveal for ballots that are: each is counted and sealed, or refused.
create function app.keep_ballot() returns trigger language plpgsql volatile security definer
  set search_path = public, pg_temp
  as $$ begin
    perform from public.club_sessions s where s.id = new.session_id and s.state = 'voting' for share;
    if not found then raise exception using errcode = 'PR012', message = 'no ballots are taken now'; end if;
    return new;
  end $$;--> statement-breakpoint
create trigger keep before insert or update of session_id, answers, trust, change, comment on club_ballots for each row
  when (new.sealed_on is null) execute function app.keep_ballot();--> statement-breakpoint

-- A session is for the people of its group; those who lead it run it.
alter table club_sessions enable row level security;--> statement-breakpoint
grant select, insert on club_sessions to precis_app;--> statement-breakpoint
grant update (title, question, starts_at, place, state, study_id, form, names, quorum, minutes, revealed_at, recorded_at, version)
  on club_sessions to precis_app;--> statement-breakpoint
create policy read on club_sessions for select to precis_app
  using ((select app.viewer_role()) is not null and group_id = any ((select app.viewer_groups())::uuid[]));--> statement-breakpoint
create policy open on club_sessions for insert to precis_app
  with check (led_by = (select app.viewer_id()) and group_id in (select app.led_group_ids())
    and state = 'proposing' and comments = '{}');--> statement-breakpoint
create policy run on club_sessions for update to precis_app
  using (group_id in (select app.led_group_ids()));--> statement-breakpoint

-- Read by whoever reads the session: asked under the row security of that, as everything below.
alter table club_candidates enable row level security;--> statement-breakpoint
grant select, insert, delete on club_candidates to precis_app;--> statement-breakpoint
create policy read on club_candidates for select to precis_app
  using (exists (select from club_sessions s where s.id = session_id));--> statement-breakpoint
create policy propose on club_candidates for insert to precis_app
  with check (proposed_by = (select app.viewer_id())
    and exists (select from club_sessions s where s.id = session_id and s.state = 'proposing'));--> statement-breakpoint
create policy take_back on club_candidates for delete to precis_app
  using (proposed_by = (select app.viewer_id())
    and exists (select from club_sessions s where s.id = session_id and s.state = 'proposing'));--> statement-breakpoint

alter table club_choice_votes enable row level security;--> statement-breakpoint
grant select, insert, delete on club_choice_votes to precis_app;--> statement-breakpoint
create policy own on club_choice_votes to precis_app
  using (user_id = (select app.viewer_id()) and exists (select from club_sessions s where s.id = session_id))
  with check (user_id = (select app.viewer_id())
    and exists (select from club_sessions s where s.id = session_id and s.state = 'proposing'));--> statement-breakpoint

-- Until it is revealed nobody reads another's ballot, nor whether there is one; not those who lead the group, not administrators.
alter table club_ballots enable row level security;--> statement-breakpoint
grant select, insert, update (answers, trust, change, comment) on club_ballots to precis_app;--> statement-breakpoint
create policy read on club_ballots for select to precis_app
  using (exists (select from club_sessions s where s.id = session_id
    and (user_id = (select app.viewer_id()) or s.revealed_at is not null)));--> statement-breakpoint
create policy cast_one on club_ballots for insert to precis_app
  with check (user_id = (select app.viewer_id()) and sealed_on is null
    and exists (select from club_sessions s where s.id = session_id));--> statement-breakpoint
create policy change on club_ballots for update to precis_app
  using (user_id = (select app.viewer_id()) and sealed_on is null
    and exists (select from club_sessions s where s.id = session_id));--> statement-breakpoint

revoke execute on function app.most_approved(uuid), app.keep_club_session(), app.seal_ballots(),
  app.keep_ballot(), app.drop_ballots() from public;--> statement-breakpoint
grant execute on function app.most_approved(uuid) to precis_app;
