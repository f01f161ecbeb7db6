import { type SQL, sql } from 'drizzle-orm'
import type { StudySource } from '@/lib/records/study-record'
import { type Comparable, comparable } from '@/lib/references/match/comparable'
import type { KnownWorks } from '@/lib/references/match/known-works'
import type { ParsedReference } from '@/lib/references/parsed-reference'
import { isRetold } from '@/lib/studies/retold'

/** A title that many have brings no more of them than this. */
const OF_ONE_TITLE = 100
/** Letters of a title that say enough by themselves. */
const TELLING_LETTERS = 12

export const studyWorkKey = (id: number) => `study ${id}`
export const studyIdOf = (key: string): number | null => Number(/^study (\d+)$/.exec(key)?.[1] ?? 0) || null

/** Asks the corpus, as an import or for a reader. */
export type AskCorpus = (query: SQL) => Promise<Iterable<Record<string, unknown>>>

/** A reference with what it is compared by; one that is written out may stand here several times, with other titles. */
export type AskedReference = { reference: ParsedReference; comparable: Comparable }

type CandidateRow = {
  id: number
  source: StudySource
  pmid: number | null
  pmcid: string | null
  doi: string | null
  title: string
  vernacular_title: string | null
  year: number | null
  volume: string | null
  issue: string | null
  pages: string | null
  publication_types: string[]
  family: string | null
  given: string | null
  initials: string | null
  collective: string | null
  journal: string | null
  iso_abbreviation: string | null
  medline_abbreviation: string | null
  issn: string | null
  issn_electronic: string | null
  abstract: string | null
}

/**
 * Adds to `known` the studies that any of these references may be: by PMID, PMCID or DOI, by the beginning of the title,
 * or by volume and first page in a year next to its own.
 */
export async function loadCandidates(
  ask: AskCorpus,
  references: readonly AskedReference[],
  known: KnownWorks,
): Promise<void> {
  const all = <T>(pick: (each: AskedReference) => T | undefined) =>
    sql.param([...new Set(references.flatMap((each) => pick(each) ?? []))])
  const titled = references.filter(({ reference }) => reference.title)
  const placed = references.filter(({ comparable: { volume, firstPage, year } }) => volume && firstPage && year)
  const rows = (await ask(sql`
    with found as (
      select id from studies where pmid = any(${all(({ comparable }) => comparable.pmid)}::int[])
      union select id from studies where pmcid = any(${all(({ comparable }) => comparable.pmcid)}::text[])
      union select id from studies where lower(doi) = any(${all(({ comparable }) => comparable.doi)}::text[])
      union select s.id
        from (select distinct app.title_key(title) as key, year from unnest(
          ${sql.param(titled.map(({ reference }) => reference.title as string))}::text[],
          ${sql.param(titled.map(({ comparable }) => comparable.year ?? 0))}::int[]) as t (title, year)) asked
        cross join lateral (
          select id from studies where app.title_key(title) = asked.key
            and (length(asked.key) >= ${TELLING_LETTERS} or published_on between
              make_date(asked.year - 1, 1, 1) and make_date(asked.year + 1, 12, 31))
          limit ${OF_ONE_TITLE}
        ) s
      union select s.id
        from unnest(${sql.param(placed.map(({ comparable }) => comparable.volume as string))}::text[],
          ${sql.param(placed.map(({ comparable }) => (comparable.firstPage as string).toLowerCase()))}::text[],
          ${sql.param(placed.map(({ comparable }) => comparable.year as number))}::int[]) as asked (volume, page, year)
        join studies s on s.pages is not null and s.volume is not null
          and substring(s.volume, '[0-9]{1,9}') = asked.volume
          and lower(substring(s.pages, '^[A-Za-z]{0,9}[0-9]{1,9}')) = asked.page
          and s.published_on between make_date(asked.year - 1, 1, 1) and make_date(asked.year + 1, 12, 31)
    )
    select s.id::int, s.source, s.pmid, s.pmcid, s.doi, s.title, s.vernacular_title, (s.published ->> 'year')::int as year, s.volume,
      s.issue, s.pages, s.publication_types, a.family, a.given, a.initials, a.collective, j.title as journal,
      j.iso_abbreviation, j.medline_abbreviation, j.issn, j.issn_electronic,
      (select left(string_agg(concat_ws(': ', section ->> 'label', section ->> 'text'), ' ' order by position), 1000)
       from jsonb_array_elements(s.abstract) with ordinality as e (section, position)) as abstract
    from found f join studies s on s.id = f.id
    left join journals j on j.id = s.journal_id
    left join study_authors a on a.study_id = s.id and a.position = 0`)) as Iterable<CandidateRow>
  for (const row of rows) {
    const key = studyWorkKey(row.id)
    if (known.has(key)) continue
    known.add({
      key,
      comparable: comparable({
        pmid: row.pmid,
        pmcid: row.pmcid,
        doi: row.doi,
        title: row.title,
        vernacularTitle: row.vernacular_title,
        firstAuthor: row,
        year: row.year,
        journals: [row.journal, row.iso_abbreviation, row.medline_abbreviation],
        issn: [row.issn, row.issn_electronic],
        volume: row.volume,
        issue: row.issue,
        pages: row.pages,
        // Words of ours say nothing of whether the authors' are those of this reference.
        abstract: isRetold(row.source) ? undefined : row.abstract,
        publicationTypes: row.publication_types,
      }),
    })
  }
}
