import { sql } from 'drizzle-orm'
import type { Transaction } from '../client'
import { matches } from './candidates'
import { sampleOf } from './sample'
import type { Statistics } from './statistics'
import { all, unphrased } from './tsquery'

/** What a look at a few studies, whichever they are, says of a query before it is run. */
export type Outlook = {
  /** Share of all studies that match. */
  matching: number
  /** Share that have to be looked at one by one: for a phrase, all that have its words. */
  lookedAt: number
}

/** A corpus that is read to its end in less time than it takes to look ahead. */
const SMALL = 30_000

/** Null for a small corpus. */
export async function outlookOf(tx: Transaction, query: string, { studies }: Statistics): Promise<Outlook | null> {
  if (studies < SMALL || !query) return null
  const sample = sampleOf(studies, 1, 1000, 0)
  const words = unphrased(query)
  const [seen] = await tx.execute<{ words: number; matching: number }>(sql`
    select count(*)::int as words,
      ${words === query ? sql`count(*)` : sql`count(*) filter (where ${matches(query)})`}::int as matching
    from search_documents d where ${matches(all([words, sample.query]))}`)
  const size = studies / sample.times
  return { matching: (seen?.matching ?? 0) / size, lookedAt: words === query ? 0 : (seen?.words ?? 0) / size }
}
