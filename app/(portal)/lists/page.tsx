import type { Metadata } from 'next'
import { signedIn } from '@/app/_server/viewer'
import { EmptyState } from '@/app/_ui/empty-state'
import { listHiddenLists } from '@/db/lists/hidden-lists'
import { listDeletedLists, listLists } from '@/db/lists/lists'
import { DeletedLists } from './_parts/deleted-lists'
import { HiddenLists } from './_parts/hidden-lists'
import { ListCard } from './_parts/list-card'
import { NewList } from './_parts/new-list'
import { today } from './today'

export const metadata: Metadata = { title: 'Reading lists' }

type Props = { searchParams: Promise<{ deleted?: string }> }

export default async function ListsPage({ searchParams }: Props) {
  const who = await signedIn()
  const { deleted } = await searchParams
  const [lists, gone, hidden] = await Promise.all([listLists(who), listDeletedLists(who), listHiddenLists(who)])
  const own = lists.filter(({ viewersRole }) => viewersRole === 'owner')
  const shared = lists.filter(({ viewersRole }) => viewersRole !== 'owner')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-10 md:grid-cols-[minmax(0,1fr)_292px]">
      <div>
        <h1 className="page-title mb-3">Reading lists</h1>
        {own.length === 0 ? (
          <EmptyState title={shared.length > 0 ? 'No list of your own yet' : 'No list yet'}>
            <p>
              A list keeps the studies of one question together, in your order, with why you saved each and by when you
              want to have read it. Name one here, or save a study from its page. Only you see your lists until you
              share them.
            </p>
          </EmptyState>
        ) : (
          <ul>
            {own.map((list) => (
              <ListCard key={list.id} list={list} today={today()} />
            ))}
          </ul>
        )}
        {shared.length > 0 && (
          <section aria-labelledby="shared-lists" className="mt-10">
            <h2 id="shared-lists" className="section-title">
              Shared with you
            </h2>
            <ul>
              {shared.map((list) => (
                <ListCard key={list.id} list={list} today={today()} />
              ))}
            </ul>
          </section>
        )}
        <HiddenLists lists={hidden} />
        <DeletedLists lists={gone} justNow={deleted} />
      </div>
      <NewList />
    </div>
  )
}
