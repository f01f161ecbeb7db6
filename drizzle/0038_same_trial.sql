-- Studies that name one registration are found by it. Most name none.
CREATE INDEX "studies_trial_ids" ON "studies" USING gin ("trial_ids") WHERE "studies"."trial_ids" <> '{}';
