import { and, count, desc, eq, isNull, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { unseen } from '@/db/events/record-denial'
import { savedSearches } from '@/db/schema/searches'
import { type NewMatches, newMatches } from '@/db/search/query/new-matches'
import { type StudyRow, studyRows } from '@/db/studies/study-rows'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { followedQuery, followedRequest } from '@/lib/search/followed-search'
import type { SearchRequest } from '@/lib/search/search-request'

/** How many came in since the reader last looked; `more` where it was not counted to the end. */
export type NewCount = Pick<NewMatches, 'count' | 'more'>

export type FollowedSearch = {
  id: string
  name: string
  /** As `followedQuery` writes it. */
  query: string
  seenAt: Date
  hasFeed: boolean
  version: number
}

const FOLLOWED = {
  id: savedSearches.id,
  name: savedSearches.name,
  query: savedSearches.query,
  seenAt: savedSearches.seenAt,
  hasFeed: sql<boolean>`${savedSearches.feedTokenHash} is not null`,
  version: savedSearches.version,
}

/** The searches that the viewer follows: what `search.read` lets them read, and is not deleted. */
const followed = (viewer: Viewer) => and(ownedBy(viewer, savedSearches.userId), isNull(savedSearches.deletedAt))

/** The searches that the viewer follows, the last saved first, each with what is new in it. */
export async function listFollowedSearches(
  viewer: Viewer,
  { from = 0, limit }: { from?: number; limit: number },
): Promise<{ total: number; searches: (FollowedSearch & { news: NewCount })[] }> {
  if (!can(viewer, 'study.read')) return { total: 0, searches: [] }
  return withViewer(viewer, async (tx) => {
    const mine = followed(viewer)
    const [{ total } = { total: 0 }] = await tx.select({ total: count() }).from(savedSearches).where(mine)
    const rows = await tx
      .select(FOLLOWED)
      .from(savedSearches)
      .where(mine)
      .orderBy(desc(savedSearches.createdAt), savedSearches.id)
      .limit(limit)
      .offset(from)
    const searches = []
    for (const row of rows) {
      const { count, more } = await newIn(tx, row)
      searches.push({ ...row, news: { count, more } })
    }
    return { total, searches }
  })
}

/** One of them with its new studies, and the moment up to which they are; null when it is not there or not theirs. */
export async function readFollowedSearch(
  viewer: Viewer,
  id: string,
): Promise<(FollowedSearch & { news: NewCount; studies: StudyRow[]; readAt: Date }) | null> {
  if (!isUuid(id)) return null
  return withViewer(viewer, async (tx) => {
    const [row] = await tx
      .select({ ...FOLLOWED, userId: savedSearches.userId, readAt: sql<Date>`now()`.mapWith(savedSearches.seenAt) })
      .from(savedSearches)
      .where(and(eq(savedSearches.id, id), followed(viewer)))
    if (!row || !can(viewer, 'search.read', row)) return unseen(viewer, 'search.read', 'search', id)
    const { count, more, ids } = await newIn(tx, row)
    const found = await studyRows(tx, ids)
    const { userId: _owner, ...search } = row
    return { ...search, news: { count, more }, studies: ids.flatMap((one) => found.get(one) ?? []) }
  })
}

/** Whether the viewer follows this very search already, and as what. */
export async function followedAs(viewer: Viewer, request: SearchRequest): Promise<{ id: string; name: string } | null> {
  const [row] = await withViewer(viewer, (tx) =>
    tx
      .select({ id: savedSearches.id, name: savedSearches.name })
      .from(savedSearches)
      .where(and(eq(savedSearches.query, followedQuery(request)), followed(viewer))),
  )
  return row ?? null
}

/** What came in, by the same way as a search is made. */
const newIn = (tx: Transaction, { query, seenAt }: FollowedSearch): Promise<NewMatches> =>
  newMatches(tx, followedRequest(query), seenAt)
