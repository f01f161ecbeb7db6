import type { Design } from '@/lib/evidence/design'
import type { Effect } from '@/lib/evidence/facts/effect'
import type { NoticeKind } from '@/lib/records/study-record'
import type { PublicationDate } from '@/lib/studies/publication-date'
import type { FactName, KeyFacts } from '@/lib/summaries/summary'

/** One entry of `studies.json`: the corpus a newcomer meets. Null is not known, and is never shown as none. */
export type DemoStudy = {
  /** "seed-0" is the study the portal opens with, the other seeds are its references; "dom-001" and on, their field. */
  key: string
  title: string
  /** In the order of the byline. */
  authors: DemoAuthor[] | null
  /** The byline has more names than were seen: only these may be shown, and with "et al.". */
  moreAuthors?: true
  journal: string
  /** Of the issue where there is one, else of the first appearance. */
  published: PublicationDate | null
  volume: string | null
  issue: string | null
  pages: string | null
  pmid: number | null
  pmcid: string | null
  doi: string | null
  publicationTypes: string[] | null
  mesh: DemoMeshHeading[] | null
  /** Read by us from the publication types, the title and what the study says of its own design. */
  design: Design | null
  trialIds: string[] | null
  notices: DemoNotice[]
  citations: DemoCitations | null
  /** An abstract in our own words, where `basedOn` is enough for one. */
  retold?: { label: string; text: string }[]
  /** A bound one where there is such an abstract. */
  summary: RecordSummary | BoundSummary
  /** The facts that abstract and summary rest on, in note form: no number in them comes from elsewhere. */
  basedOn: string[]
  /** In the order of the study's own list. */
  references?: DemoReference[]
  /** What an editor should know of the entry: a date on which sources differ, a journal read from an address. */
  note?: string
}

/** Written from the bibliographic record alone. */
export type RecordSummary = {
  /** One sentence, at most 35 words; null where the record states no result. */
  tldr: string | null
  /** Two to five sentences. */
  paragraph: string
  facts: KeyFacts
}

/** Written from the retold abstract; each `source` is a whole sentence of it, word for word. */
export type BoundSummary = {
  /** One sentence, at most 35 words. */
  tldr: string
  source: string
  /** The paragraph: two to five sentences. */
  sentences: { text: string; source: string }[]
  facts: KeyFacts
  /** The words of the abstract, or of the title, that each fact rests on. */
  words: Partial<Record<FactName, string>>
  /** Each with the words of the abstract that state it. */
  effects?: DemoEffect[]
}

export type DemoEffect = Omit<Effect, 'span'> & { source: string }

export type DemoAuthor = { family: string; given?: string; initials?: string; suffix?: string }

/** Major as in PubMed: the descriptor or the qualifier that carried the asterisk. */
export type DemoMeshHeading = {
  descriptor: string
  major: boolean
  qualifiers: { name: string; major: boolean }[]
}

/** `raw` is the other record as this one names it; `studyKey` is its key where it is part of the corpus. */
export type DemoNotice = { kind: NoticeKind; raw: string | null; studyKey?: string }

export type DemoCitations = { count: number; source: string; asOf: string }

/** A study of the corpus, or a reference of which only journal, date and finding are known. */
export type DemoReference =
  | { key: string }
  | { journal: string; published: PublicationDate; finding: string; citations: DemoCitations | null }
