-- How far somebody is with a study is theirs, not a list's: on a shared list one reader would speak for all.
CREATE TABLE "study_readings" (
	"user_id" uuid NOT NULL,
	"study_id" bigint NOT NULL,
	"status" text NOT NULL,
	"read_at" timestamp with time zone,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "study_readings_user_id_study_id_pk" PRIMARY KEY("user_id","study_id")
);
--> statement-breakpoint
ALTER TABLE "study_readings" ADD CONSTRAINT "study_readings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_readings" ADD CONSTRAINT "study_readings_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "study_readings_study" ON "study_readings" USING btree ("study_id");--> statement-breakpoint
-- The furthest that its owner was with it on any list of theirs.
insert into study_readings (user_id, study_id, status, read_at, changed_at)
select l.owner_id, i.study_id,
  case when bool_or(i.status = 'read') then 'read' else 'reading' end,
  max(i.read_at) filter (where i.status = 'read'), coalesce(max(i.read_at), max(i.added_at))
from list_items i join reading_lists l on l.id = i.list_id
where i.status <> 'to-read' group by l.owner_id, i.study_id;--> statement-breakpoint
ALTER TABLE "list_items" DROP COLUMN "status";--> statement-breakpoint
ALTER TABLE "list_items" DROP COLUMN "read_at";--> statement-breakpoint
ALTER TABLE "study_readings" ADD CONSTRAINT "study_readings_status" CHECK (status in ('to-read', 'reading', 'read'));--> statement-breakpoint
alter table study_readings enable row level security;--> statement-breakpoint
grant select, insert, update, delete on study_readings to precis_app;--> statement-breakpoint
create policy own on study_readings to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);
