import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { importUploadRows, importUploads } from '@/db/schema/import-uploads'
import { journals, studies, studyAuthors } from '@/db/schema/studies'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { ParsedReference, ReferenceProblem } from '@/lib/references/parsed-reference'
import type { RowDecision, UploadChoice } from '@/lib/references/upload'
import type { RowGroup } from '@/lib/references/upload-groups'
import { type WorkFacts, workFacts } from '@/lib/references/work-facts'
import { shortAuthors } from '@/lib/studies/author-name'
import { studyAddress } from '@/lib/studies/study-address'
import { shownUploads } from './upload-scope'

/** A work as it stands here, with its page; without one it is another record of the same file. */
export type WorkHere = WorkFacts & { address: string | null; retracted: boolean }

export type UploadRow = {
  position: number
  line: number
  raw: string
  decision: RowDecision
  choice: UploadChoice | null
  reasons: string[]
  problems: ReferenceProblem[]
  /** What the file says; null where nothing could be read. */
  inFile: WorkFacts | null
  here: WorkHere | null
}

export const ROWS_A_PAGE = 50
/** How much of a record's own text is shown. */
const RAW_SHOWN = 2_000

const other = alias(importUploadRows, 'other')

/** One page of the entries of an upload, in the order of the file; none where there is no such upload for this viewer. */
export async function readUploadRows(viewer: Viewer, id: string, group: RowGroup, page: number): Promise<UploadRow[]> {
  if (!isUuid(id)) return []
  return withViewer(viewer, async (tx) => {
    const [upload] = await tx
      .select({ id: importUploads.id, userId: importUploads.userId })
      .from(importUploads)
      .where(and(shownUploads(viewer), eq(importUploads.id, id)))
    if (!upload || !can(viewer, 'upload.read', upload)) return []
    const rows = await tx
      .select({
        position: importUploadRows.position,
        line: importUploadRows.line,
        raw: sql<string>`left(${importUploadRows.rawText}, ${RAW_SHOWN})`,
        decision: importUploadRows.decision,
        choice: importUploadRows.choice,
        reasons: importUploadRows.reasons,
        problems: importUploadRows.problems,
        parsed: importUploadRows.parsed,
        studyId: importUploadRows.studyId,
        otherParsed: other.parsed,
      })
      .from(importUploadRows)
      .leftJoin(
        other,
        and(eq(other.uploadId, importUploadRows.uploadId), eq(other.ordinal, importUploadRows.otherOrdinal)),
      )
      .where(and(eq(importUploadRows.uploadId, upload.id), within(group)))
      .orderBy(asc(importUploadRows.position))
      .limit(ROWS_A_PAGE)
      .offset((page - 1) * ROWS_A_PAGE)
    const here = await worksHere(
      tx,
      rows.flatMap(({ studyId }) => studyId ?? []),
    )
    return rows.map(({ parsed, otherParsed, studyId, ...row }) => ({
      ...row,
      inFile: parsed && workFacts(parsed),
      here: (studyId && here.get(studyId)) || inSameFile(otherParsed),
    }))
  })
}

const inSameFile = (parsed: ParsedReference | null): WorkHere | null =>
  parsed && { ...workFacts(parsed), address: null, retracted: false }

const DECISIONS: Record<Exclude<RowGroup, 'partly'>, RowDecision[]> = {
  decide: ['maybe'],
  conflict: ['conflict'],
  new: ['new'],
  here: ['same'],
  left: ['broken', 'skip'],
  outside: ['notice'],
}

const within = (group: RowGroup): SQL | undefined =>
  group === 'partly'
    ? sql`jsonb_array_length(${importUploadRows.problems}) > 0`
    : inArray(importUploadRows.decision, DECISIONS[group])

async function worksHere(tx: Transaction, ids: number[]): Promise<Map<number, WorkHere>> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({
      id: studies.id,
      title: studies.title,
      pmid: studies.pmid,
      doi: studies.doi,
      volume: studies.volume,
      issue: studies.issue,
      pages: studies.pages,
      year: sql<number | null>`(${studies.published} ->> 'year')::int`,
      journal: sql<string | null>`coalesce(${journals.title}, ${journals.isoAbbreviation})`,
      retracted: sql<boolean>`${studies.retractedAt} is not null`,
    })
    .from(studies)
    .leftJoin(journals, eq(journals.id, studies.journalId))
    .where(inArray(studies.id, ids))
  const authors = await tx
    .select()
    .from(studyAuthors)
    .where(and(inArray(studyAuthors.studyId, ids), sql`${studyAuthors.position} < 4`))
    .orderBy(asc(studyAuthors.studyId), asc(studyAuthors.position))
  return new Map(
    found.map(({ id, retracted, ...study }) => {
      const names = authors.filter(({ studyId }) => studyId === id)
      return [
        id,
        {
          ...study,
          authors: shortAuthors(names.slice(0, 3), names.length),
          address: studyAddress({ id, pmid: study.pmid, title: study.title }),
          retracted,
        },
      ]
    }),
  )
}
