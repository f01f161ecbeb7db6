import type { Metadata } from 'next'
import { signedIn } from '@/app/_server/viewer'
import { EmptyState } from '@/app/_ui/empty-state'
import { listDeletedLists, listLists } from '@/db/lists/lists'
import { DeletedLists } from './_parts/deleted-lists'
import { ListCard } from './_parts/list-card'
import { NewList } from './_parts/new-list'
import { today } from './today'

export const metadata: Metadata = { title: 'Reading lists' }

type Props = { searchParams: Promise<{ deleted?: string }> }

export default async function ListsPage({ searchParams }: Props) {
  const who = await signedIn()
  const { deleted } = await searchParams
  const [lists, gone] = await Promise.all([listLists(who), listDeletedLists(who)])
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-10 md:grid-cols-[minmax(0,1fr)_292px]">
      <div>
        <h1 className="page-title mb-3">Reading lists</h1>
        {lists.length === 0 ? (
          <EmptyState title="No list yet">
            <p>
              A list keeps the studies of one question together, in your order, with why you saved each and by when you
              want to have read it. Name one here, or save a study from its page. Only you see your lists.
            </p>
          </EmptyState>
        ) : (
          <ul>
            {lists.map((list) => (
              <ListCard key={list.id} list={list} today={today()} />
            ))}
          </ul>
        )}
        <DeletedLists lists={gone} justNow={deleted} />
      </div>
      <NewList />
    </div>
  )
}
