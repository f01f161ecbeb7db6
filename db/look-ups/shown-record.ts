import { PREPRINT } from '@/lib/evidence/design'
import type { StudyRecord } from '@/lib/records/study-record'
import type { FoundRecord } from '@/lib/sources/look-up'

/** A record as a search shows it; undefined where neither a PMID nor a DOI names it. */
export function shownRecord(record: StudyRecord): FoundRecord | undefined {
  const { pmid = null, doi = null, title, journal, published, publicationTypes } = record
  if (pmid === null && doi === null) return undefined
  return {
    pmid,
    title: title.text,
    journal: journal?.isoAbbreviation ?? journal?.title ?? null,
    year: published?.year ?? null,
    doi,
    retracted: publicationTypes.includes('Retracted Publication'),
    preprint: publicationTypes.includes(PREPRINT),
  }
}
