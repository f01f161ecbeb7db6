import { eq, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { mayRead } from '@/db/events/record-denial'
import { recordEvent } from '@/db/events/record-event'
import { sourceLimits, sources } from '@/db/schema/sources'
import { AppError } from '@/lib/access/app-error'
import { compareVersion } from '@/lib/access/compare-version'
import { authorize, can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { SEARCHED_KEYS, type SearchedKey, SOURCE_KEYS, type SourceKey, sourceOf } from '@/lib/sources/source'

/** A source as administrators see it: never its key, only whether there is one. */
export type SourceSettings = {
  key: SourceKey
  isOn: boolean
  contact: string | null
  hasSecret: boolean
  /** 0 where nobody has changed anything yet. */
  version: number
  lastOkAt: Date | null
  lastFault: { at: Date; words: string } | null
  restsUntil: Date | null
  /** When it is asked next by night; null where it is off, or never asked by night. */
  nextAt: Date | null
}

/** Every source that there is; null for those who do not look after them. */
export async function readSources(viewer: Viewer): Promise<SourceSettings[] | null> {
  if (!mayRead(viewer, 'source.read')) return null
  return withViewer(viewer, async (tx) => {
    const rows = await tx.select().from(sources)
    const limits = await tx.select().from(sourceLimits)
    const secrets = await sourcesWithSecret(tx)
    return SOURCE_KEYS.map((key) => {
      const row = rows.find((one) => one.key === key)
      const limit = limits.find(({ source }) => source === key)
      const isFault = limit?.lastFaultAt && limit.lastFault
      return {
        key,
        isOn: row?.isOn ?? false,
        contact: row?.contact ?? null,
        hasSecret: secrets.has(key),
        version: row?.version ?? 0,
        lastOkAt: limit?.lastOkAt ?? null,
        lastFault: isFault ? { at: limit.lastFaultAt as Date, words: limit.lastFault as string } : null,
        restsUntil: limit?.restsUntil ?? null,
        nextAt: row?.isOn ? row.nextAt : null,
      }
    })
  })
}

/** Those that have a key; which one it is, nobody reads here. */
async function sourcesWithSecret(tx: Transaction): Promise<Set<string>> {
  const rows = await tx.execute<{ source: string }>(sql`select app.sources_with_secret() as source`)
  return new Set(rows.map(({ source }) => source))
}

/** A source that is switched on, for whoever may search there: the contact address goes with each request. Null where it is off. */
export async function openSource(viewer: Viewer, key: SourceKey): Promise<{ contact: string } | null> {
  if (!can(viewer, 'lookup.create')) return null
  return withViewer(viewer, async (tx) => {
    const [row] = await tx
      .select({ isOn: sources.isOn, contact: sources.contact })
      .from(sources)
      .where(eq(sources.key, key))
    return row?.isOn ? { contact: row.contact ?? '' } : null
  })
}

/** The sources that are switched on and at which people search; none for those who may not. */
export async function openSearched(viewer: Viewer): Promise<SearchedKey[]> {
  if (!can(viewer, 'lookup.create')) return []
  return withViewer(viewer, async (tx) => {
    const rows = await tx.select({ key: sources.key }).from(sources).where(eq(sources.isOn, true))
    return SEARCHED_KEYS.filter((key) => rows.some((row) => row.key === key))
  })
}

type Asked = { source: SourceKey; version: number }

/** Switches a source on or off, at once for everybody: what waits is not asked any more. */
export async function switchSource(viewer: Viewer, input: Asked & { on: boolean }): Promise<void> {
  const { source, on } = input
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'source.change')
    const row = await lockSource(tx, input)
    if (row.isOn === on) return
    if (on && !row.contact)
      throw new AppError('invalid', `Save a contact address first: ${sourceOf(source).label} asks for one.`)
    if (on && sourceOf(source).needsKey && !(await sourcesWithSecret(tx)).has(source))
      throw new AppError('invalid', `Save a key first: ${sourceOf(source).label} answers nobody without one.`)
    const isNightly = sourceOf(source).byNight !== null
    await change(tx, source, { isOn: on, ...(isNightly ? { nextAt: sql`app.next_source_night()` } : {}) })
    await recordEvent(tx, viewer, on ? 'source.switch-on' : 'source.switch-off', null, { source })
  })
}

/** Saves the contact address; and the key, where one is given or the present one is to be deleted. */
export async function saveSource(
  viewer: Viewer,
  input: Asked & { contact: string; secret: string | null; deletesSecret: boolean },
): Promise<void> {
  const { source, contact, secret, deletesSecret } = input
  await withViewer(viewer, async (tx) => {
    authorize(viewer, 'source.change')
    const row = await lockSource(tx, input)
    if (deletesSecret && !secret && row.isOn && sourceOf(source).needsKey)
      throw new AppError('invalid', `Switch ${sourceOf(source).label} off first: it answers nobody without a key.`)
    await change(tx, source, { contact })
    if (row.contact !== contact) await recordEvent(tx, viewer, 'source.change', null, { source })
    if (!secret && !deletesSecret) return
    if (secret && sourceOf(source).keyFrom === null)
      throw new AppError('invalid', `${sourceOf(source).label} has no keys.`)
    await tx.execute(sql`select app.set_source_secret(${source}, ${secret})`)
    await recordEvent(tx, viewer, secret ? 'source.set-key' : 'source.delete-key', null, { source })
  })
}

/** The row, made where there is none yet, locked until the transaction ends. */
async function lockSource(tx: Transaction, { source, version }: Asked) {
  await tx.insert(sources).values({ key: source, version: 0 }).onConflictDoNothing()
  const [row] = await tx.select().from(sources).where(eq(sources.key, source)).for('update')
  if (!row) throw new Error('a source without a row')
  compareVersion(row, { version }, 'source')
  return row
}

type Changed = { isOn?: boolean; contact?: string; nextAt?: SQL }

async function change(tx: Transaction, source: SourceKey, values: Changed) {
  await tx
    .update(sources)
    .set({ ...values, version: sql`${sources.version} + 1`, changedAt: sql`now()` })
    .where(eq(sources.key, source))
}
