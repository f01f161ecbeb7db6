-- Headings and journals that begin with some letters are looked for by byte, whatever the locale.
create index mesh_terms_beginning on mesh_terms (key text_pattern_ops);--> statement-breakpoint
create index search_headings_beginning on search_headings (key text_pattern_ops);--> statement-breakpoint
create index journals_title_beginning on journals (lower(title) text_pattern_ops);--> statement-breakpoint
create index journals_iso_beginning on journals (lower(iso_abbreviation) text_pattern_ops);--> statement-breakpoint
create index journals_medline_beginning on journals (lower(medline_abbreviation) text_pattern_ops);--> statement-breakpoint
-- Qualifiers and other abstracts are held since the first version, but were not searched: all is indexed again, in the
-- background.
insert into search_rebuilds (asked_at) select now() where exists (select from search_documents) on conflict do nothing;
