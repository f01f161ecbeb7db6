CREATE TABLE "draftings" (
	"drafter" smallint PRIMARY KEY NOT NULL,
	"through" bigint DEFAULT 0 NOT NULL,
	"begun_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "study_summaries" ADD COLUMN "maker" text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD COLUMN "drafter" smallint;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD COLUMN "refusal" text;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD COLUMN "sentences" jsonb;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD CONSTRAINT "study_summaries_maker" CHECK (maker in ('person', 'machine'));--> statement-breakpoint
-- Read by everyone and written by the importer alone.
grant select on draftings to precis_app;--> statement-breakpoint
grant select, insert, update on draftings to precis_import;
