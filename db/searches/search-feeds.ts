import { and, eq, inArray, isNull } from 'drizzle-orm'
import { hashToken, newToken } from '@/db/access/token'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { savedSearches } from '@/db/schema/searches'
import { studies } from '@/db/schema/studies'
import { users } from '@/db/schema/users'
import { newestMatches } from '@/db/search/query/new-matches'
import { type StudyRow, studyRows } from '@/db/studies/study-rows'
import { can } from '@/lib/access/policy'
import { type Client, SIGN_IN, type Viewer } from '@/lib/access/viewer'
import { followedRequest } from '@/lib/search/followed-search'
import { lockSearch } from './saved-searches'

/** So many entries; a reader that looks in once a week misses nothing of a question that is asked well. */
export const FEED_LENGTH = 50

/** Makes the token of a search's feed, which is shown now and never again; an earlier one no longer works. */
export async function openFeed(viewer: Viewer, input: { searchId: string }): Promise<{ token: string }> {
  return withViewer(viewer, async (tx) => {
    const { id } = await lockSearch(tx, viewer, input.searchId, 'search.feed')
    const token = newToken()
    await tx
      .update(savedSearches)
      .set({ feedTokenHash: hashToken(token) })
      .where(eq(savedSearches.id, id))
    await recordEvent(tx, viewer, 'search.open-feed', id)
    return { token }
  })
}

/** From now on the feed's address leads nowhere. */
export async function closeFeed(viewer: Viewer, input: { searchId: string }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const { id } = await lockSearch(tx, viewer, input.searchId, 'search.feed')
    await tx.update(savedSearches).set({ feedTokenHash: null }).where(eq(savedSearches.id, id))
    await recordEvent(tx, viewer, 'search.close-feed', id)
  })
}

export type SearchFeed = {
  id: string
  name: string
  /** As `followedQuery` writes it. */
  query: string
  createdAt: Date
  /** The last come first. */
  entries: { study: StudyRow; addedAt: Date }[]
}

/** Who reads with a token, and which search; null when it was revoked, never was, or its maker has no account. */
async function holderOf(token: string): Promise<{ client: Client; id: string } | null> {
  const [row] = await withViewer(SIGN_IN, (tx) =>
    tx
      .select({ id: savedSearches.id, userId: users.id })
      .from(savedSearches)
      .innerJoin(users, and(eq(users.id, savedSearches.userId), isNull(users.disabledAt)))
      .where(and(eq(savedSearches.feedTokenHash, hashToken(token)), isNull(savedSearches.deletedAt))),
  )
  return row ? { client: { kind: 'client', personId: row.userId }, id: row.id } : null
}

/** What a feed says: read in the name of the person who made it, so that it never says more than they may read. */
export async function readFeed(token: string): Promise<SearchFeed | null> {
  const holder = await holderOf(token)
  return holder && readFeedOf(holder.client, holder.id)
}

/** The newest studies of a search, for a client of the person whose search it is; null for any other. */
export async function readFeedOf(viewer: Client, id: string): Promise<SearchFeed | null> {
  return withViewer(viewer, async (tx) => {
    const [row] = await tx
      .select({
        id: savedSearches.id,
        userId: savedSearches.userId,
        name: savedSearches.name,
        query: savedSearches.query,
        createdAt: savedSearches.createdAt,
      })
      .from(savedSearches)
      .where(and(eq(savedSearches.id, id), eq(savedSearches.userId, viewer.personId), isNull(savedSearches.deletedAt)))
    if (!row || !can(viewer, 'search.read', row)) return null
    const ids = await newestMatches(tx, followedRequest(row.query), FEED_LENGTH)
    const rows = await studyRows(tx, ids)
    const added = await addedAt(tx, ids)
    const { userId: _owner, ...search } = row
    return {
      ...search,
      entries: ids.flatMap((one) => {
        const [study, at] = [rows.get(one), added.get(one)]
        return study && at ? [{ study, addedAt: at }] : []
      }),
    }
  })
}

async function addedAt(tx: Transaction, ids: number[]): Promise<Map<number, Date>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.select({ id: studies.id, at: studies.addedAt }).from(studies).where(inArray(studies.id, ids))
  return new Map(rows.map(({ id, at }) => [id, at]))
}
