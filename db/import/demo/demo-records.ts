import type { NoticeRecord, ReferenceRecord, StudyRecord } from '@/lib/records/study-record'
import type { DemoStudy } from './demo-study'

/** The day on which the corpus last changed; a portal that has an earlier one is given this one. */
export const DEMO_REVISION = 'demo:20261129.2'

/** The demonstration corpus as the importer takes it; summaries and counts are the loader's to add. */
export function demoRecord(study: DemoStudy, byKey: Map<string, DemoStudy>): StudyRecord {
  return {
    source: 'demo',
    sourceKey: demoSourceKey(study.key),
    pmid: study.pmid ?? undefined,
    pmcid: study.pmcid ?? undefined,
    doi: study.doi ?? undefined,
    revision: DEMO_REVISION,
    title: { text: study.title },
    abstract: study.retold ?? [],
    otherAbstracts: [],
    journal: { title: study.journal },
    published: study.published ?? undefined,
    volume: study.volume ?? undefined,
    issue: study.issue ?? undefined,
    pages: study.pages ?? undefined,
    languages: [],
    publicationTypes: study.publicationTypes ?? [],
    design: study.design,
    keywords: [],
    authors: (study.authors ?? []).map((author) => ({ ...author, affiliations: [] })),
    authorsComplete: !study.moreAuthors,
    trialIds: study.trialIds ?? [],
    meshHeadings: study.mesh ?? [],
    references: (study.references ?? []).map((reference) => asReference(reference, byKey)),
    notices: study.notices.map((notice) => asNotice(notice, byKey)),
  }
}

export const demoSourceKey = (key: string) => `demo:${key}`

function asReference(
  reference: NonNullable<DemoStudy['references']>[number],
  byKey: Map<string, DemoStudy>,
): ReferenceRecord {
  const cited = 'key' in reference ? byKey.get(reference.key) : undefined
  return { pmid: cited?.pmid ?? undefined, doi: cited?.doi ?? undefined }
}

function asNotice(notice: DemoStudy['notices'][number], byKey: Map<string, DemoStudy>): NoticeRecord {
  const other = notice.studyKey ? byKey.get(notice.studyKey) : undefined
  return {
    kind: notice.kind,
    raw: notice.raw ?? undefined,
    pmid: other?.pmid ?? undefined,
    doi: other?.doi ?? undefined,
  }
}
