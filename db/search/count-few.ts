import { sql } from 'drizzle-orm'
import type { Transaction } from '../client'
import type { Counted } from './count-matches'
import { narrowed, used } from './filters'
import type { Outlooks } from './outlook'
import { matches } from './sought'

/** A look ahead that says so many is not so wrong that there are few. */
const SURELY_MANY = 1000

/**
 * How many studies have all that was asked for, where they are fewer than `few`: others are shown beside them then. Null
 * where there are more, or would be without the filters.
 */
export async function countFew(
  { tx, query, filters, statistics }: Counted,
  outlooks: Outlooks | null,
  few: number,
): Promise<number | null> {
  if (outlooks && outlooks.byIndex.matching * statistics.studies >= SURELY_MANY) return null
  const found = await countUpTo(tx, narrowed(query, filters), few)
  if (found === few) return null
  return used(filters).length > 0 && (await countUpTo(tx, query, few)) === few ? null : found
}

async function countUpTo(tx: Transaction, query: string, most: number): Promise<number> {
  const rows = await tx.execute(sql`select from search_documents d where ${matches({ query, rows: [] })} limit ${most}`)
  return rows.length
}
