import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { verdicts } from '@/db/schema/verdicts'
import { AppError } from '@/lib/access/app-error'
import { compareVersion } from '@/lib/access/compare-version'
import type { Viewer } from '@/lib/access/viewer'
import { latestReviewBy } from '@/lib/verdicts/review-by'
import { isCurrent, type VerdictAudience } from '@/lib/verdicts/verdict'
import { checkOwner } from './draft-verdict'
import { type LockedVerdict, lockVerdict } from './lock-verdict'

type Shown = { verdictId: string; version: number }

/** The group has looked at it again and stands by it, until another day; `today` is the day it is. */
export async function confirmVerdict(
  viewer: Viewer,
  input: Shown & { reviewBy: string; today: string },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const verdict = await lockCurrent(tx, viewer, input)
    if (input.reviewBy <= input.today)
      throw new AppError('invalid', 'The next review must be on a later day than today.')
    if (input.reviewBy > latestReviewBy(input.today)) throw new AppError('invalid', 'Review it within ten years.')
    await set(tx, verdict.id, {
      state: 'in-force',
      reviewBy: input.reviewBy,
      settledAt: sql`now()`,
      confirmedAt: sql`now()`,
      reviewReason: null,
      reviewStudyId: null,
      reviewSince: null,
    })
    await recordEvent(tx, viewer, 'verdict.confirm', verdict.id, { groupId: verdict.groupId })
  })
}

/** The group does not stand by it any more; why stays beside it. */
export async function withdrawVerdict(viewer: Viewer, input: Shown & { reason: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const verdict = await lockCurrent(tx, viewer, input)
    await set(tx, verdict.id, { state: 'withdrawn', withdrawnReason: input.reason, endedAt: sql`now()` })
    await recordEvent(tx, viewer, 'verdict.withdraw', verdict.id, { groupId: verdict.groupId })
  })
}

/** Makes somebody else of the group the owner: they are the one who is asked to review it. */
export async function handOverVerdict(viewer: Viewer, input: Shown & { ownerId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const verdict = await lockCurrent(tx, viewer, input)
    if (verdict.ownerId === input.ownerId) return
    await checkOwner(tx, verdict.groupId, input.ownerId)
    await set(tx, verdict.id, { ownerId: input.ownerId })
    await recordEvent(tx, viewer, 'verdict.hand-over', input.ownerId, { verdictId: verdict.id })
  })
}

/** Whom it is for. Throws `unconfirmed` where everyone could read it for the first time and `confirmed` does not say so. */
export async function changeVerdictAudience(
  viewer: Viewer,
  input: Shown & { audience: VerdictAudience; confirmed?: string },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const verdict = await lockCurrent(tx, viewer, input)
    if (verdict.audience === input.audience) return
    const isWider = input.audience === 'everyone'
    if (isWider && input.confirmed !== 'everyone')
      throw new AppError(
        'unconfirmed',
        'Everyone here will be able to read this verdict and what your group is called. Save once more to confirm.',
      )
    await set(tx, verdict.id, { audience: input.audience })
    await recordEvent(tx, viewer, isWider ? 'verdict.widen' : 'verdict.narrow', verdict.id, {
      groupId: verdict.groupId,
    })
  })
}

async function lockCurrent(tx: Transaction, viewer: Viewer, { verdictId, version }: Shown): Promise<LockedVerdict> {
  const verdict = await lockVerdict(tx, viewer, verdictId)
  compareVersion(verdict, { version }, 'verdict')
  if (!isCurrent(verdict.state)) throw new AppError('conflict', 'This verdict is not in force.')
  return verdict
}

type Columns = Parameters<ReturnType<Transaction['update']>['set']>[0]

const set = (tx: Transaction, id: string, columns: Columns) =>
  tx
    .update(verdicts)
    .set({ ...columns, version: sql`${verdicts.version} + 1` })
    .where(eq(verdicts.id, id))
