import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedIn, viewer } from '@/app/_server/viewer'
import { PageLinks } from '@/app/_ui/page-links'
import { readHoldings } from '@/db/lists/holdings'
import { readList, readRemovedItem } from '@/db/lists/list-contents'
import { ITEMS_A_PAGE } from '@/db/lists/list-place'
import { can } from '@/lib/access/policy'
import { READING_STATUSES } from '@/lib/lists/reading-list'
import { EmptyList } from '../_parts/empty-list'
import { ItemRow } from '../_parts/item-row'
import { ListHead } from '../_parts/list-head'
import { ListSettings } from '../_parts/list-settings'
import { ListViews } from '../_parts/list-views'
import { RemovedNotice } from '../_parts/removed-notice'
import { SortableItems } from '../_parts/sortable-items'
import { StatusTabs } from '../_parts/status-tabs'
import { moveItem } from '../actions'
import { listAddress } from '../list-address'

type Query = { status?: string; page?: string; removed?: string }
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

/** Read once a request, for the page and for its head. */
const read = cache(async (id: string, asked: string | undefined, page: number) => {
  const status = READING_STATUSES.find((each) => each === asked)
  return readList(await viewer(), id, { status, from: (page - 1) * ITEMS_A_PAGE, limit: ITEMS_A_PAGE })
})

const pageOf = ({ page }: Query) => Math.min(1000, Math.max(1, Math.trunc(Number(page) || 1)))

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ id }, query] = await Promise.all([params, searchParams])
  return { title: (await read(id, query.status, pageOf(query)))?.name ?? 'Not found' }
}

export default async function ListPage({ params, searchParams }: Props) {
  const who = await signedIn()
  const [{ id }, query] = await Promise.all([params, searchParams])
  const page = pageOf(query)
  const list = await read(id, query.status, page)
  if (!list) notFound()
  const status = READING_STATUSES.find((each) => each === query.status)
  const removed = query.removed ? await readRemovedItem(who, id, query.removed) : null
  const holdings = await readHoldings(
    who,
    list.items.map(({ studyId }) => studyId),
  )
  const orders = can(who, 'list.change', list)
  const rows = list.items.map((item) => ({
    id: item.id,
    title: item.study.title,
    row: (
      <ItemRow
        item={item}
        list={list}
        changes={can(who, 'item.change', { listRole: list.viewersRole, addedBy: item.addedBy.id })}
        orders={orders && !status}
        lists={holdings.get(item.studyId)}
        view={{ status, page }}
        isOwn={item.addedBy.id === who.id}
      />
    ),
  }))
  return (
    <>
      <ListHead list={list} />
      {list.counts.total > 0 && (
        <div className="mt-6 flex flex-wrap items-center justify-between gap-x-8 gap-y-2 border-line border-b max-md:pb-3">
          <StatusTabs list={list} status={status} />
          <ListViews id={list.id} chosen="rows" />
        </div>
      )}
      <h2 className="sr-only">Studies</h2>
      {rows.length === 0 ? (
        <EmptyList list={list} status={status} />
      ) : (
        <div id="results" tabIndex={-1} className="outline-none">
          <SortableItems rows={rows} after={list.nextId} move={moveItem} sortable={orders && !status} />
        </div>
      )}
      <PageLinks
        path={listAddress(id)}
        query={{ status: status ?? '' }}
        page={page}
        last={Math.ceil(list.matching / ITEMS_A_PAGE)}
      />
      <ListSettings list={list} viewer={who} />
      {removed && <RemovedNotice item={removed} />}
    </>
  )
}
