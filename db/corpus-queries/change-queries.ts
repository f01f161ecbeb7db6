import { randomUUID } from 'node:crypto'
import { and, count, eq, sql } from 'drizzle-orm'
import { idempotent } from '@/db/connection/idempotent'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { recordEvent } from '@/db/events/record-event'
import { requireOpen } from '@/db/look-ups/create-look-up'
import { corpusQueries, corpusQueryRuns } from '@/db/schema/corpus-queries'
import { AppError } from '@/lib/access/app-error'
import { compareVersion } from '@/lib/access/compare-version'
import { missing } from '@/lib/access/denial'
import { authorize } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { isUuid } from '@/lib/address/uuid'
import { type QueryRhythm, USUAL_RECORDS } from '@/lib/sources/corpus-query'
import { LATE_MINUTES } from '@/lib/sources/look-up'
import type { SourceKey } from '@/lib/sources/source'

export type QueryValues = { name: string; term: string; since: string; rhythm: QueryRhythm; mostRecords: number }
type Named = { queryId: string }
type Asked = Named & { version: number }

const MOST_QUERIES = 100
const RECHECK_NAME = 'Records that are here'

/** A query that is asked from the next night on, and tried at once if wanted; of `since` and later it wants every record. */
export async function createCorpusQuery(
  viewer: Viewer,
  { key, source, isTried, ...values }: { key: string; source: SourceKey; isTried?: boolean } & QueryValues,
): Promise<{ id: string }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'corpus-query.change')
    return idempotent(tx, viewer, key, 'corpus-query.create', async () => {
      const [{ queries } = { queries: 0 }] = await tx.select({ queries: count() }).from(corpusQueries)
      if (queries >= MOST_QUERIES)
        throw new AppError('conflict', `There are ${MOST_QUERIES} already. Delete one first.`)
      const id = randomUUID()
      await tx.insert(corpusQueries).values({
        id,
        source,
        kind: 'query',
        ...values,
        nextAt: sql`app.next_corpus_night(${id}, 'day')`,
        createdBy: viewer.id,
      })
      await recordEvent(tx, viewer, 'corpus-query.create', id)
      if (isTried) {
        await requireOpen(tx, source)
        await addRun(tx, { queryId: id, isTrial: true, askedBy: viewer.id })
      }
      return { id }
    })
  })
}

/** Has every record that is here fetched again once in thirty days, from now on. A second time changes nothing. */
export async function createRecheck(viewer: Viewer, { source }: { source: SourceKey }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'corpus-query.change')
    const id = randomUUID()
    const [made] = await tx
      .insert(corpusQueries)
      .values({
        id,
        source,
        kind: 'recheck',
        name: RECHECK_NAME,
        since: sql`(now() at time zone 'utc')::date`,
        rhythm: 'day',
        mostRecords: USUAL_RECORDS,
        nextAt: sql`app.next_corpus_night(${id}, 'day')`,
        createdBy: viewer.id,
      })
      .onConflictDoNothing()
      .returning({ id: corpusQueries.id })
    if (made) await recordEvent(tx, viewer, 'corpus-query.create', id)
  })
}

/** Other words or an earlier first day are asked for from the beginning. */
export async function changeCorpusQuery(viewer: Viewer, input: Asked & QueryValues): Promise<void> {
  const { queryId, version, ...values } = input
  await withViewer(viewer, async (tx) => {
    const query = await lockQuery(tx, viewer, input)
    compareVersion(query, input, 'query')
    if (query.kind !== 'query') throw new AppError('invalid', 'A check of the records that are here has no words.')
    const isOther = values.term !== query.term || values.since < query.since
    await tx
      .update(corpusQueries)
      .set({
        ...values,
        ...(isOther ? { doneTo: null } : {}),
        // What is asked more often than before is not asked later.
        ...(values.rhythm === 'day'
          ? { nextAt: sql`least(${corpusQueries.nextAt}, app.next_corpus_night(${query.id}, 'day'))` }
          : {}),
        ...CHANGED,
      })
      .where(eq(corpusQueries.id, query.id))
    await recordEvent(tx, viewer, 'corpus-query.change', query.id)
  })
}

/** Switches a query on, from the next night, or off. */
export async function switchCorpusQuery(viewer: Viewer, input: Asked & { on: boolean }): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const query = await lockQuery(tx, viewer, input)
    compareVersion(query, input, 'query')
    if (query.isOn === input.on) return
    await tx
      .update(corpusQueries)
      .set({ isOn: input.on, nextAt: sql`app.next_corpus_night(${query.id}, 'day')`, ...CHANGED })
      .where(eq(corpusQueries.id, query.id))
    await recordEvent(tx, viewer, input.on ? 'corpus-query.switch-on' : 'corpus-query.switch-off', query.id)
  })
}

/** Deletes a query and what is known of its runs. What it imported stays. */
export async function deleteCorpusQuery(viewer: Viewer, input: Asked): Promise<void> {
  await withViewer(viewer, async (tx) => {
    const query = await lockQuery(tx, viewer, input)
    compareVersion(query, input, 'query')
    await tx.delete(corpusQueryRuns).where(eq(corpusQueryRuns.queryId, query.id))
    await tx.delete(corpusQueries).where(eq(corpusQueries.id, query.id))
    await recordEvent(tx, viewer, 'corpus-query.delete', query.id)
  })
}

/** Has it asked now: to import, or as a trial that says what there is. */
export async function runCorpusQuery(
  viewer: Viewer,
  { key, queryId, isTrial }: Named & { key: string; isTrial: boolean },
): Promise<{ queryId: string }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'corpus-query.change')
    return idempotent(tx, viewer, key, 'corpus-query.run', async () => {
      const query = await lockQuery(tx, viewer, { queryId })
      await requireOpen(tx, query.source)
      const waiting = and(eq(corpusQueryRuns.queryId, query.id), eq(corpusQueryRuns.state, 'waiting'))
      const [other] = await tx
        .select({ id: corpusQueryRuns.id, isTrial: corpusQueryRuns.isTrial, isLate: isLateRun })
        .from(corpusQueryRuns)
        .where(waiting)
        .orderBy(corpusQueryRuns.createdAt)
        .limit(1)
      // One whose job was cancelled is put back into the queue; a job that runs after all is the same one.
      if (other && !(other.isLate && other.isTrial === isTrial))
        throw new AppError('conflict', 'It is being asked already. Wait for the answer.')
      await addRun(tx, { id: other?.id, queryId: query.id, isTrial, askedBy: viewer.id })
      if (!isTrial) await recordEvent(tx, viewer, 'corpus-query.run', query.id)
      return { queryId: query.id }
    })
  })
}

/** Whether a run has waited for so long that something is in its way, or that it has much to fetch. */
export const isLateRun = sql<boolean>`${corpusQueryRuns.state} = 'waiting' and ${corpusQueryRuns.createdAt} < now() - make_interval(mins => ${sql.raw(String(LATE_MINUTES))})`

/** Puts a run into the queue; one that is there already, once more. */
async function addRun(
  tx: Transaction,
  { id: there, ...run }: { id?: string | undefined; queryId: string; isTrial: boolean; askedBy: string },
): Promise<void> {
  const id = there ?? randomUUID()
  if (!there) await tx.insert(corpusQueryRuns).values({ id, ...run })
  await tx.execute(sql`select app.queue_corpus_run(${id})`)
}

const CHANGED = { version: sql`${corpusQueries.version} + 1`, changedAt: sql`now()` }

/** The row, locked until the transaction ends. */
async function lockQuery(tx: Transaction, viewer: Viewer, { queryId }: Named) {
  authorize(viewer, 'corpus-query.change')
  const [row] = isUuid(queryId)
    ? await tx.select().from(corpusQueries).where(eq(corpusQueries.id, queryId)).for('update')
    : []
  if (!row) throw missing(viewer, 'query')
  return row
}
