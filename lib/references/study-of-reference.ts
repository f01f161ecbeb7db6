import { knownFields } from '@/lib/records/known-fields'
import type { StudyRecord } from '@/lib/records/study-record'
import type { ParsedReference } from './parsed-reference'

/** Kinds of works whose container is a journal; a book or a thesis is in none. */
const IN_JOURNALS = new Set<ParsedReference['type']>(['article', 'preprint', 'conference'])

/**
 * A reference as a study record of its own. `sourceKey` names it where it has no PMID. It says no more than the file said:
 * where that has no abstract there is nothing to draw a finding from.
 */
export function studyOfReference(reference: ParsedReference & { title: string }, sourceKey: string): StudyRecord {
  const { title, abstract, journal, journalAbbreviation, issn, language, pmid } = reference
  const isInJournal = IN_JOURNALS.has(reference.type) && journal !== undefined
  const types = reference.type === 'preprint' ? ['Preprint'] : []
  return {
    source: 'reference',
    revision: '',
    title: { text: title },
    abstract: abstract ? [{ text: abstract }] : [],
    otherAbstracts: [],
    languages: language && /^[a-z]{3}$/.test(language) ? [language] : [],
    publicationTypes: [...new Set([...reference.publicationTypes, ...types])],
    keywords: reference.keywords,
    authors: reference.authors.map((author) => ({ ...author, affiliations: [] })),
    meshHeadings: reference.meshHeadings,
    references: [],
    notices: reference.notices,
    ...knownFields({
      pmid,
      sourceKey: pmid ? undefined : sourceKey,
      pmcid: reference.pmcid,
      doi: reference.doi,
      vernacularTitle: reference.vernacularTitle,
      published: reference.published,
      volume: reference.volume,
      issue: reference.issue,
      pages: reference.pages,
      authorsComplete: reference.authorsComplete,
      journal: isInJournal
        ? {
            title: journal,
            ...(journalAbbreviation && journalAbbreviation !== journal && { isoAbbreviation: journalAbbreviation }),
            ...(issn && { issn }),
          }
        : undefined,
    }),
  }
}
