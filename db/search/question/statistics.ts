import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'

/** What ranking knows of the corpus, when last counted. */
export type Statistics = {
  studies: number
  averageLength: number
  tierSizes: number[]
  /** The latent space that every study has a vector in; null where there is none yet. */
  space: number | null
}

export async function readStatistics(tx: Transaction): Promise<Statistics> {
  const [row] = await tx.execute<Statistics>(
    sql`select studies, average_length as "averageLength",
      array(select studies from search_tiers order by tier) as "tierSizes",
      (select max(id) from search_spaces where finished_at is not null) as space from search_statistics`,
  )
  return row ?? { studies: 0, averageLength: 150, tierSizes: [], space: null }
}
