import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { mayRead } from '@/db/events/record-denial'
import { retentionPeriods } from '@/db/schema/retention'
import type { Viewer } from '@/lib/access/viewer'
import { type ChangeableKind, KEPT_KIND_NAMES, KEPT_KINDS, type KeptKindName } from '@/lib/retention/kept-kinds'

/** One kind with how long it is kept, what the next night would delete of it, and the oldest row that there is. */
export type Retention = {
  kind: KeptKindName
  days: number | null
  /** 0 where nobody has changed it. */
  version: number
  due: number
  /** Would be deleted if nothing held it. */
  held: number
  oldest: Date | null
}

/**
 * Every kind, counted by the database as a night at `moment` would find it; nothing is deleted. Null for those who do not
 * look after it.
 */
export async function readRetention(viewer: Viewer, moment: Date): Promise<Retention[] | null> {
  if (!mayRead(viewer, 'retention.read')) return null
  return withViewer(viewer, async (tx) => {
    const chosen = await tx
      .select({ kind: retentionPeriods.kind, days: retentionPeriods.days, version: retentionPeriods.version })
      .from(retentionPeriods)
    const kinds = KEPT_KIND_NAMES.map((kind) => {
      const { days, version } = chosen.find((row) => row.kind === kind) ?? { days: KEPT_KINDS[kind].days, version: 0 }
      return { kind, days, version }
    })
    const counted = await tx.execute<{ kind: string; due: number; held: number; oldest: string | null }>(sql`
      select kind, due::float8 as due, held::float8 as held, oldest::text as oldest
      from app.count_aging(${sql.param(kinds.map(({ kind }) => kind))}::text[],
        ${sql.param(kinds.map(({ kind, days }) => (kind === 'closed-accounts' ? 0 : days)))}::int[], ${moment.toISOString()})`)
    return kinds.map((row) => {
      const { due = 0, held = 0, oldest = null } = counted.find(({ kind }) => kind === row.kind) ?? {}
      return { ...row, due, held, oldest: oldest === null ? null : new Date(oldest) }
    })
  })
}

/** How many days of this kind are kept, for what is done with it now. */
export async function daysKept(tx: Transaction, kind: ChangeableKind): Promise<number | null> {
  const [row] = await tx.execute<{ days: number | null }>(sql`select days from retention_periods where kind = ${kind}`)
  return row ? row.days : KEPT_KINDS[kind].days
}

/** How many days a closed account can be opened again, before what is its person's own is erased: for whoever asks. */
export async function daysUntilErased(viewer: Viewer): Promise<number> {
  return withViewer(viewer, async (tx) => (await daysKept(tx, 'closed-accounts')) ?? 0)
}
