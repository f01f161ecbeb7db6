import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { mayRead } from '@/db/events/record-denial'
import { studies } from '@/db/schema/studies'
import { isNamed } from '@/db/studies/study-columns'
import { type StudyRow, studyRows } from '@/db/studies/study-rows'
import { WEEKS_COUNTED } from '@/db/studies/study-views'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { parseStudyKey } from '@/lib/studies/study-address'
import { LIKELY } from '@/lib/summaries/finding-certainty'
import type { QueueFilter } from '@/lib/summaries/queue-filter'
import type { QueueKey } from '@/lib/summaries/queue-key'
import { MACHINE } from '@/lib/summaries/summary'

/** Why a summary waits for a person. */
export type QueueReason = 'abstract changed' | 'retracted' | 'saved' | 'read'

/** Whose lists hold the study is nobody's to know. */
export type QueuedSummary = QueueKey & { study: StudyRow; reasons: QueueReason[] }

export const QUEUED_A_PAGE = 20

/** How many wait of each kind, and in all; null where that was not counted. */
export type QueueTotals = Record<QueueFilter, number | null> & { all: number }

type Page = { drafts: QueuedSummary[]; total: number; more: boolean; totals: QueueTotals }

const NOTHING: QueueTotals = { all: 0, saved: 0, read: 0, retracted: 0, changed: 0, unsure: 0 }

/** How sure a finding is stands in its summary: of more that wait, not all are looked up to count them. */
const MOST_LOOKED_UP = 500

/**
 * Summaries that wait for a person and that matter, one page of them, or of those of one kind: first those that ask to
 * be checked again, then by lists and views, then retracted studies and the newest here. One that was checked waits no
 * more until its abstract changes or the study is retracted. Empty for those who may not read the queue.
 */
export async function readReviewQueue(viewer: Viewer, page: number, of: QueueFilter | null = null): Promise<Page> {
  if (!mayRead(viewer, 'queue.read')) return { drafts: [], total: 0, more: false, totals: NOTHING }
  const from = (Math.max(1, page) - 1) * QUEUED_A_PAGE
  return withViewer(viewer, async (tx) => {
    // One row also where the page is empty: the totals.
    const rows = await tx.execute<Counted>(sql`${waitingDrafts}, totals as (
        select count(*)::int as all, count(*) filter (where lists > 0)::int as saved,
          count(*) filter (where views > 0)::int as read, count(*) filter (where retracted)::int as retracted,
          count(*) filter (where recheck)::int as changed from waiting
      ), page as (
        select study_id::int as id, recheck, waiting.retracted, lists, views from waiting
        where ${isOf(of)} order by ${FOREMOST} limit ${QUEUED_A_PAGE} offset ${from}
      )
      select page.*, to_jsonb(totals) as totals from totals left join page on true
      order by recheck desc, lists desc, views desc, page.retracted desc, id desc`)
    const counted = rows[0]?.totals ?? NOTHING
    const isCounted = of === 'unsure' || counted.all <= MOST_LOOKED_UP
    const totals = { ...counted, unsure: isCounted ? await countUnsure(tx) : null }
    const total = totals[of ?? 'all'] ?? 0
    const waiting = rows.filter(({ id }) => id !== null)
    return { drafts: await asDrafts(tx, waiting), total, more: from + waiting.length < total, totals }
  })
}

type Counted = Waiting & { totals: Omit<QueueTotals, 'unsure'> & { unsure: null } }

async function countUnsure(tx: Transaction): Promise<number> {
  const [row] = await tx.execute<{ total: number }>(sql`${waitingDrafts}
    select count(*)::int as total from waiting where ${isOf('unsure')}`)
  return row?.total ?? 0
}

/** Whether what waits is of a kind. */
function isOf(of: QueueFilter | null): SQL {
  switch (of) {
    case 'saved':
      return sql`lists > 0`
    case 'read':
      return sql`views > 0`
    case 'retracted':
      return sql`waiting.retracted`
    case 'changed':
      return sql`recheck`
    case 'unsure':
      // The rules' certainty says nothing of what a model of one's own wrote.
      return sql`exists (select from study_summaries m where m.study_id = waiting.study_id and m.current
        and m.tldr is not null and m.maker = 'machine' and m.drafted_by = ${MACHINE}
        and (m.trace -> 'surest' ->> 0)::int < ${LIKELY}::int)`
    case null:
      return sql`true`
  }
}

type Way = { of?: QueueFilter | null; back?: boolean }

/**
 * The draft to check after the study that `key` names, of those of a kind where one is asked for, or with `back` the one
 * before: what comes next from `place`, where that one stood when it was taken up, whether it waits there still or not;
 * from where it stands now if nobody says. The first of the queue for a key that names no study; null at the end, and
 * for those who may not read the queue.
 */
export async function nextInQueue(
  viewer: Viewer,
  key: string,
  place: QueueKey | null,
  { of = null, back = false }: Way = {},
): Promise<QueuedSummary | null> {
  if (!can(viewer, 'queue.read')) return null
  return withViewer(viewer, async (tx) => {
    const id = await namedStudy(tx, key)
    const stood = id ? (place ?? (await placeNow(tx, id))) : null
    const next = await tx.execute<Waiting>(sql`${waitingDrafts}
      select study_id::int as id, recheck, retracted, lists, views from waiting
      where ${isOf(of)} and ${
        stood
          ? sql`(recheck, lists, views, retracted, study_id) ${back ? sql`>` : sql`<`}
            (${stood.recheck}, ${stood.lists}::int, ${stood.views}::int, ${stood.retracted}, ${id}::bigint)`
          : sql`true`
      } order by ${back ? HINDMOST : FOREMOST} limit 1`)
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

type Waiting = QueueKey & { id: number }

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
const HINDMOST = sql`recheck, lists, views, retracted, study_id`

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
