-- What is searched is read by everyone and written by the importer alone, as the corpus is.
grant select on search_documents, search_documents_0, search_documents_1, search_documents_2, search_documents_3,
  search_tiers, search_terms, search_statistics, search_headings, search_words,
  search_queue to precis_app;--> statement-breakpoint
grant select, insert, update, delete on search_documents, search_documents_0, search_documents_1, search_documents_2,
  search_documents_3, search_tiers, search_terms, search_statistics,
  search_headings, search_words, search_queue to precis_import;--> statement-breakpoint
grant usage on all sequences in schema public to precis_import;--> statement-breakpoint
create extension if not exists pg_trgm;--> statement-breakpoint
create index search_words_similar on search_words using gin (word gin_trgm_ops);--> statement-breakpoint
create index mesh_descriptors_tree_numbers on mesh_descriptors using gin (tree_numbers);--> statement-breakpoint

-- Text as it is searched: without accents, Greek letters by name ("TNF-α" is found as "TNF-alpha"), and without the
-- hyphen that PostgreSQL would read as a minus ("IL-6", "COVID-19").
create function app.folded(text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(case when $1 ~ '^[\x01-\x7f]*$' then $1 else
    replace(replace(replace(replace(replace(replace(replace(
      regexp_replace(normalize($1, NFKD), '[\u0300-\u036f]', '', 'g'),
      'α', 'alpha'), 'β', 'beta'), 'γ', 'gamma'), 'δ', 'delta'), 'κ', 'kappa'), 'λ', 'lambda'), 'ω', 'omega') end,
    '([[:alpha:]])-(\d)', '\1 \2', 'g')
$$;
