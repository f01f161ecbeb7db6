import { sql } from 'drizzle-orm'
import { readCorpus } from '@/db/connection/with-viewer'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { Design } from '@/lib/evidence/design'
import { LEXEME } from '@/lib/search/lexemes'
import type { PublicationDate } from '@/lib/studies/publication-date'

/** What is here, as it was counted last. */
export type CorpusOverview = {
  studies: number
  trials: number
  /** When the newest study was published; null where no date is known. */
  newest: PublicationDate | null
  /** Questions that strong evidence here answers. */
  examples: string[]
}

const TRIALS: Design = 'randomised trial'

/** Null where nothing was counted yet, and for those who may not read studies. */
export async function readCorpusOverview(viewer: Viewer): Promise<CorpusOverview | null> {
  if (!can(viewer, 'study.read')) return null
  return readCorpus(viewer, async (tx) => {
    const [row] = await tx.execute<CorpusOverview>(sql`
      select c.studies, c.examples,
        coalesce((select t.studies from search_terms t where t.term = ${LEXEME.design + TRIALS}), 0) as trials,
        (select s.published from studies s where s.id = (
          select d.study_id from search_documents d where d.published_on <= current_date
          order by d.published_on desc nulls last, d.study_id limit 1)) as newest
      from search_statistics c where c.studies > 0`)
    return row ?? null
  })
}
