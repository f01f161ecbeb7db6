import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { studies } from '@/db/schema/studies'
import { isNamed } from '@/db/studies/study-columns'
import { type StudyRow, studyRows } from '@/db/studies/study-rows'
import { WEEKS_COUNTED } from '@/db/studies/study-views'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { parseStudyKey } from '@/lib/studies/study-address'
import type { QueueKey } from '@/lib/summaries/queue-key'

/** Why a summary waits for a person. */
export type QueueReason = 'abstract changed' | 'retracted' | 'saved' | 'read'

/** Whose lists hold the study is nobody's to know. */
export type QueuedSummary = QueueKey & { study: StudyRow; reasons: QueueReason[] }

export const QUEUED_A_PAGE = 20

/**
 * Summaries that wait for a person and that matter, one page of them: first those that ask to be checked again, then
 * by lists and views, then retracted studies and the newest here. One that was checked waits no more until its abstract changes or
 * the study is retracted. Empty for those who may not read the queue.
 */
export async function readReviewQueue(
  viewer: Viewer,
  page: number,
): Promise<{ drafts: QueuedSummary[]; total: number; more: boolean }> {
  if (!can(viewer, 'queue.read')) return { drafts: [], total: 0, more: false }
  const from = (Math.max(1, page) - 1) * QUEUED_A_PAGE
  return withViewer(viewer, async (tx) => {
    const waiting = await tx.execute<Waiting>(sql`${waitingDrafts}
      select study_id::int as id, recheck, retracted, lists, views, count(*) over ()::int as total from waiting
      order by ${FOREMOST} limit ${QUEUED_A_PAGE} offset ${from}`)
    const total = waiting[0]?.total ?? (from > 0 ? await countWaiting(tx) : 0)
    return { drafts: await asDrafts(tx, waiting), total, more: from + waiting.length < total }
  })
}

/**
 * The draft to check after the study that `key` names: what comes next from `place`, where that one stood when it was
 * taken up, whether it waits there still or not; from where it stands now if nobody says. The first of the queue for a
 * key that names no study; null at the end, and for those who may not read the queue.
 */
export async function nextInQueue(viewer: Viewer, key: string, place: QueueKey | null): Promise<QueuedSummary | null> {
  if (!can(viewer, 'queue.read')) return null
  return withViewer(viewer, async (tx) => {
    const id = await namedStudy(tx, key)
    const stood = id ? (place ?? (await placeNow(tx, id))) : null
    const next = await tx.execute<Waiting>(sql`${waitingDrafts}
      select study_id::int as id, recheck, retracted, lists, views from waiting
      where ${
        stood
          ? sql`(recheck, lists, views, retracted, study_id)
            < (${stood.recheck}, ${stood.lists}::int, ${stood.views}::int, ${stood.retracted}, ${id}::bigint)`
          : sql`true`
      } order by ${FOREMOST} limit 1`)
    return (await asDrafts(tx, next))[0] ?? null
  })
}

async function namedStudy(tx: Transaction, key: string): Promise<number | null> {
  const named = parseStudyKey(key)
  if (!named) return null
  const [study] = await tx.select({ id: studies.id }).from(studies).where(isNamed(named))
  return study?.id ?? null
}

/** Where a study stands by what is known of it now, also where nothing of it waits. */
async function placeNow(tx: Transaction, id: number): Promise<QueueKey> {
  const [place] = await tx.execute<QueueKey>(sql`${waitingDrafts}
    select recheck, retracted, lists, views from mattering where study_id = ${id}`)
  return place ?? { recheck: false, retracted: false, lists: 0, views: 0 }
}

type Waiting = QueueKey & { id: number; total: number }

async function asDrafts(tx: Transaction, waiting: readonly Waiting[]): Promise<QueuedSummary[]> {
  const rows = await studyRows(
    tx,
    waiting.map(({ id }) => id),
  )
  return waiting.flatMap(({ id, recheck, retracted, lists, views }) => {
    const study = rows.get(id)
    const place = { recheck, retracted, lists, views }
    return study ? [{ study, ...place, reasons: reasonsOf(place) }] : []
  })
}

const reasonsOf = ({ recheck, retracted, lists, views }: QueueKey): QueueReason[] => [
  ...(recheck ? (['abstract changed'] as const) : []),
  ...(retracted ? (['retracted'] as const) : []),
  ...(lists > 0 ? (['saved'] as const) : []),
  ...(views > 0 ? (['read'] as const) : []),
]

// A retraction is shown wherever the study is, so that its summary is urgent only where somebody relies on it.
const FOREMOST = sql`recheck desc, lists desc, views desc, retracted desc, study_id desc`

/**
 * What waits is gathered from lists, views and indexes that hold little of a large corpus: neither a study nor its
 * summary is looked up unless it stands on the page.
 */
const waitingDrafts = sql`
  with mattering as (
    select study_id, bool_or(recheck) as recheck, bool_or(retracted) as retracted, sum(lists)::int as lists,
      sum(views)::int as views
    from (
      select study_id, false as recheck, false as retracted, lists, 0 as views from app.saved_studies()
      union all
      select study_id, false, false, 0, views from study_views
      where week > (now() at time zone 'UTC')::date - ${WEEKS_COUNTED * 7}::int
      union all
      select m.study_id, true, false, 0, 0 from study_summaries m join studies s on s.id = m.study_id
      where m.current and (m.maker = 'person' or m.edited_by is not null)
        and s.abstract_changed_at > greatest(m.drafted_at, m.checked_at)
      union all
      -- Of a finding that nobody wrote there is nothing to take back.
      select s.id, false, true, 0, 0 from studies s join study_summaries m on m.study_id = s.id and m.current
      where s.retracted_at is not null and m.tldr is not null and not coalesce(m.checked_at > s.retracted_at, false)
    ) reason group by study_id
  ), waiting as (
    select * from mattering
    where (recheck or retracted or not exists (select from study_summaries m
        where m.study_id = mattering.study_id and m.current and m.checked_at is not null))
      and not exists (select from studies s where s.id = mattering.study_id and s.withdrawn_at is not null)
  )`

async function countWaiting(tx: Transaction): Promise<number> {
  const [row] = await tx.execute<{ total: number }>(sql`${waitingDrafts} select count(*)::int as total from waiting`)
  return row?.total ?? 0
}
