CREATE TABLE "reading_log" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"study_id" bigint,
	"title" text NOT NULL,
	"read_on" date NOT NULL,
	"minutes" smallint NOT NULL,
	"reflection" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "reading_log_title" CHECK (length("reading_log"."title") between 1 and 1000),
	CONSTRAINT "reading_log_minutes" CHECK ("reading_log"."minutes" between 1 and 1440),
	CONSTRAINT "reading_log_reflection" CHECK (length("reading_log"."reflection") <= 5000)
);
--> statement-breakpoint
ALTER TABLE "reading_log" ADD CONSTRAINT "reading_log_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_log" ADD CONSTRAINT "reading_log_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reading_log_day" ON "reading_log" USING btree ("user_id","read_on");--> statement-breakpoint
alter table reading_log enable row level security;--> statement-breakpoint
grant select, insert, update on reading_log to precis_app;--> statement-breakpoint
create policy own on reading_log to precis_app
  using (user_id = (select app.viewer_id()) and (select app.viewer_role()) is not null);
