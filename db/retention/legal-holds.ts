import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { lockRights } from '@/db/access/change-rights'
import { isNotErased } from '@/db/access/erasures'
import { idempotent } from '@/db/connection/idempotent'
import { withViewer } from '@/db/connection/with-viewer'
import { mayRead } from '@/db/events/record-denial'
import { recordEvent } from '@/db/events/record-event'
import { legalHolds } from '@/db/schema/retention'
import { users } from '@/db/schema/users'
import { AppError, notFound } from '@/lib/access/app-error'
import { authorize } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'

/** What keeps everything of a person from being deleted by night and erased; of everybody where `userId` is null. */
export type LegalHold = {
  id: string
  userId: string | null
  person: string | null
  reason: string
  endsOn: string | null
  createdAt: Date
  by: string
}

/** A hold that was not lifted and whose last day has not passed. */
export const isInForce = and(
  isNull(legalHolds.liftedAt),
  sql`(${legalHolds.endsOn} is null or ${legalHolds.endsOn} >= (now() at time zone 'UTC')::date)`,
)

/** Those that stand, the latest first; null for those who do not look after them. */
export async function listHolds(viewer: Viewer): Promise<LegalHold[] | null> {
  if (!mayRead(viewer, 'retention.read')) return null
  const [person, by] = [alias(users, 'person'), alias(users, 'by')]
  return withViewer(viewer, (tx) =>
    tx
      .select({
        id: legalHolds.id,
        userId: legalHolds.userId,
        person: person.name,
        reason: legalHolds.reason,
        endsOn: legalHolds.endsOn,
        createdAt: legalHolds.createdAt,
        by: by.name,
      })
      .from(legalHolds)
      .leftJoin(person, eq(person.id, legalHolds.userId))
      .innerJoin(by, eq(by.id, legalHolds.createdBy))
      .where(isInForce)
      .orderBy(desc(legalHolds.createdAt), desc(legalHolds.id)),
  )
}

/**
 * Keeps everything of a person, or of everybody, until its last day or until it is lifted. Throws `invalid` for a day that has
 * passed, and `not_found` for whoever is not here, or was erased.
 */
export async function putHold(
  viewer: Viewer,
  input: { key: string; userId: string | null; reason: string; endsOn: string | null },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'hold.change')
    await idempotent(tx, viewer, input.key, 'hold.create', async () => {
      const { userId, reason, endsOn } = input
      const [row] = await tx.execute<{ passed: boolean }>(
        sql`select ${endsOn}::date < (now() at time zone 'UTC')::date as passed`,
      )
      if (row?.passed) throw new AppError('invalid', 'The last day has passed. Choose a later one, or none.')
      if (userId !== null) {
        // Whoever is erased at this moment is erased, or held: not both.
        await lockRights(tx)
        const here = await tx
          .select({ id: users.id })
          .from(users)
          .where(and(eq(users.id, userId), isNotErased))
        if (here.length === 0) throw notFound('person')
      }
      const [made] = await tx
        .insert(legalHolds)
        .values({ userId, reason, endsOn, createdBy: viewer.id })
        .returning({ id: legalHolds.id })
      await recordEvent(tx, viewer, 'hold.create', userId, { until: endsOn })
      return { id: made?.id }
    })
  })
}

/** Ends a hold: from now on what is old is deleted by the next night. */
export async function liftHold(viewer: Viewer, input: { holdId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'hold.change')
    const [lifted] = await tx
      .update(legalHolds)
      .set({ liftedAt: sql`now()` })
      .where(and(eq(legalHolds.id, input.holdId), isInForce))
      .returning({ userId: legalHolds.userId })
    if (!lifted) throw notFound('hold')
    await recordEvent(tx, viewer, 'hold.lift', lifted.userId)
  })
}
