import { and, count, desc, eq, isNull, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { sqlState } from '@/db/connection/sql-state'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { settleSearch } from '@/db/inbox/settle-notices'
import { savedSearches } from '@/db/schema/searches'
import { AppError } from '@/lib/access/app-error'
import type { SearchAccess } from '@/lib/access/asked-about'
import { compareVersion } from '@/lib/access/compare-version'
import { hidden, missing } from '@/lib/access/denial'
import { type Authorised, authorisedRow, authorize, can, type RightOn } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { FOLLOWED_LIMITS, followedQuery, followedRequest } from '@/lib/search/followed-search'

/** Keeps a search under a name; from now on what comes in is new. `query` is written as it is followed. */
export async function saveSearch(
  viewer: Viewer,
  input: { key: string; name: string; query: string },
): Promise<{ id: string }> {
  const query = followedQuery(followedRequest(input.query))
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'search.create')
    if (query.length > FOLLOWED_LIMITS.query) {
      throw new AppError(
        'conflict',
        'This search asks for more than can be kept. Take some filters out and save it again.',
      )
    }
    return idempotent(tx, viewer, input.key, 'search.create', () => insertSearch(tx, viewer, input.name, query))
  })
}

async function insertSearch(tx: Transaction, person: Person, name: string, query: string): Promise<{ id: string }> {
  const [{ searches } = { searches: 0 }] = await tx
    .select({ searches: count() })
    .from(savedSearches)
    .where(and(ownedBy(person, savedSearches.userId), isNull(savedSearches.deletedAt)))
  if (searches >= FOLLOWED_LIMITS.searches) {
    throw new AppError(
      'conflict',
      `You follow ${FOLLOWED_LIMITS.searches} searches, the most there can be. Stop following one first.`,
    )
  }
  const [made] = await tx
    .insert(savedSearches)
    .values({ userId: person.id, name, query })
    .onConflictDoNothing()
    .returning({ id: savedSearches.id })
  if (!made) throw new AppError('conflict', 'You follow this search already.')
  await recordEvent(tx, person, 'search.create', made.id)
  return made
}

/** A new name; refused when another tab changed it since `version`. */
export async function renameSearch(
  viewer: Viewer,
  input: { searchId: string; version: number; name: string },
): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const search = await lockSearch(tx, viewer, input.searchId, 'search.change')
    compareVersion(search, input, 'search')
    await tx
      .update(savedSearches)
      .set({ name: input.name, version: sql`${savedSearches.version} + 1` })
      .where(eq(savedSearches.id, search.id))
    await recordEvent(tx, viewer, 'search.change', search.id)
  })
}

/** What had come in by `upTo`, when the reader's page was drawn, is no longer new. Never turns back. */
export async function markSearchSeen(
  viewer: Viewer,
  input: { searchId: string; upTo: Date },
): Promise<{ query: string }> {
  return withViewer(viewer, async (tx) => {
    const { id, query } = await lockSearch(tx, viewer, input.searchId, 'search.change')
    const upTo = sql`least(${input.upTo.toISOString()}::timestamptz, now())`
    await tx
      .update(savedSearches)
      .set({ seenAt: sql`greatest(${savedSearches.seenAt}, ${upTo})` })
      .where(eq(savedSearches.id, id))
    await settleSearch(tx, viewer, id, input.upTo)
    return { query }
  })
}

/** Takes a search away until it is brought back; its feed ends for good. */
export async function deleteSearch(viewer: Viewer, input: { searchId: string }): Promise<{ id: string }> {
  return withViewer(viewer, async (tx) => {
    const { id } = await lockSearch(tx, viewer, input.searchId, 'search.delete')
    await tx.update(savedSearches).set({ deletedAt: sql`now()`, feedTokenHash: null }).where(eq(savedSearches.id, id))
    await recordEvent(tx, viewer, 'search.delete', id)
    return { id }
  })
}

/** Brings a deleted search back; one that is there already stays as it is. */
export async function restoreSearch(viewer: Viewer, input: { searchId: string }): Promise<{ id: string }> {
  try {
    return await withViewer(viewer, async (tx) => {
      const search = await lockSearch(tx, viewer, input.searchId, 'search.delete', { deleted: true })
      if (search.deletedAt === null) return { id: search.id }
      await tx.update(savedSearches).set({ deletedAt: null }).where(eq(savedSearches.id, search.id))
      await recordEvent(tx, viewer, 'search.restore', search.id)
      return { id: search.id }
    })
  } catch (error) {
    if (sqlState(error) === '23505') throw new AppError('conflict', 'You follow this search again already.')
    throw error
  }
}

/** A search that the viewer has `right` to, locked until the transaction ends. */
export async function lockSearch<R extends RightOn<'search', LockedSearch>>(
  tx: Transaction,
  viewer: Viewer,
  id: string,
  right: R,
  { deleted = false } = {},
): Promise<Authorised<R, LockedSearch>> {
  const [search] = isUuid(id)
    ? await tx
        .select({
          id: savedSearches.id,
          userId: savedSearches.userId,
          name: savedSearches.name,
          query: savedSearches.query,
          version: savedSearches.version,
          deletedAt: savedSearches.deletedAt,
        })
        .from(savedSearches)
        .where(and(eq(savedSearches.id, id), ownedBy(viewer, savedSearches.userId)))
        .for('update')
    : []
  if (!search || !can(viewer, 'search.read', search) || (search.deletedAt !== null && !deleted))
    throw missing(viewer, 'search', hidden(right, 'search', id))
  return authorisedRow(viewer, right, search)
}

type LockedSearch = SearchAccess & { id: string; name: string; query: string; version: number; deletedAt: Date | null }

export type DeletedSearch = { id: string; name: string }

/** The search that the viewer has just deleted, to offer it back; null when it is there, or not theirs. */
export async function readDeletedSearch(viewer: Viewer, id: string): Promise<DeletedSearch | null> {
  if (!isUuid(id)) return null
  const [gone] = await withViewer(viewer, (tx) =>
    tx
      .select({ id: savedSearches.id, name: savedSearches.name })
      .from(savedSearches)
      .where(
        and(
          eq(savedSearches.id, id),
          ownedBy(viewer, savedSearches.userId),
          sql`${savedSearches.deletedAt} > now() - interval '30 days'`,
        ),
      )
      .orderBy(desc(savedSearches.deletedAt)),
  )
  return gone ?? null
}
