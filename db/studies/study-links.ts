import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { readCorpus, withViewer } from '@/db/connection/with-viewer'
import { studyNotices, studyReferences } from '@/db/schema/references'
import { studies } from '@/db/schema/studies'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { NoticeKind } from '@/lib/records/study-record'
import type { CitationCount } from '@/lib/studies/citation-count'
import type { PublicationDate } from '@/lib/studies/publication-date'
import { type Listed, listedOn } from './listed-notices'
import { type StudyRow, studyRows } from './study-rows'

export const PAGE_SIZE = 50

/** A reference in its place: the study where it is here, otherwise what is known of it. */
export type Reference = {
  position: number
  study: StudyRow | null
  raw: string | null
  pmid: number | null
  doi: string | null
  known: {
    journal?: string
    published?: PublicationDate
    finding?: string
    citations?: CitationCount
  } | null
}

/** The studies that `studyId` cites, in its own order; `page` counts from 1. */
export async function referencesOf(viewer: Viewer, studyId: number, page: number): Promise<Reference[]> {
  if (!can(viewer, 'study.read')) return []
  return readCorpus(viewer, async (tx) => {
    const found = await tx
      .select({
        position: studyReferences.position,
        citedStudyId: studyReferences.citedStudyId,
        raw: studyReferences.raw,
        pmid: studyReferences.pmid,
        doi: studyReferences.doi,
        known: studyReferences.known,
      })
      .from(studyReferences)
      .where(eq(studyReferences.studyId, studyId))
      // What a source names beside the record comes after it.
      .orderBy(sql`${studyReferences.position} < 0`, sql`abs(${studyReferences.position})`)
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
    const rows = await studyRows(
      tx,
      found.flatMap(({ citedStudyId }) => citedStudyId ?? []),
    )
    return found.map(({ citedStudyId, ...reference }) => ({ ...reference, study: rows.get(citedStudyId ?? 0) ?? null }))
  })
}

/** The studies here that cite `studyId`, newest first. */
export async function citedBy(viewer: Viewer, studyId: number, page: number): Promise<StudyRow[]> {
  if (!can(viewer, 'study.read')) return []
  return readCorpus(viewer, async (tx) => {
    const citing = tx
      .selectDistinct({ id: studyReferences.studyId })
      .from(studyReferences)
      .where(eq(studyReferences.citedStudyId, studyId))
    const found = await tx
      .select({ id: studies.id })
      .from(studies)
      .where(and(inArray(studies.id, citing), isNull(studies.withdrawnAt)))
      .orderBy(sql`${studies.publishedOn} desc nulls last`, asc(studies.id))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE)
    return inOrder(
      found,
      await studyRows(
        tx,
        found.map(({ id }) => id),
      ),
    )
  })
}

/** How many studies here cite `studyId`, by year of publication, every year between the first and the last. */
export async function citedByYear(viewer: Viewer, studyId: number): Promise<{ year: number; count: number }[]> {
  if (!can(viewer, 'study.read')) return []
  const rows = await readCorpus(viewer, (tx) =>
    tx.execute<{ year: number; count: number }>(sql`
      select extract(year from s.published_on)::int as year, count(distinct s.id)::int as count
      from study_references r join studies s on s.id = r.study_id
      where r.cited_study_id = ${studyId} and s.published_on is not null and s.withdrawn_at is null
      group by 1 order by 1`),
  )
  const [first, last] = [rows[0]?.year, rows.at(-1)?.year]
  if (first === undefined || last === undefined) return []
  const counts = new Map(rows.map(({ year, count }) => [year, count]))
  return Array.from({ length: last - first + 1 }, (_, i) => ({ year: first + i, count: counts.get(first + i) ?? 0 }))
}

/** What is said of a study from its own record or from the other side, and the other study where it is here. */
export type Notice = {
  kind: NoticeKind | 'reinstated-in'
  raw: string | null
  pmid: number | null
  note: string | null
  study: StudyRow | null
  /** Where a list says so. */
  listed?: Listed
}

const INVERSE: Record<NoticeKind, NoticeKind> = {
  'retraction-in': 'retraction-of',
  'retraction-of': 'retraction-in',
  'concern-in': 'concern-for',
  'concern-for': 'concern-in',
  'erratum-in': 'erratum-for',
  'erratum-for': 'erratum-in',
  'update-in': 'update-of',
  'update-of': 'update-in',
  'republished-in': 'republished-from',
  'republished-from': 'republished-in',
  'comment-in': 'comment-on',
  'comment-on': 'comment-in',
}

/** Notices of both sides, each other record once, in the record's own order; then what lists say. */
export async function noticesOn(
  viewer: Viewer,
  study: { id: number; pmid: number | null; doi: string | null },
): Promise<Notice[]> {
  if (!can(viewer, 'study.read')) return []
  return withViewer(viewer, async (tx) => {
    const own = await tx
      .select({
        kind: studyNotices.kind,
        raw: studyNotices.raw,
        pmid: studyNotices.pmid,
        note: studyNotices.note,
        studyId: sql<number | null>`coalesce(
          (select s.id from studies s where s.pmid = study_notices.pmid),
          (select min(s.id) from studies s where study_notices.pmid is null and lower(s.doi) = lower(study_notices.doi)))::int`,
      })
      .from(studyNotices)
      .where(eq(studyNotices.studyId, study.id))
      .orderBy(asc(studyNotices.position))
    const others = await tx
      .select({ kind: studyNotices.kind, note: studyNotices.note, studyId: studyNotices.studyId, pmid: studies.pmid })
      .from(studyNotices)
      .innerJoin(studies, eq(studies.id, studyNotices.studyId))
      .where(
        or(
          study.pmid ? eq(studyNotices.pmid, study.pmid) : undefined,
          study.doi
            ? and(isNull(studyNotices.pmid), eq(sql`lower(${studyNotices.doi})`, study.doi.toLowerCase()))
            : undefined,
          sql`false`,
        ),
      )
      .limit(200)
    const all = [...own, ...others.map((other) => ({ ...other, kind: INVERSE[other.kind], raw: null }))]
    const rows = await studyRows(
      tx,
      all.flatMap(({ studyId }) => studyId ?? []),
    )
    const seen = new Set<string>()
    const recorded: Notice[] = all.flatMap(({ studyId, ...notice }) => {
      const name = `${notice.kind} ${studyId ?? notice.pmid ?? notice.raw}`
      if (seen.has(name)) return []
      seen.add(name)
      return [{ ...notice, study: rows.get(studyId ?? 0) ?? null }]
    })
    return [...recorded, ...(await listedOn(tx, study))]
  })
}

export function inOrder(ids: { id: number }[], rows: Map<number, StudyRow>): StudyRow[] {
  return ids.flatMap(({ id }) => rows.get(id) ?? [])
}
