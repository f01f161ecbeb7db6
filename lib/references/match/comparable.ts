import { fullPages } from '@/lib/studies/full-pages'
import { journalNameKeys } from '@/lib/studies/journal-name'
import { type Companion, companionOf } from './companion'

/** What is known of one work, of a file or of the portal: what `comparable` makes ready for a comparison. */
export type WorkToCompare = {
  pmid?: number | null
  pmcid?: string | null
  doi?: string | null
  title?: string | null
  vernacularTitle?: string | null
  firstAuthor?: {
    family?: string | null
    given?: string | null
    initials?: string | null
    collective?: string | null
  } | null
  year?: number | null
  journals: (string | null | undefined)[]
  issn?: (string | null | undefined)[]
  volume?: string | null
  issue?: string | null
  pages?: string | null
  abstract?: string | null
  publicationTypes?: readonly string[]
  type?: string
}

export type Comparable = {
  pmid?: number
  pmcid?: string
  doi?: string
  /** Titles as letters and digits, capitals, one blank between words. */
  titles: string[]
  author?: { name: string; initial: string; isGroup: boolean }
  year?: number
  journals: string[]
  issns: string[]
  volume?: string
  issue?: string
  firstPage?: string
  abstract?: string
  companion: Companion | null
  /** Of Cochrane reviews: number of the review and of its version. */
  cochrane?: { review: string; version: number }
  hasTypes: boolean
}

/** Longest beginning of an abstract that is compared. */
const ABSTRACT = 300

export function comparable(work: WorkToCompare): Comparable {
  const { firstAuthor: author } = work
  const family = author?.family ? plainKey(author.family) : ''
  const group = author?.collective ? plainKey(author.collective) : ''
  const initial = plainKey(author?.given ?? author?.initials ?? '')[0] ?? ''
  const doi = work.doi?.toLowerCase()
  const cochrane = doi && /14651858\.(cd\d{6})(?:\.pub(\d+))?$/.exec(doi)
  const fields = {
    pmid: work.pmid ?? undefined,
    pmcid: work.pmcid ?? undefined,
    doi,
    year: work.year ?? undefined,
    volume: numberKey(work.volume),
    issue: numberKey(work.issue),
    firstPage: pageKey(work.pages),
    abstract: plainKey((work.abstract ?? '').slice(0, ABSTRACT * 2)).slice(0, ABSTRACT) || undefined,
    author: family || group ? { name: family || group, initial: family ? initial : '', isGroup: !family } : undefined,
    cochrane: cochrane ? { review: cochrane[1] as string, version: Number(cochrane[2] ?? 1) } : undefined,
  }
  return {
    ...(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Comparable>),
    titles: [...new Set([work.title, work.vernacularTitle].map((title) => plainKey(title ?? '')).filter(Boolean))],
    journals: journalNameKeys(...work.journals),
    issns: (work.issn ?? []).flatMap((issn) => issn?.toUpperCase() || []),
    companion: companionOf(work),
    hasTypes: (work.publicationTypes ?? []).length > 0,
  }
}

/** Letters and digits in capitals, without marks over them, one blank between words. */
export function plainKey(text: string): string {
  return text
    .replace(/<[a-z/][^<>]{0,40}>/gi, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[łŁ]/g, 'l')
    .toUpperCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** "12(Suppl 1)", "Vol. 12" and "012" are 12. */
const numberKey = (text: string | null | undefined) =>
  /\d+/.exec(text ?? '')?.[0].replace(/^0+(?=\d)/, '') ?? (plainKey(text ?? '') || undefined)

/** The first page, its letters and its figures: "S34" of "S34-40", "E123" of "e123". */
function pageKey(pages: string | null | undefined): string | undefined {
  const first = fullPages((pages ?? '').trim()).split(/[-–,;\s]/)[0] ?? ''
  return (
    plainKey(first)
      .replace(/ /g, '')
      .replace(/^([A-Z]*)0+(?=\d)/, '$1') || undefined
  )
}
