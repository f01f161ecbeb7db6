CREATE TABLE "journal_names" (
	"key" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"abbreviation" text NOT NULL,
	"abbreviation_key" text NOT NULL,
	"nlm_id" text
);
--> statement-breakpoint
CREATE TABLE "listed_retractions" (
	"pmid" integer,
	"doi" text,
	"notice_doi" text,
	"notice_pmid" integer,
	"source" text NOT NULL,
	CONSTRAINT "listed_retractions_once" UNIQUE NULLS NOT DISTINCT("pmid","doi","source"),
	CONSTRAINT "listed_retractions_names" CHECK ("listed_retractions"."pmid" is not null or "listed_retractions"."doi" is not null)
);
--> statement-breakpoint
CREATE TABLE "mesh_descriptors" (
	"ui" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"tree_numbers" text[] DEFAULT '{}' NOT NULL,
	"mapped_to" text[],
	"scope_note" text
);
--> statement-breakpoint
CREATE TABLE "mesh_terms" (
	"descriptor_ui" text NOT NULL,
	"term" text NOT NULL,
	"key" text NOT NULL,
	"preferred" boolean NOT NULL,
	CONSTRAINT "mesh_terms_descriptor_ui_term_pk" PRIMARY KEY("descriptor_ui","term")
);
--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "kind" text DEFAULT 'studies' NOT NULL;--> statement-breakpoint
ALTER TABLE "journals" ADD COLUMN "name_keys" text[];--> statement-breakpoint
ALTER TABLE "mesh_terms" ADD CONSTRAINT "mesh_terms_descriptor_ui_mesh_descriptors_ui_fk" FOREIGN KEY ("descriptor_ui") REFERENCES "public"."mesh_descriptors"("ui") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "journal_names_abbreviation" ON "journal_names" USING btree ("abbreviation_key");--> statement-breakpoint
CREATE INDEX "listed_retractions_doi" ON "listed_retractions" USING btree ("doi") WHERE "listed_retractions"."doi" is not null;--> statement-breakpoint
CREATE INDEX "mesh_terms_key" ON "mesh_terms" USING btree ("key");--> statement-breakpoint
CREATE INDEX "journals_name_keys" ON "journals" USING gin ("name_keys");