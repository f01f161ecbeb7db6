import { isInitials } from '@/lib/studies/author-name'
import type { AbstractSection } from '@/lib/studies/citable-text'
import { endOfDate } from '@/lib/studies/date-span'
import { fullPages } from '@/lib/studies/full-pages'
import { doiAddress } from '@/lib/studies/identifiers'
import type { PublicationDate, Season } from '@/lib/studies/publication-date'
import { slugOf, studyKey } from '@/lib/studies/study-address'

/** What citing a study needs to know of it; null and empty mean not known. */
export type StudyForCitation = {
  id: number
  pmid: number | null
  pmcid: string | null
  doi: string | null
  title: string
  authors: AuthorForCitation[]
  /** False where the byline has more names than these. */
  authorsComplete: boolean
  journal: string | null
  journalAbbreviation: string | null
  issn: string | null
  published: PublicationDate | null
  volume: string | null
  issue: string | null
  pages: string | null
  languages: string[]
  abstract: AbstractSection[]
  keywords: string[]
}

export type AuthorForCitation = {
  family: string | null
  given: string | null
  initials: string | null
  suffix: string | null
  collective: string | null
}

export type CslName = { family: string; given?: string; suffix?: string } | { literal: string }

/** A study as CSL-JSON 1.0: https://docs.citationstyles.org, with `keyword` as a list between semicolons. */
export type CslItem = {
  id: string
  type: 'article-journal'
  title?: string
  author?: CslName[]
  'container-title'?: string
  'container-title-short'?: string
  /** One date, or where it begins and where it ends. */
  issued?: { 'date-parts': [number[], number[]?]; season?: number }
  volume?: string
  issue?: string
  page?: string
  DOI?: string
  PMID?: string
  PMCID?: string
  ISSN?: string
  language?: string
  URL?: string
  abstract?: string
  keyword?: string
}

const SEASONS: Record<Season, number> = { spring: 1, summer: 2, autumn: 3, winter: 4 }

/** A study as CSL-JSON. What is not known is absent, so no style can print it. */
export function cslOf(study: StudyForCitation): CslItem {
  const item: Record<keyof CslItem, unknown> = {
    id: citationKey(study),
    type: 'article-journal',
    title: line(study.title)?.replace(/(?<!\.)\.$/, ''),
    author: study.authors.flatMap(nameOf),
    'container-title': line(study.journal),
    'container-title-short': line(study.journalAbbreviation),
    issued: study.published && issued(study.published),
    volume: line(study.volume),
    issue: line(study.issue),
    page: line(study.pages) && fullPages(line(study.pages) as string),
    DOI: line(study.doi),
    PMID: study.pmid && String(study.pmid),
    PMCID: line(study.pmcid),
    ISSN: line(study.issn),
    language: study.languages[0] && languageTag(study.languages[0]),
    URL: addressOf(study),
    abstract: line(study.abstract.map(({ label, text }) => (label ? `${label}: ${text}` : text)).join(' ')),
    keyword: study.keywords.map(line).filter(Boolean).join('; '),
  }
  return Object.fromEntries(
    Object.entries(item).filter(([, value]) => value && !(Array.isArray(value) && value.length === 0)),
  ) as CslItem
}

/** One line without white space at its ends; undefined where nothing is left. */
const line = (text: string | null) => text?.replace(/\s+/g, ' ').trim() || undefined

/** "maeshima-2020-s1": plain ASCII, and different for every study of the portal. */
function citationKey(study: StudyForCitation): string {
  const first = study.authors[0]
  const name = slugOf(first?.family ?? first?.collective ?? '').replace(/[^a-z0-9-]/g, '')
  return [name === 'study' ? '' : name, study.published?.year, studyKey(study)].filter(Boolean).join('-')
}

function nameOf(author: AuthorForCitation): CslName[] {
  const { family, given, initials, suffix, collective } = author
  const literal = line(collective)
  if (literal) return [{ literal }]
  const name = line(family)
  // Given names where they are known, else the initials, apart: "JP" is two of them.
  const names = isInitials(author) ? null : line(given)
  const first = names ?? line([...(line(given) ?? initials ?? '').replace(/[\s.]/g, '')].join(' '))
  if (!name) return first ? [{ literal: first }] : []
  const tail = line(suffix)
  return [{ family: name, ...(first && { given: first }), ...(tail && { suffix: tail }) }]
}

function issued(published: PublicationDate): CslItem['issued'] {
  const { year, month, day, season } = published
  const parts = [year, ...(month ? [month, ...(day ? [day] : [])] : [])]
  const end = endOfDate(published)
  const last = end && [end.year, ...(end.month ? [end.month] : [])]
  return { 'date-parts': last ? [parts, last] : [parts], ...(season && !month && { season: SEASONS[season] }) }
}

/** "eng", and MEDLINE's older codes such as "ger", as "en" and "de". */
function languageTag(code: string): string | undefined {
  try {
    return new Intl.Locale(code).language
  } catch {
    return undefined
  }
}

function addressOf({ doi, pmid }: StudyForCitation): string | undefined {
  if (doi) return doiAddress(doi)
  return pmid ? `https://pubmed.ncbi.nlm.nih.gov/${pmid}/` : undefined
}
