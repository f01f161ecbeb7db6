import type { StudyRecord } from '@/lib/records/study-record'
import type { ParsedReference } from '../parsed-reference'
import type { WorkToCompare } from './comparable'

/** A record of PubMed, as what it is compared by. */
export function recordToCompare(record: StudyRecord): WorkToCompare {
  const { journal, abstract } = record
  return {
    pmid: record.pmid,
    pmcid: record.pmcid,
    doi: record.doi,
    title: record.title.text,
    vernacularTitle: record.vernacularTitle,
    firstAuthor: record.authors[0],
    year: record.published?.year,
    journals: [journal?.title, journal?.isoAbbreviation, journal?.medlineAbbreviation],
    issn: [journal?.issn, journal?.issnElectronic],
    volume: record.volume,
    issue: record.issue,
    pages: record.pages,
    abstract: abstract.map(({ label, text }) => (label ? `${label}: ${text}` : text)).join(' '),
    publicationTypes: record.publicationTypes,
  }
}

/** A reference of a file, as what it is compared by. */
export function referenceToCompare(reference: ParsedReference): WorkToCompare {
  return {
    ...reference,
    firstAuthor: reference.authors[0],
    year: reference.published?.year,
    journals: [reference.journal, reference.journalAbbreviation],
    issn: [reference.issn],
  }
}
