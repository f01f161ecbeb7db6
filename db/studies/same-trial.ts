import { sql } from 'drizzle-orm'
import { readCorpus } from '@/db/connection/with-viewer'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { Design } from '@/lib/evidence/design'
import { studyAddress } from '@/lib/studies/study-address'

/** Others of one trial that are named beside a study; of more it is said how many. */
const MOST_SHOWN = 8
/** A work that names more registrations is about several trials, and of none. */
const MOST_REGISTRATIONS = 2

export type TrialPaper = {
  address: string
  title: string
  design: Design | null
  year: number | null
  retracted: boolean
}

type Row = Omit<TrialPaper, 'address'> & { id: number; pmid: number | null; total: number }

/** The other studies that name a registration of this one, oldest first: protocol, results, later analyses. */
export async function sameTrial(
  viewer: Viewer,
  study: { id: number; trialIds: readonly string[] },
): Promise<{ total: number; papers: TrialPaper[] }> {
  const { id, trialIds } = study
  if (!can(viewer, 'study.read') || trialIds.length === 0 || trialIds.length > MOST_REGISTRATIONS)
    return { total: 0, papers: [] }
  const rows = await readCorpus(viewer, (tx) =>
    tx.execute<Row>(sql`
      select s.id::int, s.pmid, s.title, s.design, (s.published ->> 'year')::int as year,
        s.retracted_at is not null as retracted, count(*) over ()::int as total
      from studies s
      where s.trial_ids <> '{}' and s.trial_ids && ${sql.param([...trialIds])}::text[]
        and cardinality(s.trial_ids) <= ${MOST_REGISTRATIONS} and s.id <> ${id} and s.withdrawn_at is null
      order by s.published_on nulls last, s.id limit ${MOST_SHOWN}`),
  )
  return {
    total: rows[0]?.total ?? 0,
    papers: rows.map(({ id, pmid, total: _total, ...paper }) => ({
      ...paper,
      address: studyAddress({ id, pmid, title: paper.title }),
    })),
  }
}
