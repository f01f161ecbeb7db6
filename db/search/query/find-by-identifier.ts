import { sql } from 'drizzle-orm'
import { readCorpus } from '@/db/connection/with-viewer'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { studyAddress } from '@/lib/studies/study-address'

/** The address of the study with this identifier, or null when it is not here. */
export async function findByIdentifier(
  viewer: Viewer,
  identifier: { pmid: number } | { doi: string },
): Promise<string | null> {
  if (!can(viewer, 'study.read')) return null
  const matches = 'pmid' in identifier ? sql`pmid = ${identifier.pmid}` : sql`lower(doi) = ${identifier.doi}`
  const [study] = await readCorpus(viewer, (tx) =>
    tx.execute<{ id: number; pmid: number | null; title: string }>(
      sql`select id::int, pmid, title from studies where ${matches} order by pmid nulls last, id limit 1`,
    ),
  )
  return study ? studyAddress(study) : null
}
