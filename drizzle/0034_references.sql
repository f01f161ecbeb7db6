-- Reference files: what became of each record, so that an import can be repeated without adding anything, and undone.
CREATE TABLE "reference_import_rows" (
	"import_id" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"line" integer NOT NULL,
	"raw_text" text NOT NULL,
	"parsed" jsonb,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"decision" text NOT NULL,
	"study_id" bigint,
	"added" boolean DEFAULT false NOT NULL,
	"score" real,
	"reasons" text[] DEFAULT '{}' NOT NULL,
	"chosen_by" text DEFAULT 'rule' NOT NULL,
	CONSTRAINT "reference_import_rows_import_id_ordinal_pk" PRIMARY KEY("import_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "reference_imports" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reference_imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"format" text NOT NULL,
	"encoding" text NOT NULL,
	"state" text DEFAULT 'applied' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "reference_import_rows" ADD CONSTRAINT "reference_import_rows_import_id_reference_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."reference_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reference_import_rows" ADD CONSTRAINT "reference_import_rows_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reference_import_rows_study" ON "reference_import_rows" USING btree ("study_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reference_imports_file" ON "reference_imports" USING btree ("sha256") WHERE "reference_imports"."state" = 'applied';--> statement-breakpoint
-- How a title begins, in small letters and figures alone: where a reference of the same work may stand, whatever another
-- database made of its capitals, accents and signs.
create function app.title_key(text) returns text language sql immutable strict parallel safe as $$
  select nullif(left(regexp_replace(regexp_replace(
    lower(case when left($1, 200) ~ '^[\x01-\x7f]*$' then left($1, 200) else app.in_ascii(left($1, 200)) end),
    '^[^a-z0-9]*(the|an?) ', ''), '[^a-z0-9\u0400-\u9fff\uac00-\ud7af]+', '', 'g'), 24), '')
$$;--> statement-breakpoint
CREATE INDEX "studies_title_key" ON "studies" USING btree (app.title_key("title"));--> statement-breakpoint
CREATE INDEX "studies_first_page" ON "studies" USING btree (substring("volume", '[0-9]{1,9}'),lower(substring("pages", '^[A-Za-z]{0,9}[0-9]{1,9}'))) WHERE "studies"."pages" is not null and "studies"."volume" is not null;--> statement-breakpoint
ALTER TABLE "reference_imports" ADD CONSTRAINT "reference_imports_state" CHECK (state in ('applied', 'undone'));--> statement-breakpoint
ALTER TABLE "reference_import_rows" ADD CONSTRAINT "reference_import_rows_decision" CHECK (decision in ('new', 'same', 'maybe', 'skip', 'broken'));--> statement-breakpoint
-- Whoever imports sees no person, and no person sees these: the portal shows an import by its log.
alter table reference_imports enable row level security;--> statement-breakpoint
alter table reference_import_rows enable row level security;--> statement-breakpoint
grant select, insert, update, delete on reference_imports, reference_import_rows to precis_import;--> statement-breakpoint
create policy everything on reference_imports to precis_import using (true);--> statement-breakpoint
create policy everything on reference_import_rows to precis_import using (true);
