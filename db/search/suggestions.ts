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
    select kind, app.suggestion_band(studies) as band, key, name, wording, studies from (${concepts(tx)}) concept
    union all
    select kind, app.suggestion_band(studies), key, name, wording, studies from (${journals(tx)}) journal
    union all
    select kind, app.suggestion_band(studies), key, name, wording, studies from (${authors(tx)}) author`
  await tx`
    delete from search_suggestions old where not exists (
      select from fresh_suggestions new where new.kind = old.kind and new.key = old.key and new.name = old.name
        and new.studies = old.studies and new.wording is not distinct from old.wording)`
  await tx`
    insert into search_suggestions (kind, band, key, name, wording, studies)
    select kind, band, key, name, wording, studies from fresh_suggestions new where not exists (
      select from search_suggestions old where old.kind = new.kind and old.key = new.key and old.name = new.name)`
}

/** A row for the name's key and for each of its ends that begins with a word worth looking by. */
const ends = (tx: postgres.TransactionSql, label: postgres.Fragment) => tx`
  lateral (select string_to_array(app.suggestion_key(${label}), ' ') as words) parts
  cross join lateral (
    select array_to_string(words[start:], ' ') as key from generate_series(1, cardinality(words)) start
    where start = 1 or (length(words[start]) > 1 and words[start] <> all (${SMALL_WORDS}::text[]))) beginning`

/** A study has a heading where it has one below it too, as a search for it finds; `search_terms` has counted that. */
const concepts = (tx: postgres.TransactionSql) => tx`
  select distinct on (key, name) 'concept' as kind, key, name, wording, studies
  from (
    select h.name, label.wording, greatest(h.studies, coalesce(t.studies, 0)) as studies,
      coalesce(label.wording, h.name) as label
    from search_headings h
    left join search_terms t on t.term = 'm=' || coalesce(h.descriptor_ui, h.key)
    cross join lateral (
      select null as wording
      union
      select m.term from mesh_terms m
      -- "Loss, Hair" is what "Hair Loss" is filed under.
      where m.descriptor_ui = h.descriptor_ui and m.term not like '%,%'
        and app.suggestion_key(m.term) <> app.suggestion_key(h.name)) label
    where h.studies > 0
  ) named cross join ${ends(tx, tx`label`)}
  where key <> ''
  order by key, name, wording nulls first`

const journals = (tx: postgres.TransactionSql) => tx`
  select distinct on (key, name) 'journal' as kind, key, name, null as wording, studies
  from (
    select j.title as name, sum(n.studies)::int as studies
    from (select journal_id, count(*)::int as studies from studies where withdrawn_at is null group by journal_id) n
    join journals j on j.id = n.journal_id
    group by j.title
  ) named cross join ${ends(tx, tx`name`)}
  where key <> ''
  order by key, name`

const authors = (tx: postgres.TransactionSql) => tx`
  select 'author' as kind, key, (array_agg(name order by studies desc, name))[1] as name, null as wording,
    sum(studies)::int as studies
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
  group by key`
