import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { sqlState } from '@/db/connection/sql-state'
import { withViewer } from '@/db/connection/with-viewer'
import { users } from '@/db/schema/users'
import { AppError } from '@/lib/access/app-error'
import type { ScimClient, Viewer } from '@/lib/access/viewer'

/** What the database raises when no active administrator would be left. */
const NO_ADMINISTRATOR = 'PR001'

/**
 * As `withViewer`, for whatever changes who may do what: one transaction at a time in a database, and `asker` is the
 * viewer as they are once it is their turn. Somebody who has lost their rights a moment ago acts no more. Throws
 * `conflict` where no active administrator would be left.
 */
export async function changeRights<T>(
  viewer: Viewer,
  work: (tx: Transaction, asker: Viewer) => Promise<T>,
): Promise<T> {
  try {
    return await withViewer(viewer, async (tx) => {
      await lockRights(tx)
      return work(tx, await asTheyAreNow(tx, viewer))
    })
  } catch (error) {
    if (sqlState(error) === NO_ADMINISTRATOR) {
      throw new AppError(
        'conflict',
        'This is the last active administrator. Make somebody else an administrator first.',
      )
    }
    throw error
  }
}

/** Waits until no other transaction changes rights; what is read after it is what they left. */
export async function lockRights(tx: Transaction): Promise<void> {
  await tx.execute(sql`select app.lock_rights()`)
}

async function asTheyAreNow(tx: Transaction, viewer: Viewer): Promise<Viewer> {
  if (viewer.kind === 'scim') return holderOfToken(tx, viewer)
  if (viewer.kind !== 'person') return viewer
  const [now] = await tx
    .select({ name: users.name, role: users.role })
    .from(users)
    .where(and(eq(users.id, viewer.id), isNull(users.disabledAt)))
  if (!now) throw new AppError('unauthenticated', 'Your account has been closed.')
  return { ...viewer, ...now }
}

async function holderOfToken(tx: Transaction, viewer: ScimClient): Promise<Viewer> {
  const [row] = await tx.execute<{ issuer: string | null }>(sql`select app.scim_issuer() as issuer`)
  if (row?.issuer !== viewer.issuer) throw new AppError('unauthenticated', 'This token has been revoked.')
  return viewer
}
