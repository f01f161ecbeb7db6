import { sql } from 'drizzle-orm'
import { readCorpus } from '@/db/connection/with-viewer'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { Identifier } from '@/lib/search/typed-identifier'
import { studyAddress } from '@/lib/studies/study-address'

/** The address of the study with this identifier; null when it is not here, or when several studies have it. */
export async function findByIdentifier(viewer: Viewer, identifier: Identifier): Promise<string | null> {
  if (!can(viewer, 'study.read')) return null
  const matches =
    'pmid' in identifier
      ? sql`pmid = ${identifier.pmid}`
      : 'pmcid' in identifier
        ? sql`pmcid = ${identifier.pmcid}`
        : sql`lower(doi) = ${identifier.doi}`
  const [study, another] = await readCorpus(viewer, (tx) =>
    tx.execute<{ id: number; pmid: number | null; title: string; withdrawn: boolean }>(
      sql`select id::int, pmid, title, withdrawn_at is not null as withdrawn
        from studies where ${matches} order by withdrawn, pmid nulls last, id limit 2`,
    ),
  )
  return study && (!another || another.withdrawn) ? studyAddress(study) : null
}
