-- How a draft came to be: the sentences of its abstract with role and chance, what was left out and why. Some 200 bytes a
-- study; null until the study is drafted again.
ALTER TABLE "study_summaries" ADD COLUMN "trace" jsonb;
