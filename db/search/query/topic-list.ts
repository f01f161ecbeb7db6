import { sql } from 'drizzle-orm'
import { readCorpus } from '@/db/connection/with-viewer'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { conceptKey } from '@/lib/search/concept-key'
import { topicAddress } from '@/lib/search/topic-address'

/** A topic among others: how many studies are about it, and how many of them are strong evidence. */
export type ListedTopic = { name: string; address: string; studies: number; strong: number }

/**
 * Topics with the most strong evidence first, as counted last: all of them, or those with `words` in their name. Topics
 * that no study is about, only indexed under, are left out ("Humans"), unless words ask for them; `isStrong` leaves out those
 * without strong evidence, too.
 */
export async function listTopics(
  viewer: Viewer,
  { words = '', limit, isStrong = false }: { words?: string; limit: number; isStrong?: boolean },
): Promise<ListedTopic[]> {
  if (!can(viewer, 'study.read')) return []
  const key = conceptKey(words.slice(0, 200))
  if (words.trim() && !key) return []
  const rows = await readCorpus(viewer, (tx) =>
    tx.execute<Omit<ListedTopic, 'address'>>(sql`
      select name, strong_studies as strong, case when major_studies > 0 then major_studies else studies end as studies
      from search_headings
      where studies > 0 and ${isStrong ? sql`strong_studies > 0` : sql`true`} and ${key ? sql`strpos(key, ${key}) > 0` : sql`major_studies > 0`}
      order by strong_studies desc nulls last, major_studies desc nulls last, name limit ${limit}`),
  )
  return rows.map((row) => ({ ...row, address: topicAddress(row.name) }))
}
