DROP INDEX "study_references_cited";--> statement-breakpoint
DROP INDEX "study_references_open_pmid";--> statement-breakpoint
CREATE INDEX "study_references_cited" ON "study_references" USING btree ("cited_study_id","study_id") WHERE "study_references"."cited_study_id" is not null;--> statement-breakpoint
CREATE INDEX "study_references_open_pmid" ON "study_references" USING btree ("pmid","study_id") WHERE "study_references"."cited_study_id" is null and "study_references"."pmid" is not null;