-- What a first page shows of the corpus is counted when the corpus is counted, never while a person waits: how much each
-- heading is studied for its own sake, how much of that is strong evidence, and questions that have an answer here.
ALTER TABLE "search_headings" ADD COLUMN "major_studies" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "search_headings" ADD COLUMN "strong_studies" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "search_statistics" ADD COLUMN "examples" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "search_headings_strong" ON "search_headings" USING btree ("strong_studies" DESC NULLS LAST,"major_studies" DESC NULLS LAST,"name");--> statement-breakpoint
-- Counted again in the background.
update search_statistics set counted_at = '2000-01-01';
