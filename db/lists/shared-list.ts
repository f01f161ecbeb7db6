import { sql } from 'drizzle-orm'
import { hashToken } from '@/db/access/token'
import { withViewer } from '@/db/connection/with-viewer'
import { type StudyRow, studyRows } from '@/db/studies/study-rows'
import { can } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { FrozenList, LinkKind } from '@/lib/lists/list-link'

type FrozenItem = FrozenList['items'][number]

export type SharedItem = {
  /** 1 for the first of the whole list. */
  place: number
  reason: string
  notes: { id: string; body: string }[]
  /** On a frozen list the summary that it had has been written anew since. */
  summaryChanged: boolean
} & ({ study: StudyRow } | { study: null; title: string })

export type SharedList = {
  name: string
  description: string
  kind: LinkKind
  madeAt: Date
  /** Whose notes these are; null for a link without notes. */
  author: string | null
  /** How many items there are, by the query that reads them. */
  total: number
  /** How many of all of them are retracted now. */
  retracted: number
  items: SharedItem[]
}

type Row = {
  name: string
  description: string
  kind: LinkKind
  madeAt: string
  author: string | null
  place: number | null
  studyId: number
  reason: string
  frozen: FrozenItem | null
  notes: { id: string; body: string }[]
}

/** Whether the viewer may open a link to a list without showing who they are first. */
export async function mayOpenLinks(viewer: Viewer): Promise<boolean> {
  if (viewer.kind !== 'person' && viewer.kind !== 'visitor') return false
  const [row] = await withViewer(viewer, (tx) => tx.execute<{ may: boolean }>(sql`select app.may_open_links() as may`))
  return can(viewer, 'link.open', { isOpen: row?.may === true })
}

/**
 * What a link shows of its list, from the `from`th item on (0 is the first), at most `limit`. Null for a link that was revoked,
 * has ended or never was, for one whose list or maker is gone, and for whoever may not open any.
 */
export async function readSharedList(
  viewer: Viewer,
  token: string,
  { from = 0, limit = 100 }: { from?: number; limit?: number } = {},
): Promise<SharedList | null> {
  if (!(await mayOpenLinks(viewer))) return null
  return withViewer(viewer, async (tx) => {
    const hash = hashToken(token)
    // One statement, so that a link which is revoked meanwhile gives all of it or nothing.
    const rows = await tx.execute<Row>(sql`
      select l.name, l.description, l.kind, l.made_at as "madeAt", l.author, i.place, i.study_id::int as "studyId", i.reason,
        i.frozen, i.notes
      from app.linked_list(${hash}) l left join app.linked_items(${hash}) i on true order by i.place`)
    const [list] = rows
    if (!list) return null
    const items = rows.filter(({ place }) => place !== null)
    const studies = await studyRows(
      tx,
      items.map(({ studyId }) => studyId),
    )
    return {
      name: list.name,
      description: list.description,
      kind: list.kind,
      madeAt: new Date(list.madeAt),
      author: list.author,
      total: items.length,
      retracted: items.filter(({ studyId }) => studies.get(studyId)?.retracted).length,
      items: items.slice(from, from + limit).map((item) => itemOf(item, studies.get(item.studyId))),
    }
  })
}

function itemOf({ place, reason, notes, frozen }: Row, study: StudyRow | undefined): SharedItem {
  const shown = { place: place as number, reason, notes }
  if (!study) return { ...shown, summaryChanged: false, study: null, title: frozen?.title ?? '' }
  if (!frozen) return { ...shown, summaryChanged: false, study }
  const finding = frozen.summary?.tldr ?? null
  return {
    ...shown,
    summaryChanged: finding !== study.finding,
    study: {
      ...study,
      finding,
      findingDrafted: finding !== null && frozen.summary?.isDrafted === true,
      findingOriginalDrafter: finding === study.finding && study.findingOriginalDrafter,
      facts: frozen.summary?.facts ?? null,
    },
  }
}
