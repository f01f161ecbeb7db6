import { sql } from 'drizzle-orm'
import { withViewer } from '@/db/connection/with-viewer'
import { VISITOR } from '@/lib/access/viewer'
import type { Measured } from '@/lib/metrics/measures'

/** What the database says of itself and of the background work, in the units that the function of the database gives. */
export async function readMeasures(): Promise<Measured> {
  return withViewer(VISITOR, async (tx) => {
    const rows = await tx.execute<{ name: string; label: string; value: number }>(
      sql`select name, label, value from app.measures()`,
    )
    return rows.map(({ name, label, value }) => ({ name, label, value }))
  })
}
