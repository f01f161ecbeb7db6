import type { MeshHeadingRecord, NoticeRecord } from '@/lib/records/study-record'
import type { PublicationDate } from '@/lib/studies/publication-date'

export const REFERENCE_FORMATS = ['ris', 'nbib', 'bibtex', 'endnote-xml', 'csl-json', 'refer', 'identifiers'] as const
export type ReferenceFormat = (typeof REFERENCE_FORMATS)[number]

export const FORMAT_WORDS: Record<ReferenceFormat, string> = {
  ris: 'RIS',
  nbib: 'PubMed (NBIB)',
  bibtex: 'BibTeX',
  'endnote-xml': 'EndNote XML',
  'csl-json': 'CSL-JSON',
  refer: 'EndNote (refer)',
  identifiers: 'List of PMIDs and DOIs',
}

export type ReferenceType =
  | 'article'
  | 'preprint'
  | 'conference'
  | 'book'
  | 'chapter'
  | 'thesis'
  | 'report'
  | 'webpage'
  | 'dataset'
  | 'trial-registration'
  | 'other'

/** A person by the parts of the name, or a group by its name alone. */
export type ReferenceName = {
  family?: string
  given?: string
  initials?: string
  suffix?: string
  collective?: string
}

/** What a reference file says of one work, whatever its format. Absent and empty mean that it does not say. */
export type ParsedReference = {
  type: ReferenceType
  title?: string
  /** The title in its own language, where `title` is a translation. */
  vernacularTitle?: string
  authors: ReferenceName[]
  editors: ReferenceName[]
  /** False where the byline has more names than these; absent means complete. */
  authorsComplete?: boolean
  /** The journal; of a chapter or a conference paper, the book it is in. */
  journal?: string
  journalAbbreviation?: string
  published?: PublicationDate
  volume?: string
  issue?: string
  /** A range has both its ends in full: "244-258". */
  pages?: string
  /** As written; compared in lower case. */
  doi?: string
  pmid?: number
  pmcid?: string
  issn?: string
  isbn?: string
  abstract?: string
  keywords: string[]
  meshHeadings: MeshHeadingRecord[]
  publicationTypes: string[]
  notices: NoticeRecord[]
  /** ISO 639-2 as PubMed has it where the language is known, else as the file names it. */
  language?: string
  publisher?: string
  url?: string
  /** The number in the database that the file came from, where that is not a PMID. */
  accession?: string
}

/** What of a record could not be read, where and why; the record stands without it. */
export type ReferenceProblem = { line: number; reason: string; raw?: string }

/** What a reference file holds, in its order. Lines are 1-based, of the text with its line ends made one. */
export type ReferenceEntry =
  | { kind: 'reference'; line: number; raw: string; reference: ParsedReference; problems: ReferenceProblem[] }
  /** A record that nothing can be made of. */
  | { kind: 'broken'; line: number; raw: string; reason: string }
  /** Text that belongs to no record. */
  | { kind: 'notice'; line: number; raw: string; reason: string }
