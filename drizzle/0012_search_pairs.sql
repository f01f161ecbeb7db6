CREATE TABLE "search_pairs" (
	"pair" text PRIMARY KEY NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"indexed" boolean NOT NULL
);
--> statement-breakpoint
-- Read by everyone and written by the importer alone.
grant select on search_pairs to precis_app;--> statement-breakpoint
grant select, insert, update on search_pairs to precis_import;
