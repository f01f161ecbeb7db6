import type postgres from 'postgres'
import { KEPT_KINDS, type SweptKind } from '@/lib/retention/kept-kinds'

/** Rows deleted in one statement. */
const AT_ONCE = 5_000

/** Deletes what is older than the period of its kind and not held, a limited number at once; says how many and whether that was all. */
export async function sweepKind(sql: postgres.Sql, kind: SweptKind): Promise<{ deleted: number; done: boolean }> {
  const [row] = await sql<{ gone: number }[]>`
    select app.sweep_kind(${kind}, coalesce((select days from retention_periods where kind = ${kind}),
      ${KEPT_KINDS[kind].days}::int), ${AT_ONCE}) as gone`
  const deleted = row?.gone ?? 0
  return { deleted, done: deleted < AT_ONCE }
}
