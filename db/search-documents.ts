import type postgres from 'postgres'

/**
 * Writes what searches are matched against for these studies: the one place that says what is searched, used by
 * whoever writes a study or its summary, in the same transaction.
 *
 * A text search document has room for a million bytes: what no title or abstract comes near is cut off, not refused.
 *
 * Weights: A title (the vernacular one too); B MeSH headings, keywords, the current TL;DR; C abstract; D authors and
 * journal. Words are stemmed as English, the language of nearly every title and abstract; names of people and
 * journals are taken as they are, since a stemmed surname finds other people.
 */
export async function writeSearchDocuments(tx: postgres.TransactionSql, studyIds: number[]): Promise<void> {
  if (studyIds.length === 0) return
  await tx`
    insert into search_documents (study_id, document)
    select s.id,
      setweight(to_tsvector('english', left(s.title, 5000)), 'A')
      || setweight(to_tsvector('simple', left(coalesce(s.vernacular_title, ''), 5000)), 'A')
      || setweight(to_tsvector('english', left(concat_ws(' . ', summary.tldr, headings.words, array_to_string(s.keywords, ' . ')), 40000)), 'B')
      || setweight(to_tsvector('english', left(coalesce(sections.words, ''), 120000)), 'C')
      || setweight(to_tsvector('simple', left(concat_ws(' . ', j.title, j.iso_abbreviation, names.words), 120000)), 'D')
    from studies s
    left join journals j on j.id = s.journal_id
    left join study_summaries summary on summary.study_id = s.id and summary.current
    left join lateral (
      select string_agg(descriptor, ' . ' order by position) as words from mesh_headings where study_id = s.id
    ) headings on true
    left join lateral (
      select string_agg(section ->> 'text', ' ' order by position) as words
      from jsonb_array_elements(s.abstract) with ordinality as e (section, position)
    ) sections on true
    left join lateral (
      select string_agg(concat_ws(' ', given, family, collective), ' . ' order by position) as words
      from study_authors where study_id = s.id
    ) names on true
    where s.id = any(${studyIds}::bigint[])
    on conflict (study_id) do update set document = excluded.document`
}
