-- Where studies are open to everybody, and how often they are cited beside others of their field, as sources say.
CREATE TABLE "open_copies" (
	"study_id" bigint NOT NULL,
	"source" text NOT NULL,
	"is_open" boolean NOT NULL,
	"status" text NOT NULL,
	"url" text,
	"as_of" text NOT NULL,
	CONSTRAINT "open_copies_study_id_source_pk" PRIMARY KEY("study_id","source"),
	CONSTRAINT "open_copies_url" CHECK ("open_copies"."url" ~ '^https://' and length("open_copies"."url") <= 2000)
);
--> statement-breakpoint
ALTER TABLE "citation_counts" ADD COLUMN "ratio" double precision;--> statement-breakpoint
ALTER TABLE "citation_counts" ADD COLUMN "ratio_is_provisional" boolean;--> statement-breakpoint
ALTER TABLE "open_copies" ADD CONSTRAINT "open_copies_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
grant select on open_copies to precis_app;--> statement-breakpoint
grant select, insert, update, delete on open_copies to precis_import;
