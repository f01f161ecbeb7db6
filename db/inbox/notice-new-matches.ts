import type postgres from 'postgres'
import { withViewer } from '@/db/connection/with-viewer'
import type { Job } from '@/db/jobs/job'
import { newMatches } from '@/db/search/query/new-matches'
import type { Person } from '@/lib/access/viewer'
import { followedRequest } from '@/lib/search/followed-search'

type Followed = {
  id: string
  query: string
  /** What came in later is new to its reader, and what came in later still they have no notice of. */
  seenAt: Date
  noticedAt: Date
  userId: string
  name: string
  role: Person['role']
}

/**
 * Every night: notifies those who follow a search of the studies that came in and match it. Of one search somebody has one
 * notice that is not done: the last, with all that is new to them. Nothing is said twice where it is run again.
 */
export const NOTICE_NEW_MATCHES: Job = {
  kind: 'search-news',
  key: 'search-news',
  maxAttempts: 10,
  at: '23 4 * * *',
  run: async ({ sql, signal, progress }) => {
    const searches = await sql<Followed[]>`
      select id, query, seen_at as "seenAt", noticed_at as "noticedAt", user_id as "userId", name, role
      from app.followed_searches()`
    let done = 0
    for (const search of searches) {
      if (signal.aborted) return
      await look(sql, search)
      await progress(++done, searches.length)
    }
  },
}

/** Asked as its reader asks, under what they may see. */
async function look(sql: postgres.Sql, { id, query, seenAt, noticedAt, userId, name, role }: Followed): Promise<void> {
  const request = followedRequest(query)
  const found = await withViewer({ kind: 'person', id: userId, name, role }, async (tx) => {
    const late = await newMatches(tx, request, noticedAt > seenAt ? noticedAt : seenAt)
    return late.count === 0 || noticedAt <= seenAt
      ? late
      : { ...(await newMatches(tx, request, seenAt)), ids: late.ids }
  })
  const [last] = found.ids
  if (last === undefined) return
  await sql`select app.write_search_notice(${id}, ${last}, ${found.count + Number(found.more)})`
}
