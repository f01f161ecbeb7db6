-- Counts of weeks that nobody adds up any more are dropped in the background, by the importer's role.
grant select, delete on study_views to precis_import;--> statement-breakpoint
create policy drop_old on study_views to precis_import using (true);
