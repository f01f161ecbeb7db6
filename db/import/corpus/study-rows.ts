import { arrayText, CopyRows, type CopyValue, type ImportSql, jsonText } from '@/db/connection/copy-rows'
import { type Design, levelOfStudy } from '@/lib/evidence/design'
import type { Precedence } from '@/lib/records/record-precedence'
import type { StudyRecord } from '@/lib/records/study-record'
import { earliestDay } from '@/lib/studies/publication-date'

/** The columns of `studies` that a record fills, in the order of `studyValues`. */
export const STUDY_COLUMNS = [
  'source_key',
  'source',
  'pmid',
  'pmcid',
  'doi',
  'title',
  'title_marks',
  'vernacular_title',
  'abstract',
  'other_abstracts',
  'journal_id',
  'published',
  'published_on',
  'volume',
  'issue',
  'pages',
  'languages',
  'publication_types',
  'keywords',
  'trial_ids',
  'authors_complete',
  'status',
  'design',
  'level',
  'revision',
  'content_hash',
] as const

export function studyValues(
  record: StudyRecord,
  design: Design | null,
  precedence: Precedence,
  journalId: number | null,
): CopyValue[] {
  return [
    sourceKeyOf(record),
    record.source,
    record.pmid,
    record.pmcid,
    record.doi,
    record.title.text,
    jsonText(record.title.marks),
    record.vernacularTitle,
    JSON.stringify(record.abstract),
    record.otherAbstracts.length > 0 ? JSON.stringify(record.otherAbstracts) : null,
    journalId,
    jsonText(record.published),
    record.published ? earliestDay(record.published) : null,
    record.volume,
    record.issue,
    record.pages,
    arrayText(record.languages),
    arrayText(record.publicationTypes),
    arrayText(record.keywords),
    arrayText(record.trialIds ?? []),
    record.authorsComplete ?? true,
    record.status,
    design,
    levelOfStudy(design, record.publicationTypes),
    record.revision,
    `\\x${Buffer.from(precedence.contentKey).toString('hex')}`,
  ]
}

/** What a record is known by: its PMID where it has one, otherwise what its source calls it. */
export function sourceKeyOf(record: StudyRecord): string {
  if (record.pmid) return `pmid:${record.pmid}`
  if (record.sourceKey) return record.sourceKey
  throw new Error('A study record needs a PMID or a source key')
}

/** The rows beneath a study, gathered for a batch: authors, headings, references, notices. */
export class ChildRows {
  readonly #authors = new CopyRows()
  readonly #headings = new CopyRows()
  readonly #references = new CopyRows()
  readonly #notices = new CopyRows()

  add(
    studyId: number,
    record: StudyRecord,
    citedStudy: (reference: StudyRecord['references'][number]) => number | null,
  ) {
    record.authors.forEach((a, position) => {
      this.#authors.add(
        studyId,
        position,
        a.family,
        a.given,
        a.initials,
        a.suffix,
        a.collective,
        a.orcid,
        arrayText(a.affiliations),
      )
    })
    record.meshHeadings.forEach((h, position) => {
      const qualifiers = h.qualifiers.length > 0 ? JSON.stringify(h.qualifiers) : null
      this.#headings.add(studyId, position, h.descriptorUi, h.descriptor, h.major, qualifiers)
    })
    record.references.forEach((r, position) => {
      this.#references.add(studyId, position, r.raw, r.pmid, r.pmcid, r.doi, citedStudy(r))
    })
    record.notices.forEach((n, position) => {
      this.#notices.add(studyId, position, n.kind, n.raw, n.pmid, n.doi, n.note)
    })
  }

  async send(tx: ImportSql) {
    await this.#authors.send(
      tx,
      'study_authors (study_id, position, family, given, initials, suffix, collective, orcid, affiliations)',
    )
    await this.#headings.send(tx, 'mesh_headings (study_id, position, descriptor_ui, descriptor, major, qualifiers)')
    await this.#references.send(tx, 'study_references (study_id, position, raw, pmid, pmcid, doi, cited_study_id)')
    await this.#notices.send(tx, 'study_notices (study_id, position, kind, raw, pmid, doi, note)')
  }
}
