import type postgres from 'postgres'
import { LOST, withRetry } from '@/db/connection/with-retry'

/** How many studies a tier takes; the last one takes the rest. */
export const TIER_SIZES = [10_000, 50_000, 240_000]

/**
 * Moves studies between tiers, in the caller's transaction, where one has grown a fifth beyond its size or, with others
 * waiting below it, fallen a fifth short. From then on what is written is placed by the same bounds. Returns how many
 * were moved.
 */
export async function rebalanceTiers(tx: postgres.TransactionSql): Promise<number> {
  await tx`select from search_tiers for update`
  let moved = 0
  for (const [tier, size] of TIER_SIZES.entries()) {
    const own = tx(`search_documents_${tier}`)
    const below = tx(`search_documents_${tier + 1}`)
    const [counted] = await tx`select count(*)::int as here, exists (select from ${below}) as waiting from ${own}`
    const { here, waiting } = counted as unknown as { here: number; waiting: boolean }
    if (here > size * 1.2) {
      const [bound] = await tx`select prior from ${own} order by prior desc offset ${size - 1} limit 1`
      await tx`update search_tiers set min_prior = ${bound?.prior} where tier = ${tier}`
      const rows = await tx`
        update search_documents set tier = ${tier + 1} where tier = ${tier} and prior < ${bound?.prior}`
      moved += rows.count
    } else if (waiting && here < size * 0.8) {
      const [bound] = await tx`
        select coalesce((select prior from ${below} order by prior desc offset ${size - here - 1} limit 1),
          '-infinity') as prior`
      await tx`update search_tiers set min_prior = ${bound?.prior} where tier = ${tier}`
      const rows = await tx`
        update search_documents set tier = ${tier} where tier = ${tier + 1} and prior >= ${bound?.prior}`
      moved += rows.count
    }
  }
  return moved
}

/** Gives every tier its size. */
export async function rebalanceAllTiers(sql: postgres.Sql): Promise<void> {
  while ((await withRetry(() => sql.begin(rebalanceTiers), LOST)) > 0);
}
