CREATE TABLE "study_views" (
	"study_id" bigint NOT NULL,
	"week" date NOT NULL,
	"views" integer NOT NULL,
	CONSTRAINT "study_views_week_study_id_pk" PRIMARY KEY("week","study_id")
);
--> statement-breakpoint
ALTER TABLE "studies" ADD COLUMN "abstract_changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD COLUMN "edited_by" uuid;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD COLUMN "edited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD COLUMN "restored_from" integer;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD COLUMN "warnings" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD COLUMN "level" smallint;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD COLUMN "level_reason" text;--> statement-breakpoint
ALTER TABLE "study_views" ADD CONSTRAINT "study_views_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_summaries" ADD CONSTRAINT "study_summaries_edited_by_users_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "studies_retracted" ON "studies" USING btree ("id") WHERE "studies"."retracted_at" is not null;--> statement-breakpoint
CREATE INDEX "study_summaries_edited" ON "study_summaries" USING btree ("study_id") WHERE "study_summaries"."current" and ("study_summaries"."maker" = 'person' or "study_summaries"."edited_by" is not null);