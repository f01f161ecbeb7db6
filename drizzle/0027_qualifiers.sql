-- Headings and journals that begin with some letters are looked for by byte, whatever the locale. An index entry has room
-- for 200 characters, not for the longest of names.
create index mesh_terms_beginning on mesh_terms (left(key, 200) text_pattern_ops);--> statement-breakpoint
create index search_headings_beginning on search_headings (left(key, 200) text_pattern_ops);--> statement-breakpoint
create index journals_title_beginning on journals (left(lower(title), 200) text_pattern_ops);--> statement-breakpoint
create index journals_iso_beginning on journals (left(lower(iso_abbreviation), 200) text_pattern_ops);--> statement-breakpoint
create index journals_medline_beginning on journals (left(lower(medline_abbreviation), 200) text_pattern_ops);--> statement-breakpoint
-- Qualifiers and other abstracts are held since the first version, but were not searched: all is indexed again, in the
-- background.
insert into search_rebuilds (asked_at) select now() where exists (select from search_documents) on conflict do nothing;
