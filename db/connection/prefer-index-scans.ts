import type { ImportSql } from './copy-rows'

/**
 * Every statement of a batch touches a few thousand rows of tables that may hold millions, or that have just been made
 * and have no statistics: by way of an index is right each time, and a plan that guesses otherwise reads whole tables.
 */
export async function preferIndexScans(tx: ImportSql) {
  await tx`select set_config(name, 'off', true) from unnest(array['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'jit']) as name`
}
