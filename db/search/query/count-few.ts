import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { narrowed, used } from './filters'
import { matches } from './index-query'
import type { CountedSearch } from './query-plan'

/**
 * How many studies have all that was asked for, where even without the filters fewer than `few` do: others are shown
 * beside them then. Null where there are more. The best tiers come first, so that many are soon enough.
 */
export async function countFew({ tx, query, filters }: CountedSearch, few: number): Promise<number | null> {
  const found = await countUpTo(tx, query, few)
  if (found === few) return null
  return used(filters).length > 0 ? countUpTo(tx, narrowed(query, filters), few) : found
}

async function countUpTo(tx: Transaction, query: string, most: number): Promise<number> {
  const rows = await tx.execute(sql`select from search_documents d where ${matches({ query, rows: [] })} limit ${most}`)
  return rows.length
}
