import { randomUUID } from 'node:crypto'
import { and, count, eq, sql } from 'drizzle-orm'
import { ownedBy } from '@/db/access/owned-by'
import { idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { lookUps, sources } from '@/db/schema/sources'
import { AppError } from '@/lib/access/app-error'
import { authorize, can } from '@/lib/access/policy'
import type { Person, Viewer } from '@/lib/access/viewer'
import { MOST_WAITING } from '@/lib/sources/look-up'
import type { Identifiers } from '@/lib/sources/pasted-identifiers'
import { type SourceKey, sourceOf } from '@/lib/sources/source'
import { isLate } from './look-up-scope'

export const mayFetch = (viewer: Viewer): boolean => can(viewer, 'lookup.fetch')

/** Has a source asked for these words; the page of the look-up shows what it finds. */
export async function createSearch(
  viewer: Viewer,
  { key, source, term }: { key: string; source: SourceKey; term: string },
): Promise<{ id: string }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'lookup.create')
    return idempotent(tx, viewer, key, 'lookup.create', () => insert(tx, viewer, { source, kind: 'search', term }))
  })
}

/** Has records fetched by their PMIDs and DOIs and imported, as one import. */
export async function createFetch(
  viewer: Viewer,
  { key, source, pmids, dois }: { key: string; source: SourceKey } & Identifiers,
): Promise<{ id: string }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'lookup.fetch')
    return idempotent(tx, viewer, key, 'lookup.fetch', async () => {
      const made = await insert(tx, viewer, { source, kind: 'records', pmids, dois })
      await recordEvent(tx, viewer, 'lookup.fetch', made.id, { source, records: pmids.length + dois.length })
      return made
    })
  })
}

type Values = Pick<typeof lookUps.$inferInsert, 'source' | 'kind' | 'term' | 'pmids' | 'dois'>

async function insert(tx: Transaction, person: Person, values: Values): Promise<{ id: string }> {
  await requireOpen(tx, values.source)
  const [{ waiting } = { waiting: 0 }] = await tx
    .select({ waiting: count() })
    .from(lookUps)
    .where(and(ownedBy(person, lookUps.userId), eq(lookUps.state, 'waiting'), sql`not (${isLate})`))
  if (waiting >= MOST_WAITING)
    throw new AppError('conflict', 'You have other requests to this source that are not answered yet. Wait for those.')
  const id = randomUUID()
  await tx.insert(lookUps).values({ id, userId: person.id, ...values })
  await tx.execute(sql`select app.queue_look_up(${id})`)
  return { id }
}

/** Throws `conflict` where the source is switched off. */
export async function requireOpen(tx: Transaction, source: SourceKey): Promise<void> {
  const [row] = await tx.select({ isOn: sources.isOn }).from(sources).where(eq(sources.key, source))
  if (!row?.isOn) throw new AppError('conflict', `${sourceOf(source).label} is switched off here.`)
}
