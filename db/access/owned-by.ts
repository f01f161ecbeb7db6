import { eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Viewer } from '@/lib/access/viewer'

/**
 * The scope of what is a person's own, said beside the table in every question about it; row security repeats it. Whoever
 * is no person owns nothing.
 */
export const ownedBy = (viewer: Viewer, owner: PgColumn): SQL =>
  viewer.kind === 'person' ? eq(owner, viewer.id) : sql`false`
