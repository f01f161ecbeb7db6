import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { lockSession } from '@/db/club/lock-session'
import { recordSession } from '@/db/club/run-session'
import { idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { lockGroup } from '@/db/groups/lock-group'
import { groupMembers } from '@/db/schema/groups'
import { studies } from '@/db/schema/studies'
import { users } from '@/db/schema/users'
import { verdicts } from '@/db/schema/verdicts'
import { AppError, notFound } from '@/lib/access/app-error'
import { compareVersion } from '@/lib/access/compare-version'
import { authorize } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import type { Level } from '@/lib/evidence/design'
import { usualReviewBy } from '@/lib/verdicts/review-by'
import { type Certainty, isCurrent, type Stance, type VerdictAudience } from '@/lib/verdicts/verdict'
import { type LockedVerdict, lockVerdict } from './lock-verdict'
import { setEvidence, type TypedEvidence } from './verdict-evidence'
import { levelOfStudy } from './verdict-scope'

/** What a group says of a study; days are ISO dates. */
export type VerdictWords = {
  bottomLine: string
  stance: Stance
  certainty: Certainty | null
  appliesTo: string
  rationale: string
  audience: VerdictAudience
  ownerId: string
  decidedOn: string
  /** Null for the usual day. */
  reviewBy: string | null
  evidence: TypedEvidence
}

type Written = VerdictWords & { isInForce: boolean }

/**
 * A verdict of a group on a study, as a draft or in force at once. It may take the place of another one of the group, which
 * is superseded at the moment at which this one is in force. The same form posted twice makes one.
 */
export async function createVerdict(
  viewer: Person,
  input: Written & {
    key: string
    studyId: number
    groupId: string
    supersedesId: string | null
    sessionId?: string | null
  },
): Promise<{ id: string }> {
  return withViewer(viewer, async (tx) => {
    // An owner may write what takes the place of their verdict, also where they do not lead the group.
    const former = input.supersedesId === null ? null : await lockVerdict(tx, viewer, input.supersedesId)
    const group = former ? { id: former.groupId } : await lockGroup(tx, viewer, input.groupId, 'group.decide')
    return idempotent(tx, viewer, input.key, 'verdict.create', async () => {
      if (former) refuseUnlessCurrent(former)
      const study = await findStudy(tx, former?.studyId ?? input.studyId)
      await checkOwner(tx, group.id, input.ownerId)
      const sessionId = input.sessionId ? (await lockSession(tx, viewer, input.sessionId)).id : null
      const [made] = await tx
        .insert(verdicts)
        .values({
          ...columnsOf(input, study.level),
          studyId: study.id,
          groupId: group.id,
          createdBy: viewer.id,
          supersedesId: former?.id ?? null,
          sessionId,
        })
        .returning({ id: verdicts.id })
      const id = made?.id as string
      await setEvidence(tx, { id, studyId: study.id }, input.evidence)
      if (sessionId) await recordSession(tx, viewer, sessionId, { id, groupId: group.id, studyId: study.id })
      await recordEvent(tx, viewer, 'verdict.create', id, { studyId: study.id, groupId: group.id })
      if (input.isInForce) await putInForce(tx, viewer, await lockVerdict(tx, viewer, id))
      return { id }
    })
  })
}

/** New words for a draft, and whether it is in force from now on. Refused when it was changed since `version`. */
export async function changeVerdict(
  viewer: Viewer,
  input: Written & { verdictId: string; version: number },
): Promise<{ id: string }> {
  return withViewer(viewer, async (tx) => {
    const verdict = await lockVerdict(tx, viewer, input.verdictId)
    if (verdict.state !== 'draft')
      throw new AppError('conflict', 'This verdict is in force, so its words stay as they are. Supersede it instead.')
    compareVersion(verdict, input, 'verdict')
    await checkOwner(tx, verdict.groupId, input.ownerId)
    if (verdict.groupRole !== 'lead' && input.ownerId !== verdict.ownerId)
      throw new AppError('conflict', 'Only a lead of the group gives a draft another owner.')
    const { level } = await findStudy(tx, verdict.studyId)
    await tx
      .update(verdicts)
      .set({ ...columnsOf(input, level), version: sql`${verdicts.version} + 1` })
      .where(eq(verdicts.id, verdict.id))
    await setEvidence(tx, verdict, input.evidence)
    await recordEvent(tx, viewer, 'verdict.change', verdict.id)
    if (input.isInForce) await putInForce(tx, viewer, await lockVerdict(tx, viewer, verdict.id))
    return { id: verdict.id }
  })
}

/** Throws a draft away. */
export async function discardVerdict(viewer: Viewer, input: { verdictId: string }): Promise<{ studyId: number }> {
  return withViewer(viewer, async (tx) => {
    const verdict = await lockVerdict(tx, viewer, input.verdictId)
    if (verdict.state !== 'draft')
      throw new AppError('conflict', 'This verdict is no draft any more. Withdraw it instead.')
    await tx.delete(verdicts).where(eq(verdicts.id, verdict.id))
    await recordEvent(tx, viewer, 'verdict.discard', verdict.id, { groupId: verdict.groupId })
    return { studyId: verdict.studyId }
  })
}

/** Under the lock of its group: a draft is what the group stands by from now on, in place of what it supersedes. */
async function putInForce(tx: Transaction, viewer: Viewer, draft: LockedVerdict): Promise<void> {
  authorize(viewer, 'verdict.change', draft)
  if (draft.supersedesId) await supersede(tx, viewer, draft.supersedesId, draft.id)
  const [other] = await tx
    .select({ id: verdicts.id })
    .from(verdicts)
    .where(
      and(
        eq(verdicts.studyId, draft.studyId),
        eq(verdicts.groupId, draft.groupId),
        sql`lower(${verdicts.appliesTo}) = lower(${draft.appliesTo})`,
        inArray(verdicts.state, ['in-force', 'under-review']),
      ),
    )
  if (other)
    throw new AppError(
      'conflict',
      `This group has a verdict on this study in force already${draft.appliesTo ? ` for “${draft.appliesTo}”` : ''}. Open that one and supersede it, or say where this one applies.`,
    )
  await tx
    .update(verdicts)
    .set({ state: 'in-force', settledAt: sql`now()`, version: sql`${verdicts.version} + 1` })
    .where(eq(verdicts.id, draft.id))
  await recordEvent(tx, viewer, 'verdict.put-in-force', draft.id, { groupId: draft.groupId, audience: draft.audience })
}

async function supersede(tx: Transaction, viewer: Viewer, formerId: string, by: string) {
  const former = await lockVerdict(tx, viewer, formerId)
  refuseUnlessCurrent(former)
  await tx
    .update(verdicts)
    .set({ state: 'superseded', endedAt: sql`now()`, version: sql`${verdicts.version} + 1` })
    .where(eq(verdicts.id, former.id))
  await recordEvent(tx, viewer, 'verdict.supersede', former.id, { by })
}

function refuseUnlessCurrent({ state }: LockedVerdict): void {
  if (isCurrent(state)) return
  throw new AppError(
    'conflict',
    state === 'superseded'
      ? 'This verdict was superseded elsewhere in the meantime. Open the one that took its place.'
      : 'This verdict is not in force, so nothing takes its place. Write a new one.',
  )
}

/** Throws `invalid` unless somebody who is in the group, with an active account, owns it. */
export async function checkOwner(tx: Transaction, groupId: string, ownerId: string): Promise<void> {
  const [owner] = isUuid(ownerId)
    ? await tx
        .select({ id: groupMembers.id })
        .from(groupMembers)
        .innerJoin(users, and(eq(users.id, groupMembers.userId), isNull(users.disabledAt)))
        .where(and(eq(groupMembers.groupId, groupId), eq(groupMembers.userId, ownerId), isNull(groupMembers.leftAt)))
    : []
  if (!owner) throw new AppError('invalid', 'The owner must be somebody in the group.')
}

async function findStudy(tx: Transaction, id: number): Promise<{ id: number; level: Level | null }> {
  const [study] = await tx.select({ id: studies.id, level: levelOfStudy }).from(studies).where(eq(studies.id, id))
  if (!study) throw notFound('study')
  return study
}

const columnsOf = (
  { bottomLine, stance, certainty, appliesTo, rationale, audience, ownerId, decidedOn, reviewBy }: Written,
  level: Level | null,
) => ({
  bottomLine,
  stance,
  certainty,
  appliesTo,
  rationale,
  audience,
  ownerId,
  decidedOn,
  reviewBy: reviewBy ?? usualReviewBy(decidedOn, level, stance),
})
