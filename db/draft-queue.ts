import { sql } from 'drizzle-orm'
import { can } from '@/lib/policy'
import type { Viewer } from '@/lib/viewer'
import { as, type Transaction } from './client'
import { type StudyRow, studyRows } from './study-rows'

/** Why a summary waits for a person. */
export type QueueReason = 'abstract changed' | 'retracted' | 'saved' | 'read'

export type QueuedDraft = {
  study: StudyRow
  reasons: QueueReason[]
  /** On how many reading lists the study is; whose is nobody's to know. */
  lists: number
  /** How often its page was opened in the last weeks. */
  views: number
}

export const DRAFTS_A_PAGE = 20
/** Weeks of which views count, the present one included. */
const WEEKS = 8

/**
 * Summaries that wait for a person and that matter, one page of them: first those that ask to be checked again, then
 * retracted studies, then by lists, views and date. One that was checked waits no more until its abstract changes or
 * the study is retracted. Empty for those who may not read the queue.
 */
export async function readDraftQueue(
  viewer: Viewer,
  page: number,
): Promise<{ drafts: QueuedDraft[]; total: number; more: boolean }> {
  if (!can(viewer, 'queue.read')) return { drafts: [], total: 0, more: false }
  const from = (Math.max(1, page) - 1) * DRAFTS_A_PAGE
  return as(viewer, async (tx) => {
    const waiting = await tx.execute<Waiting>(sql`${waitingDrafts}
      select id::int, recheck, retracted, lists, views, count(*) over ()::int as total from waiting
      order by recheck desc, retracted desc, lists desc, views desc, published_on desc nulls last, id
      limit ${DRAFTS_A_PAGE} offset ${from}`)
    const rows = await studyRows(
      tx,
      waiting.map(({ id }) => id),
    )
    const total = waiting[0]?.total ?? (from > 0 ? await countWaiting(tx) : 0)
    const drafts = waiting.flatMap(({ id, lists, views, ...draft }) => {
      const study = rows.get(id)
      return study ? [{ study, lists, views, reasons: reasonsOf({ ...draft, lists, views }) }] : []
    })
    return { drafts, total, more: from + waiting.length < total }
  })
}

type Waiting = { id: number; recheck: boolean; retracted: boolean; lists: number; views: number; total: number }

const reasonsOf = ({ recheck, retracted, lists, views }: Omit<Waiting, 'id' | 'total'>): QueueReason[] => [
  ...(recheck ? (['abstract changed'] as const) : []),
  ...(retracted ? (['retracted'] as const) : []),
  ...(lists > 0 ? (['saved'] as const) : []),
  ...(views > 0 ? (['read'] as const) : []),
]

/** What matters is gathered first and only then joined to its summary: of a million studies that is little. */
const waitingDrafts = sql`
  with saved as materialized (select study_id, lists from app.saved_studies()),
  viewed as materialized (
    select study_id, sum(views)::int as views from study_views
    where week > (now() at time zone 'UTC')::date - ${WEEKS * 7}::int group by study_id
  ), outdated as materialized (
    select m.study_id from study_summaries m join studies s on s.id = m.study_id
    where m.current and (m.maker = 'person' or m.edited_by is not null)
      and s.abstract_changed_at > greatest(m.drafted_at, m.checked_at)
  ), retracted as materialized (
    -- Of a finding that nobody wrote there is nothing to take back.
    select s.id as study_id from studies s join study_summaries m on m.study_id = s.id and m.current
    where s.retracted_at is not null and m.tldr is not null and not coalesce(m.checked_at > s.retracted_at, false)
  ), mattering as (
    select study_id from saved union select study_id from viewed
    union select study_id from outdated union select study_id from retracted
  ), waiting as (
    select s.id, s.published_on, outdated.study_id is not null as recheck, retracted.study_id is not null as retracted,
      coalesce(saved.lists, 0) as lists, coalesce(viewed.views, 0) as views
    from mattering join studies s on s.id = mattering.study_id
    left join study_summaries m on m.study_id = s.id and m.current
    left join saved on saved.study_id = s.id
    left join viewed on viewed.study_id = s.id
    left join outdated on outdated.study_id = s.id
    left join retracted on retracted.study_id = s.id
    where s.withdrawn_at is null
      and (m.checked_at is null or outdated.study_id is not null or retracted.study_id is not null)
  )`

async function countWaiting(tx: Transaction): Promise<number> {
  const [row] = await tx.execute<{ total: number }>(sql`${waitingDrafts} select count(*)::int as total from waiting`)
  return row?.total ?? 0
}
