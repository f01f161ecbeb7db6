import type { Design } from '@/lib/evidence/design'
import type { AbstractSection, MarkedText, OtherAbstract } from '@/lib/studies/citable-text'
import type { PublicationDate } from '@/lib/studies/publication-date'
import type { SourceFault } from './source-reader'

/** Where records come from: PubMed, Europe PMC, full-text articles, the demonstration corpus, or a reference file. */
export type StudySource = 'pubmed' | 'europe-pmc' | 'trials' | 'demo' | 'reference'

/**
 * A study as any source hands it to the store: what a reader of PubMed XML, of a trial corpus or of the demo
 * corpus could establish, and nothing else. Absent means not known.
 */
export type StudyRecord = {
  /** Where the record came from; kept with the study. */
  source: StudySource
  pmid?: number
  pmcid?: string
  /** As written in the record; compared in lower case. */
  doi?: string
  /** Names the study where it has no PMID: "pmc:PMC101395", "demo:dom-001". */
  sourceKey?: string
  /**
   * Orders the versions of one record, greater is newer; compared as text. Two records of equal revision
   * are ordered by their content, so that any order of arrival ends in the same database.
   */
  revision: string
  title: MarkedText
  vernacularTitle?: string
  abstract: AbstractSection[]
  otherAbstracts: OtherAbstract[]
  journal?: JournalRecord
  published?: PublicationDate
  volume?: string
  issue?: string
  pages?: string
  /** ISO 639-2 codes as PubMed gives them ("eng"). */
  languages: string[]
  publicationTypes: string[]
  /** Where a person has read it from the study, null where it has none; otherwise types and text decide. */
  design?: Design | null
  keywords: string[]
  /** The record's state at its source ("MEDLINE", "In-Process", "Publisher"). */
  status?: string
  authors: AuthorRecord[]
  /** False where the record says that the byline has more names than these; absent means complete. */
  authorsComplete?: boolean
  /** Trial registrations that the record names ("NCT03570749"). */
  trialIds?: string[]
  meshHeadings: MeshHeadingRecord[]
  references: ReferenceRecord[]
  notices: NoticeRecord[]
}

export type JournalRecord = {
  title: string
  isoAbbreviation?: string
  medlineAbbreviation?: string
  nlmId?: string
  issn?: string
  issnElectronic?: string
}

export type AuthorRecord = {
  family?: string
  given?: string
  initials?: string
  suffix?: string
  /** A group that signs as one; then the names above are absent. */
  collective?: string
  /** Sixteen digits with hyphens, without an address before them. */
  orcid?: string
  affiliations: string[]
}

export type MeshHeadingRecord = {
  descriptorUi?: string
  descriptor: string
  major: boolean
  qualifiers: { ui?: string; name: string; major: boolean }[]
}

export type ReferenceRecord = {
  /** The reference as the citing record prints it. */
  raw?: string
  pmid?: number
  pmcid?: string
  doi?: string
}

/** What one record says of another; the other side is derived, never stored twice. */
export type NoticeKind =
  | 'retraction-in'
  | 'retraction-of'
  | 'concern-in'
  | 'concern-for'
  | 'erratum-in'
  | 'erratum-for'
  | 'update-in'
  | 'update-of'
  | 'republished-in'
  | 'republished-from'
  | 'comment-in'
  | 'comment-on'

export type NoticeRecord = { kind: NoticeKind; raw?: string; pmid?: number; doi?: string; note?: string }

/** What a source of studies holds. */
export type StudyEntry = { kind: 'study'; record: StudyRecord } | { kind: 'withdrawal'; pmid: number }

/** What a source holds, in its order; a reader never throws on bad input and never drops a record unsaid. */
export type SourceEntry = StudyEntry | SourceFault
