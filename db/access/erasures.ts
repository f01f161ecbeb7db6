import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { erasures, users } from '@/db/schema/users'
import { AppError, notFound } from '@/lib/access/app-error'
import { compareVersion } from '@/lib/access/compare-version'
import { authorize, can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { changeRights } from './change-rights'

/**
 * Has what is a person's own erased on a day, today at the earliest, which may be put off as long as it has to be kept. Their
 * account is closed already. Refused where the account or its day was changed since `version`: an outdated page could undo that
 * it is to be kept.
 */
export async function eraseOn(viewer: Viewer, input: { userId: string; on: string; version: number }): Promise<void> {
  await changeRights(viewer, async (tx, asker) => {
    authorize(asker, 'people.change', input)
    const [closed] = await tx
      .select({
        version: users.version,
        disabledAt: users.disabledAt,
        isPast: sql<boolean>`${input.on}::date < current_date`,
      })
      .from(users)
      .where(and(eq(users.id, input.userId), isNotErased))
    if (!closed) throw notFound('person')
    if (!closed.disabledAt) throw new AppError('conflict', 'Deactivate the account first.')
    if (closed.isPast) throw new AppError('invalid', 'Choose today or a later day.')
    compareVersion(closed, input, 'account')
    await countUp(tx, input.userId)
    await tx
      .insert(erasures)
      .values({ userId: input.userId, dueOn: input.on })
      .onConflictDoUpdate({ target: erasures.userId, set: { dueOn: input.on } })
    await recordEvent(tx, asker, 'people.erase-on', input.userId, { on: input.on })
  })
}

/** Has nothing of a closed account erased; refused as above. */
export async function keepPerson(viewer: Viewer, input: { userId: string; version: number }): Promise<void> {
  await changeRights(viewer, async (tx, asker) => {
    authorize(asker, 'people.change', input)
    const kept = await tx
      .delete(erasures)
      .where(and(eq(erasures.userId, input.userId), isNull(erasures.erasedAt)))
      .returning({ userId: erasures.userId })
    if (kept.length === 0) throw notFound('person')
    const [closed] = await tx.select({ version: users.version }).from(users).where(eq(users.id, input.userId))
    if (closed) compareVersion(closed, input, 'account')
    await countUp(tx, input.userId)
    await recordEvent(tx, asker, 'people.keep', input.userId)
  })
}

const countUp = (tx: Transaction, userId: string) =>
  tx
    .update(users)
    .set({ version: sql`${users.version} + 1` })
    .where(eq(users.id, userId))

/** The ids of those who were erased, for a restore of a backup from before; none for those who may not know. */
export async function listErased(viewer: Viewer): Promise<string[]> {
  if (!can(viewer, 'people.read')) return []
  const rows = await withViewer(viewer, (tx) =>
    tx
      .select({ id: erasures.userId })
      .from(erasures)
      .where(isNotNull(erasures.erasedAt))
      .orderBy(asc(erasures.erasedAt), asc(erasures.userId)),
  )
  return rows.map(({ id }) => id)
}

/** Of a row of `users`. Who was erased is nobody any more whose account could be changed. */
export const isNotErased = sql`not exists (
  select from erasures e where e.user_id = users.id and e.erased_at is not null)`
