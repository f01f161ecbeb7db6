import { and, asc, desc, eq, ne, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { groupMembers, groups } from '@/db/schema/groups'
import { studies } from '@/db/schema/studies'
import { users } from '@/db/schema/users'
import { verdicts } from '@/db/schema/verdicts'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { studyAddress } from '@/lib/studies/study-address'
import { membershipOfVerdict, seenVerdicts, verdictColumns } from './verdict-scope'

type Row = Awaited<ReturnType<typeof select>>[number]

/** A verdict as it stands in a line or a list. */
export type VerdictLine = Omit<Row, 'studyId' | 'studyTitle' | 'studyPmid'> & {
  study: { id: number; title: string; address: string }
}

/** Verdicts on a study that are in force or drafts of the viewer's: those of the viewer's groups first, then by group. */
export async function verdictsOnStudy(viewer: Viewer, studyId: number): Promise<VerdictLine[]> {
  return list(viewer, [eq(verdicts.studyId, studyId), notInArray(verdicts.state, ['withdrawn', 'superseded'])])
}

/** Verdicts of a group, those that need somebody first; nothing of what was superseded: its successor leads to it. */
export async function verdictsOfGroup(viewer: Viewer, groupId: string): Promise<VerdictLine[]> {
  return list(viewer, [eq(verdicts.groupId, groupId), ne(verdicts.state, 'superseded')])
}

/** Verdicts that the viewer owns, also those that are not in force any more. */
export async function verdictsOwnedBy(viewer: Viewer): Promise<VerdictLine[]> {
  return viewer.kind === 'person' ? list(viewer, [eq(verdicts.ownerId, viewer.id)]) : []
}

const NEEDS = sql`case ${verdicts.state} when 'under-review' then 0 when 'draft' then 1 when 'in-force' then 2 else 3 end`

async function list(viewer: Viewer, which: SQL[]): Promise<VerdictLine[]> {
  const rows = await withViewer(viewer, (tx) => select(tx, viewer, which))
  return rows.filter((verdict) => can(viewer, 'verdict.read', verdict)).map(withStudy)
}

export const withStudy = <R extends { studyId: number; studyTitle: string; studyPmid: number | null }>({
  studyId: id,
  studyTitle: title,
  studyPmid: pmid,
  ...verdict
}: R) => ({ ...verdict, study: { id, title, address: studyAddress({ id, pmid, title }) } })

const select = (tx: Transaction, viewer: Viewer, which: SQL[]) =>
  tx
    .select(verdictColumns)
    .from(verdicts)
    .innerJoin(users, eq(users.id, verdicts.ownerId))
    .innerJoin(studies, eq(studies.id, verdicts.studyId))
    .leftJoin(groups, eq(groups.id, verdicts.groupId))
    .leftJoin(groupMembers, membershipOfVerdict(viewer))
    .where(and(seenVerdicts(viewer), ...which))
    .orderBy(
      asc(sql`${groupMembers.role} is null`),
      asc(sql`lower(app.group_of_verdict(${verdicts.id}))`),
      NEEDS,
      asc(verdicts.reviewBy),
      desc(verdicts.createdAt),
      asc(verdicts.id),
    )
    .limit(500)
