-- The vocabularies are read by everyone and written by the importer alone, as the corpus is.
grant select on mesh_descriptors, mesh_terms, journal_names, listed_retractions to precis_app;--> statement-breakpoint
grant select, insert, update, delete on mesh_descriptors, mesh_terms, journal_names, listed_retractions to precis_import;
