import { and, eq, inArray, sql } from 'drizzle-orm'
import { readCorpus } from '@/db/connection/with-viewer'
import { studies } from '@/db/schema/studies'
import { draftings, studySummaries } from '@/db/schema/summaries'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { DRAFTER } from '@/lib/evidence/drafted-summary'
import type { AbstractSection } from '@/lib/studies/citable-text'
import type { StudyRow } from './study-rows'

/** A row of a table of evidence: the study, and whether a person set its level. */
export type StudyEvidence = StudyRow & {
  levelSet: boolean
  /** Nobody and nothing has read its abstract yet: that it has no facts says nothing of the study. */
  unread: boolean
}

/** The same rows with their facts. */
export async function withFacts(viewer: Viewer, rows: readonly StudyRow[]): Promise<StudyEvidence[]> {
  if (rows.length === 0 || !can(viewer, 'study.read')) return []
  const ids = rows.map(({ id }) => id)
  const found = await readCorpus(viewer, (tx) =>
    tx
      .select({
        studyId: studies.id,
        level: studySummaries.level,
        unread: sql<boolean>`${studySummaries.studyId} is null and not exists (select from ${draftings}
          where drafter = ${DRAFTER} and (finished_at is not null or through >= ${studies.id}))`,
      })
      .from(studies)
      .leftJoin(studySummaries, and(eq(studySummaries.studyId, studies.id), eq(studySummaries.current, true)))
      .where(inArray(studies.id, ids)),
  )
  const known = new Map(found.map((row) => [row.studyId, row]))
  return rows.map((row) => {
    const { level, unread = false } = known.get(row.id) ?? {}
    return { ...row, levelSet: Boolean(level), unread }
  })
}

/** Abstracts of these studies, for the words that their facts were read from. */
export async function abstractsOf(viewer: Viewer, ids: number[]): Promise<Map<number, AbstractSection[]>> {
  if (ids.length === 0 || !can(viewer, 'study.read')) return new Map()
  const rows = await readCorpus(viewer, (tx) =>
    tx.select({ id: studies.id, abstract: studies.abstract }).from(studies).where(inArray(studies.id, ids)),
  )
  return new Map(rows.map(({ id, abstract }) => [id, abstract]))
}
