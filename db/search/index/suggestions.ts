import type postgres from 'postgres'

/** Words by which nobody looks for a name, "of the" in the middle of it. */
const SMALL_WORDS = ['a', 'an', 'and', 'as', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with']

/**
 * Writes anew what a search box can offer: headings that studies have, by every wording that the vocabulary has for
 * them; journals; authors of two studies or more. Headings and journals are found by each word of theirs, authors by
 * their family name. Only what has changed is written. To be called after the headings were counted: `countCorpus`.
 */
export async function countSuggestions(tx: postgres.TransactionSql): Promise<void> {
  await tx`
    create temporary table fresh_suggestions on commit drop as
    select kind, least(9, app.suggestion_band(studies) + aside)::smallint as band, key, name, wording, studies
    from (${concepts(tx)} union all ${journals(tx)} union all ${authors(tx)}) found`
  await tx`
    delete from search_suggestions old where not exists (
      select from fresh_suggestions new where new.kind = old.kind and new.band = old.band and new.key = old.key
        and new.name = old.name and new.studies = old.studies and new.wording is not distinct from old.wording)`
  await tx`
    insert into search_suggestions (kind, band, key, name, wording, studies)
    select kind, band, key, name, wording, studies from fresh_suggestions new where not exists (
      select from search_suggestions old where old.kind = new.kind and old.key = new.key and old.name = new.name)`
}

/**
 * A row for the label's key and for each of its ends that begins with a word worth looking by. `aside`: by how many
 * bands it stands behind: what is typed is more often the beginning of a name than the middle of it or of a wording.
 */
const ends = (tx: postgres.TransactionSql) => tx`
  lateral (select string_to_array(app.suggestion_key(coalesce(wording, name)), ' ') as words) parts
  cross join lateral (
    select array_to_string(words[start:], ' ') as key,
      case when start = 1 then 0 when wording is null then 1 else 2 end as aside
    from generate_series(1, cardinality(words)) start
    where start = 1 or (length(words[start]) > 1 and words[start] <> all (${SMALL_WORDS}::text[]))) beginning`

const concepts = (tx: postgres.TransactionSql) => tx`
  (select distinct on (key, name) 'concept' as kind, aside, key, name, wording, studies
  from (
    select h.name, h.studies, label.wording
    from search_headings h
    cross join lateral (
      select null as wording
      union
      select m.term from mesh_terms m
      -- "Loss, Hair" is what "Hair Loss" is filed under.
      where m.descriptor_ui = h.descriptor_ui and m.term not like '%,%'
        and app.suggestion_key(m.term) <> app.suggestion_key(h.name)) label
    where h.studies > 0
  ) named cross join ${ends(tx)}
  where key <> ''
  order by key, name, aside, wording nulls first)`

const journals = (tx: postgres.TransactionSql) => tx`
  (select distinct on (key, name) 'journal', aside, key, name, wording, studies
  from (
    select j.title as name, sum(n.studies)::int as studies, max(coalesce(j.iso_abbreviation, j.medline_abbreviation)) as short
    from (select journal_id, count(*)::int as studies from studies where withdrawn_at is null group by journal_id) n
    join journals j on j.id = n.journal_id
    group by j.title
  ) journal
  cross join lateral (
    select null as wording union select short where app.suggestion_key(short) <> app.suggestion_key(name)) label
  cross join ${ends(tx)}
  where key <> ''
  order by key, name, aside, wording nulls first)`

const authors = (tx: postgres.TransactionSql) => tx`
  (select 'author', 0, key, (array_agg(name order by studies desc, name))[1], null, sum(studies)::int
  from (
    select app.suggestion_key(family || ' ' || initials) as key, family || ' ' || initials as name, studies
    from (
      select a.family, a.initials, count(*)::int as studies
      from study_authors a join studies s on s.id = a.study_id and s.withdrawn_at is null
      where a.family is not null and a.initials is not null
      group by a.family, a.initials having count(*) > 1
    ) named
  ) keyed
  where key like '% %'
  group by key)`
