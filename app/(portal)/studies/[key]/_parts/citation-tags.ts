import type { StudyPage } from '@/db/studies/study-page'

/** Highwire Press tags, as reference managers read them from a page; what is not known is left out. */
export function citationTags(study: StudyPage): Record<string, string | string[]> {
  const { published } = study
  const date =
    published &&
    [published.year, published.month, published.day].filter(Boolean).map((part) => String(part).padStart(2, '0'))
  const [first, last] = (study.pages ?? '').split(/[-–]/)
  const tags: Record<string, string | string[] | null | undefined> = {
    citation_title: study.title,
    citation_author: study.authors.map(
      (a) => a.collective ?? [a.family, a.given ?? a.initials].filter(Boolean).join(', '),
    ),
    citation_publication_date: date?.join('/'),
    citation_journal_title: study.journal?.title,
    citation_journal_abbrev: study.journal?.abbreviation,
    citation_issn: study.journal?.issn,
    citation_volume: study.volume,
    citation_issue: study.issue,
    citation_firstpage: first,
    citation_lastpage: last,
    citation_doi: study.doi,
    citation_pmid: study.pmid ? String(study.pmid) : null,
    citation_language: study.languages,
  }
  return Object.fromEntries(
    Object.entries(tags).filter((tag): tag is [string, string | string[]] => Boolean(tag[1]?.length)),
  )
}
