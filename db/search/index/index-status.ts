import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { mayRead } from '@/db/events/record-denial'
import { recordEvent } from '@/db/events/record-event'
import { authorize, can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { DRAFTER } from '@/lib/evidence/drafted-summary'

/** Studies whose document is to be written, or written again, of how many. */
export type IndexProgress = { waiting: number; studies: number }

/** How far the index is, in full. */
export type SearchIndex = IndexProgress & {
  documents: number
  /** Documents in each tier, the best first. */
  tiers: number[]
  countedAt: Date | null
  /** When the rebuild was asked for that is under way. */
  rebuildAskedAt: Date | null
  /** Studies from before this version that a summary is still to be drafted of. */
  undrafted: number
}

/** A share so small is not worth a reader's while. */
const WORTH_SAYING = 0.005

/** For those who search, to know what they may miss: nothing, where that is next to nothing. */
export async function readIndexProgress(viewer: Viewer): Promise<IndexProgress> {
  if (!can(viewer, 'study.read')) return { waiting: 0, studies: 0 }
  if (long && Date.now() < long.until) return long.progress
  const progress = await withViewer(viewer, async (tx) => {
    const { waiting, counted } = await readWaiting(tx)
    if (waiting === 0 || waiting < counted * WORTH_SAYING) return { waiting: 0, studies: counted }
    const [row] = await tx.execute<{ studies: number }>(
      sql`select count(*)::int as studies from studies where withdrawn_at is null`,
    )
    return { waiting, studies: row?.studies ?? 0 }
  })
  long = progress.waiting > 0 && progress.studies > MANY ? { progress, until: Date.now() + 5_000 } : null
  return progress
}

/** More than these take long to count, and long to write: nobody minds a number that is some seconds old. */
const MANY = 20_000
let long: { progress: IndexProgress; until: number } | null = null

/** For those who look after the portal; null for others. */
export async function readSearchIndex(viewer: Viewer): Promise<SearchIndex | null> {
  if (!mayRead(viewer, 'index.read')) return null
  return withViewer(viewer, async (tx) => {
    const tiers = await tx.execute<{ documents: number }>(sql`
      select (select count(*)::int from search_documents d where d.tier = t.tier) as documents
      from search_tiers t order by tier`)
    const [state] = await tx.execute<State>(sql`
      select (select count(*)::int from studies where withdrawn_at is null) as studies,
        (select extract(epoch from counted_at)::float8 from search_statistics) as counted,
        (select extract(epoch from asked_at)::float8 from search_rebuilds where finished_at is null) as asked,
        (select count(*)::int from studies where id > coalesce(
          (select through from draftings where drafter = ${DRAFTER}), 0) and not exists (
          select from draftings where drafter = ${DRAFTER} and finished_at is not null)) as undrafted`)
    return {
      waiting: (await readWaiting(tx)).waiting,
      studies: state?.studies ?? 0,
      documents: tiers.reduce((sum, tier) => sum + tier.documents, 0),
      tiers: tiers.map(({ documents }) => documents),
      countedAt: moment(state?.counted),
      rebuildAskedAt: moment(state?.asked),
      undrafted: state?.undrafted ?? 0,
    }
  })
}

type State = { studies: number; counted: number | null; asked: number | null; undrafted: number }

/** Has every study's document written again, by the portal in the background; says whether that was new. */
export async function rebuildSearchIndex(viewer: Viewer): Promise<{ begun: boolean }> {
  return withViewer(viewer, async (tx) => {
    authorize(viewer, 'index.rebuild')
    const rows = await tx.execute(sql`insert into search_rebuilds default values on conflict do nothing returning id`)
    const begun = rows.length > 0
    if (begun) await recordEvent(tx, viewer, 'index.rebuild', null)
    return { begun }
  })
}

/** Studies that wait for their document, and how many there were when last counted. */
async function readWaiting(tx: Transaction): Promise<{ waiting: number; counted: number }> {
  const [found] = await tx.execute<{ waiting: number; counted: number }>(sql`
    select (select count(*)::int from search_queue) + coalesce((
        select (select count(*)::int from studies s where s.id > r.through)
        from search_rebuilds r where r.finished_at is null), 0) as waiting,
      coalesce((select studies from search_statistics), 0) as counted`)
  return found ?? { waiting: 0, counted: 0 }
}

const moment = (seconds: number | null | undefined) => (typeof seconds === 'number' ? new Date(seconds * 1000) : null)
