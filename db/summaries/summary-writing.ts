import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { studies } from '@/db/schema/studies'
import { studySummaries } from '@/db/schema/summaries'
import { notFound } from '@/lib/access/app-error'
import { type Design, levelOf } from '@/lib/evidence/design'
import { lint } from '@/lib/evidence/linter/linter'
import { asSaved } from '@/lib/evidence/saved-warning'
import type { StudySource } from '@/lib/records/study-record'
import type { AbstractSection } from '@/lib/studies/citable-text'
import { asksForRecheck } from './summary-columns'

type Row = typeof studySummaries.$inferSelect

/** A study whose summary nobody else writes until the transaction ends. */
export type LockedStudy = {
  id: number
  title: string
  source: StudySource
  abstract: AbstractSection[]
  design: Design | null
  abstractChangedAt: Date | null
}

/** Holds a study against other editors, the importer and the drafter, and reads it as they left it. */
export async function lockStudy(tx: Transaction, studyId: number): Promise<LockedStudy> {
  const [held] = await tx.execute<{ held: boolean }>(sql`select app.hold_study(${studyId}) as held`)
  if (!held?.held) throw notFound('study')
  const [study] = await tx
    .select({
      id: studies.id,
      title: studies.title,
      source: studies.source,
      abstract: studies.abstract,
      design: studies.design,
      abstractChangedAt: studies.abstractChangedAt,
    })
    .from(studies)
    .where(eq(studies.id, studyId))
  if (!study) throw notFound('study')
  return { ...study, design: study.design as Design | null }
}

export type CurrentVersion = Row & { recheck: boolean }

export async function currentVersion(tx: Transaction, studyId: number): Promise<CurrentVersion | undefined> {
  const [row] = await tx
    .select({ ...getTableColumns(studySummaries), recheck: asksForRecheck })
    .from(studySummaries)
    .innerJoin(studies, eq(studies.id, studySummaries.studyId))
    .where(and(eq(studySummaries.studyId, studyId), eq(studySummaries.current, true)))
  return row
}

export async function readVersion(tx: Transaction, studyId: number, version: number): Promise<Row | undefined> {
  const [row] = await tx
    .select()
    .from(studySummaries)
    .where(and(eq(studySummaries.studyId, studyId), eq(studySummaries.version, version)))
  return row
}

/** Of a version, what it says, what that rests on, and the level that goes with it. */
export const textOf = (row: Row) => ({
  tldr: row.tldr,
  paragraph: row.paragraph,
  facts: row.facts,
  basis: row.basis,
  sentences: row.sentences,
  sourceSection: row.sourceSection,
  sourceStart: row.sourceStart,
  sourceEnd: row.sourceEnd,
  level: row.level,
  levelReason: row.levelReason,
})

/** A new version: what it says, whose words those are and who has checked them. */
export type NewVersion = ReturnType<typeof textOf> &
  Pick<Row, 'maker' | 'drafter' | 'refusal' | 'restoredFrom'> & {
    /** The version whose words these are; null: they are the viewer's own. */
    wordsOf: number | null
    /** Checked by the viewer, or as that version was; null: not checked. */
    checked: 'now' | { as: number } | null
  }

/**
 * Makes a version the current one of a study that is held, with what it is to be warned of; the study takes the level
 * that holds with it, and waits to be searched as it stands now. Returns its number.
 */
export async function writeVersion(tx: Transaction, study: LockedStudy, version: NewVersion): Promise<number> {
  const { wordsOf, checked, ...written } = version
  const warned = lint({ tldr: written.tldr ?? '', paragraph: written.paragraph ?? '' }, study)
  const columns = { ...written, warnings: asSaved(warned) }
  const named = Object.entries(columns).map(([key, value]) => [studySummaries[key as keyof typeof columns].name, value])
  const level = written.level ?? (study.design && levelOf(study.design))
  const [made] = await tx.execute<{ version: number }>(sql`
    select app.write_summary(${study.id}, ${JSON.stringify(Object.fromEntries(named))}::jsonb, ${wordsOf}::int,
      ${checked !== 'now' && checked ? checked.as : null}::int, ${checked === 'now'}, ${level}::smallint) as version`)
  return made?.version as number
}
