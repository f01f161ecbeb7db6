import { eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { journals, studies, studyAuthors } from '@/db/schema/studies'
import { studySummaries } from '@/db/schema/summaries'
import { type Design, type Level, PREPRINT } from '@/lib/evidence/design'
import type { Refusal } from '@/lib/evidence/draft-refusal'
import { type AuthorName, shortAuthors } from '@/lib/studies/author-name'
import type { Mark } from '@/lib/studies/citable-text'
import type { CitationCount } from '@/lib/studies/citation-count'
import { journalTitle } from '@/lib/studies/journal-name'
import type { PublicationDate } from '@/lib/studies/publication-date'
import { studyAddress } from '@/lib/studies/study-address'
import type { KeyFacts } from '@/lib/summaries/summary'
import { latestCounts } from './study-counts'

/** A study as one row draws it, the same everywhere: results, references, cited by, lists, home. */
export type StudyRow = {
  id: number
  address: string
  title: string
  titleMarks: Mark[] | null
  /** The one-sentence finding, null where nobody wrote one yet. */
  finding: string | null
  /** Why there is none; null where nobody has looked yet, or there is one. */
  refusal: Refusal | null
  /** Whether a machine drafted it. */
  findingDrafted: boolean
  /** Whether it began as a machine's draft that a person has checked or changed since. */
  findingOriginalDrafter: boolean
  /** What is known for certain of what was done, to how many, and with what effect. */
  facts: KeyFacts | null
  design: Design | null
  level: Level | null
  citations: CitationCount | null
  published: PublicationDate | null
  journal: string | null
  authors: string
  /** Nobody has reviewed it. */
  preprint: boolean
  retracted: boolean
  withdrawn: boolean
}

/** Rows by internal id; ids that are not there are not in the answer. Order is the caller's. */
export async function studyRows(tx: Transaction, ids: readonly number[]): Promise<Map<number, StudyRow>> {
  if (ids.length === 0) return new Map()
  const wanted = [...new Set(ids)]
  const found = await tx
    .select({
      id: studies.id,
      pmid: studies.pmid,
      title: studies.title,
      titleMarks: studies.titleMarks,
      finding: studySummaries.tldr,
      refusal: studySummaries.refusal,
      findingDrafted: sql<boolean>`coalesce(${studySummaries.maker} = 'machine' and ${studySummaries.tldr} is not null, false)`,
      findingOriginalDrafter: sql<boolean>`case when ${studySummaries.maker} = 'person' and ${studySummaries.tldr} is not null
        then exists (select from ${studySummaries} draft where draft.study_id = study_summaries.study_id
          and draft.version < study_summaries.version and draft.maker = 'machine' and draft.tldr is not null)
        else false end`,
      facts: studySummaries.facts,
      design: studies.design,
      level: studies.level,
      published: studies.published,
      journal: journals.title,
      preprint: sql<boolean>`${PREPRINT} = any(${studies.publicationTypes})`,
      retracted: sql<boolean>`${studies.retractedAt} is not null`,
      withdrawn: sql<boolean>`${studies.withdrawnAt} is not null`,
      authorCount: sql<number>`(select count(*)::int from ${studyAuthors} where ${studyAuthors.studyId} = ${studies.id})
        + (not ${studies.authorsComplete})::int`,
      authors: sql<AuthorName[] | null>`(
        select jsonb_agg(jsonb_build_object('family', a.family, 'given', a.given, 'initials', a.initials,
          'collective', a.collective) order by a.position)
        from (select * from ${studyAuthors} where ${studyAuthors.studyId} = ${studies.id}
          order by position limit 3) a)`,
    })
    .from(studies)
    .leftJoin(journals, eq(journals.id, studies.journalId))
    .leftJoin(studySummaries, sql`${studySummaries.studyId} = ${studies.id} and ${studySummaries.current}`)
    .where(inArray(studies.id, wanted))
  const counts = await latestCounts(tx, wanted)
  return new Map(
    found.map(({ pmid, authorCount, authors, ...row }) => [
      row.id,
      {
        ...row,
        address: studyAddress({ id: row.id, pmid, title: row.title }),
        journal: journalTitle(row.journal),
        design: row.design as Design | null,
        level: row.level as Level | null,
        citations: counts.get(row.id) ?? null,
        authors: shortAuthors(authors ?? [], authorCount),
      },
    ]),
  )
}
