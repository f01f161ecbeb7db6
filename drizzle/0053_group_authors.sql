-- Groups that are authors are found by their names from now on: their studies are written to the index again.
insert into search_queue (study_id) select distinct study_id from study_authors where collective is not null
  on conflict do nothing;
