import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedIn, viewer } from '@/app/_server/viewer'
import { PageLinks } from '@/app/_ui/page-links'
import { readHoldings } from '@/db/lists/holdings'
import { readList, readRemovedItem } from '@/db/lists/list-contents'
import { ITEMS_A_PAGE } from '@/db/lists/list-place'
import { can } from '@/lib/access/policy'
import { filterQuery, parseListFilter } from '@/lib/lists/list-filter'
import { EmptyList } from '../_parts/empty-list'
import { ItemRow } from '../_parts/item-row'
import { DueFilters, StatusTabs } from '../_parts/list-filters'
import { ListHead } from '../_parts/list-head'
import { ListSettings } from '../_parts/list-settings'
import { ListViews } from '../_parts/list-views'
import { RemovedNotice } from '../_parts/removed-notice'
import { SortableItems } from '../_parts/sortable-items'
import { moveItem } from '../actions'
import { listAddress } from '../list-address'
import { today } from '../today'

type Query = { status?: string; due?: string; page?: string; removed?: string }
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

/** Read once a request, for the page and for its head. */
const read = cache(async (id: string, status: string | undefined, due: string | undefined, page: number) => {
  const slice = { ...parseListFilter({ status, due }), today: today(), from: (page - 1) * ITEMS_A_PAGE }
  return readList(await viewer(), id, { ...slice, limit: ITEMS_A_PAGE })
})

const pageOf = ({ page }: Query) => Math.min(1000, Math.max(1, Math.trunc(Number(page) || 1)))

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ id }, query] = await Promise.all([params, searchParams])
  return { title: (await read(id, query.status, query.due, pageOf(query)))?.name ?? 'Not found' }
}

export default async function ListPage({ params, searchParams }: Props) {
  const who = await signedIn()
  const [{ id }, query] = await Promise.all([params, searchParams])
  const page = pageOf(query)
  const list = await read(id, query.status, query.due, page)
  if (!list) notFound()
  const filter = parseListFilter(query)
  const removed = query.removed ? await readRemovedItem(who, id, query.removed) : null
  const holdings = await readHoldings(
    who,
    list.items.map(({ studyId }) => studyId),
  )
  const isWhole = filter.status === null && filter.due === null
  const orders = can(who, 'list.change', list) && isWhole
  const rows = list.items.map((item) => ({
    id: item.id,
    title: item.study.title,
    row: (
      <ItemRow
        item={item}
        list={list}
        changes={can(who, 'item.change', { listRole: list.viewersRole, addedBy: item.addedBy.id })}
        orders={orders}
        lists={holdings.get(item.studyId)}
        view={{ filter, page }}
        isOwn={item.addedBy.id === who.id}
        isForReader={item.assignedTo?.id === who.id}
      />
    ),
  }))
  return (
    <>
      <ListHead list={list} filter={filter} />
      {list.counts.total > 0 && (
        <div className="mt-6 flex flex-wrap items-center justify-between gap-x-8 gap-y-2 border-line border-b max-md:pb-3">
          <StatusTabs list={list} filter={filter} />
          <ListViews id={list.id} chosen="rows" />
        </div>
      )}
      <DueFilters list={list} filter={filter} />
      <h2 className="sr-only">Studies</h2>
      {rows.length === 0 ? (
        <EmptyList list={list} filter={filter} />
      ) : (
        <div id="results" tabIndex={-1} className="outline-none">
          <SortableItems rows={rows} after={list.nextId} move={moveItem} sortable={orders} />
        </div>
      )}
      <PageLinks
        path={listAddress(id)}
        query={filterQuery(filter)}
        page={page}
        last={Math.ceil(list.matching / ITEMS_A_PAGE)}
      />
      <ListSettings list={list} viewer={who} />
      {removed && <RemovedNotice item={removed} />}
    </>
  )
}
