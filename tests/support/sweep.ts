import type postgres from 'postgres'
import { sweepKind } from '@/db/retention/sweep-kind'
import { SWEPT_KINDS, type SweptKind } from '@/lib/retention/kept-kinds'

/** One piece of each of these kinds, as the nightly clean-up deletes them. */
export async function sweep(sql: postgres.Sql, kinds: readonly SweptKind[] = SWEPT_KINDS) {
  let [deleted, done] = [0, true]
  for (const kind of kinds) {
    const piece = await sweepKind(sql, kind)
    deleted += piece.deleted
    done = done && piece.done
  }
  return { deleted, done }
}
