import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { unseen } from '@/db/events/record-denial'
import { groupMembers, groups } from '@/db/schema/groups'
import { studies } from '@/db/schema/studies'
import { users } from '@/db/schema/users'
import { verdictEvidence, verdicts } from '@/db/schema/verdicts'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { Level } from '@/lib/evidence/design'
import { studyAddress } from '@/lib/studies/study-address'
import type { EvidenceRole } from '@/lib/verdicts/verdict'
import { type VerdictLine, withStudy } from './list-verdicts'
import { levelOfStudy, membershipOfVerdict, seenVerdicts, verdictColumns } from './verdict-scope'

export type VerdictEvidence = {
  id: number
  /** As the form of a draft takes it: a PMID, or its own number here. */
  name: string
  title: string
  address: string
  role: EvidenceRole
  isRetracted: boolean
}

export type EarlierVerdict = Pick<
  VerdictLine,
  'id' | 'bottomLine' | 'stance' | 'certainty' | 'appliesTo' | 'decidedOn' | 'owner'
> & { rationale: string; endedAt: Date | null }

export type ReadVerdict = VerdictLine & {
  rationale: string
  confirmedAt: Date | null
  /** The level of its study. */
  level: Level | null
  endedAt: Date | null
  withdrawnReason: string | null
  supersedesId: string | null
  isArchived: boolean
  /** By which study it came under review; null where that is gone. */
  reviewStudy: { title: string; address: string } | null
  evidence: VerdictEvidence[]
  /** What was said before, the latest first. */
  earlier: EarlierVerdict[]
  /** The last of those that took its place; null where there is none that the viewer may read. */
  successorId: string | null
}

/** A verdict with what it rests on and what it has taken the place of; null where the viewer may not read it. */
export async function readVerdict(viewer: Viewer, id: string): Promise<ReadVerdict | null> {
  if (!isUuid(id)) return null
  return withViewer(viewer, async (tx) => {
    const [verdict] = await tx
      .select({
        ...verdictColumns,
        level: levelOfStudy,
        rationale: verdicts.rationale,
        confirmedAt: verdicts.confirmedAt,
        endedAt: verdicts.endedAt,
        withdrawnReason: verdicts.withdrawnReason,
        supersedesId: verdicts.supersedesId,
        reviewStudyId: verdicts.reviewStudyId,
        isArchived: sql<boolean>`${groups.archivedAt} is not null`,
      })
      .from(verdicts)
      .innerJoin(users, eq(users.id, verdicts.ownerId))
      .innerJoin(studies, eq(studies.id, verdicts.studyId))
      .leftJoin(groups, eq(groups.id, verdicts.groupId))
      .leftJoin(groupMembers, membershipOfVerdict(viewer))
      .where(and(eq(verdicts.id, id), seenVerdicts(viewer)))
    if (!verdict || !can(viewer, 'verdict.read', verdict)) return unseen(viewer, 'verdict.read', 'verdict', id)
    const { reviewStudyId, ...row } = verdict
    const [reviewStudy] = reviewStudyId === null ? [] : await studiesOf(tx, [reviewStudyId])
    return {
      ...withStudy(row),
      reviewStudy: reviewStudy ?? null,
      evidence: await evidenceOf(tx, id),
      earlier: await earlierThan(tx, viewer, id),
      successorId: await successorOf(tx, id),
    }
  })
}

const studyColumns = { id: studies.id, title: studies.title, pmid: studies.pmid }

async function studiesOf(tx: Transaction, ids: number[]) {
  const rows = await tx.select(studyColumns).from(studies).where(inArray(studies.id, ids))
  return rows.map((study) => ({ title: study.title, address: studyAddress(study) }))
}

async function evidenceOf(tx: Transaction, id: string): Promise<VerdictEvidence[]> {
  const rows = await tx
    .select({
      ...studyColumns,
      role: verdictEvidence.role,
      isRetracted: sql<boolean>`${studies.retractedAt} is not null`,
    })
    .from(verdictEvidence)
    .innerJoin(studies, eq(studies.id, verdictEvidence.studyId))
    .where(eq(verdictEvidence.verdictId, id))
    .orderBy(sql`array_position(array['main', 'supports', 'against'], ${verdictEvidence.role})`, asc(studies.id))
  return rows.map(({ pmid, ...study }) => ({
    ...study,
    name: pmid === null ? `s${study.id}` : String(pmid),
    address: studyAddress({ ...study, pmid }),
  }))
}

/** Further than anybody leafs back. */
const EARLIER_SHOWN = 50

async function earlierThan(tx: Transaction, viewer: Viewer, id: string): Promise<EarlierVerdict[]> {
  return tx
    .select({
      id: verdicts.id,
      bottomLine: verdicts.bottomLine,
      stance: verdicts.stance,
      certainty: verdicts.certainty,
      appliesTo: verdicts.appliesTo,
      decidedOn: verdicts.decidedOn,
      owner: users.name,
      rationale: verdicts.rationale,
      endedAt: verdicts.endedAt,
    })
    .from(verdicts)
    .innerJoin(users, eq(users.id, verdicts.ownerId))
    .where(
      and(
        seenVerdicts(viewer),
        sql`${verdicts.id} in (with recursive earlier as (
          select v.supersedes_id as id from verdicts v where v.id = ${id}
          union select v.supersedes_id from verdicts v join earlier e on v.id = e.id)
          select e.id from earlier e)`,
      ),
    )
    .orderBy(desc(verdicts.endedAt), desc(verdicts.createdAt))
    .limit(EARLIER_SHOWN)
}

async function successorOf(tx: Transaction, id: string): Promise<string | null> {
  const [last] = await tx.execute<{ id: string }>(sql`
    with recursive later as (
      select v.id, 1 as step from verdicts v where v.supersedes_id = ${id} and v.state <> 'draft'
      union select v.id, l.step + 1 from verdicts v join later l on v.supersedes_id = l.id where v.state <> 'draft')
    select id from later order by step desc limit 1`)
  return last?.id ?? null
}
