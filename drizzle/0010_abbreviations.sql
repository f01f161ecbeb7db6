CREATE TABLE "search_abbreviations" (
	"key" text NOT NULL,
	"long_key" text NOT NULL,
	"long" text NOT NULL,
	"studies" integer NOT NULL,
	CONSTRAINT "search_abbreviations_key_long_key_pk" PRIMARY KEY("key","long_key")
);
--> statement-breakpoint
-- Read by everyone and written by the importer alone, as all that is counted of the corpus.
grant select on search_abbreviations to precis_app;--> statement-breakpoint
grant select, insert, update, delete on search_abbreviations to precis_import;--> statement-breakpoint
-- The corpus is counted again at the next start, so that abbreviations are known where studies are here already.
update search_statistics set counted_at = '1970-01-01';
