import { eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { readCorpus } from '@/db/connection/with-viewer'
import { journals, meshHeadings, studies, studyAuthors } from '@/db/schema/studies'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { AuthorForCitation, StudyForCitation } from '@/lib/citation/csl'
import { journalTitle } from '@/lib/studies/journal-name'
import { isRetold } from '@/lib/studies/retold'
import { parseStudyKey } from '@/lib/studies/study-address'
import { isNamed, journalAbbreviation, journalIssn } from './study-columns'

/** The study that the first part of an address names, as a citation needs it; null where there is none. */
export async function readCitableStudy(viewer: Viewer, key: string): Promise<StudyForCitation | null> {
  const wanted = parseStudyKey(key)
  if (!wanted || !can(viewer, 'study.read')) return null
  return readCorpus(viewer, async (tx) => {
    const [found] = await tx.select({ id: studies.id }).from(studies).where(isNamed(wanted))
    return found ? ((await citableStudies(tx, [found.id])).get(found.id) ?? null) : null
  })
}

/** Several studies as citations need them, in their order; null where none of them is here. */
export async function readCitableStudies(viewer: Viewer, ids: readonly number[]): Promise<StudyForCitation[] | null> {
  if (!can(viewer, 'study.read')) return null
  const found = await readCorpus(viewer, (tx) => citableStudies(tx, ids))
  return found.size > 0 ? ids.flatMap((id) => found.get(id) ?? []) : null
}

/**
 * Studies by internal id, with all that a citation needs and no more; ids that are not there are left out, and so is an
 * abstract that is not the authors' own.
 */
export async function citableStudies(tx: Transaction, ids: readonly number[]): Promise<Map<number, StudyForCitation>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({
      id: studies.id,
      pmid: studies.pmid,
      pmcid: studies.pmcid,
      doi: studies.doi,
      title: studies.title,
      authors: sql<AuthorForCitation[] | null>`(
        select jsonb_agg(jsonb_build_object('family', a.family, 'given', a.given, 'initials', a.initials,
          'suffix', a.suffix, 'collective', a.collective) order by a.position)
        from ${studyAuthors} a where a.study_id = ${studies.id})`,
      authorsComplete: studies.authorsComplete,
      journal: journals.title,
      journalAbbreviation,
      issn: journalIssn,
      published: studies.published,
      volume: studies.volume,
      issue: studies.issue,
      pages: studies.pages,
      languages: studies.languages,
      source: studies.source,
      abstract: studies.abstract,
      keywords: studies.keywords,
      headings: sql<string[] | null>`(
        select array_agg(m.descriptor order by m.position) from ${meshHeadings} m where m.study_id = ${studies.id})`,
    })
    .from(studies)
    .leftJoin(journals, eq(journals.id, studies.journalId))
    .where(inArray(studies.id, [...new Set(ids)]))
  return new Map(
    rows.map(({ headings, authors, keywords, source, ...row }) => [
      row.id,
      {
        ...row,
        journal: journalTitle(row.journal),
        abstract: isRetold(source) ? [] : row.abstract,
        authors: authors ?? [],
        keywords: [...new Set([...(headings ?? []), ...keywords])],
      },
    ]),
  )
}
