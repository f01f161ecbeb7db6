import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { erasures, users } from '@/db/schema/users'
import { AppError, notFound } from '@/lib/access/app-error'
import { authorize, can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { changeRights } from './change-rights'

/**
 * Has what is a person's own erased on a day, today at the earliest, which may be put off as long as it has to be kept. Their
 * account is closed already.
 */
export async function eraseOn(viewer: Viewer, input: { userId: string; on: string }): Promise<void> {
  await changeRights(viewer, async (tx, asker) => {
    authorize(asker, 'people.change', input)
    const [closed] = await tx
      .select({ disabledAt: users.disabledAt, isPast: sql<boolean>`${input.on}::date < current_date` })
      .from(users)
      .where(and(eq(users.id, input.userId), isNotErased))
    if (!closed) throw notFound('person')
    if (!closed.disabledAt) throw new AppError('conflict', 'Deactivate the account first.')
    if (closed.isPast) throw new AppError('invalid', 'Choose today or a later day.')
    await tx
      .insert(erasures)
      .values({ userId: input.userId, dueOn: input.on })
      .onConflictDoUpdate({ target: erasures.userId, set: { dueOn: input.on } })
    await recordEvent(tx, asker, 'people.erase-on', input.userId, { on: input.on })
  })
}

/** Has nothing of a closed account erased. */
export async function keepPerson(viewer: Viewer, input: { userId: string }): Promise<void> {
  await changeRights(viewer, async (tx, asker) => {
    authorize(asker, 'people.change', input)
    const kept = await tx
      .delete(erasures)
      .where(and(eq(erasures.userId, input.userId), isNull(erasures.erasedAt)))
      .returning({ userId: erasures.userId })
    if (kept.length === 0) throw notFound('person')
    await recordEvent(tx, asker, 'people.keep', input.userId)
  })
}

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
