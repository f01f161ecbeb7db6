import type postgres from 'postgres'
import { signCut } from './cut-signature'

/** Events deleted in one transaction. */
const AT_ONCE = 2_000

/**
 * Deletes the oldest events of the audit trail, as far as administrators have them deleted and nothing holds them: a
 * beginning of the chain, whose last link stays as a line that is signed with `secret`. At most a number at once.
 */
export async function cutTrail(sql: postgres.Sql, secret: string): Promise<{ deleted: number; done: boolean }> {
  const [cut] = await sql<{ seq: string; hash: Buffer; until: string }[]>`
    select seq, hash, (extract(epoch from until) * 1000000)::bigint::text as until
    from app.audit_prefix(now(), ${AT_ONCE})`
  if (!cut) return { deleted: 0, done: true }
  const [row] = await sql<{ events: string }[]>`
    select app.cut_audit(${cut.seq}, ${AT_ONCE}, ${signCut(secret, cut)}) as events`
  const deleted = Number(row?.events ?? 0)
  return { deleted, done: deleted < AT_ONCE }
}
