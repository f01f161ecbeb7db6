import type { Metadata } from 'next'
import Link from 'next/link'
import { signedIn } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageLinks } from '@/app/_ui/page-links'
import { UndoButton, UndoNotice } from '@/app/_ui/undo-notice'
import { listFollowedSearches } from '@/db/searches/followed-searches'
import { listRecentSearches } from '@/db/searches/recent-searches'
import { readDeletedSearch } from '@/db/searches/saved-searches'
import { RecentSearches } from './_parts/recent-searches'
import { SearchCard } from './_parts/search-card'
import { restoreSearch } from './actions'

export const metadata: Metadata = { title: 'Followed searches' }

const PAGE_SIZE = 25

type Props = { searchParams: Promise<{ deleted?: string; page?: string }> }

export default async function SearchesPage({ searchParams }: Props) {
  const who = await signedIn()
  const { deleted, page: asked } = await searchParams
  const page = Math.min(100, Math.max(1, Math.trunc(Number(asked) || 1)))
  const { total, searches } = await listFollowedSearches(who, { from: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
  const recent = await listRecentSearches(who)
  const gone = typeof deleted === 'string' ? await readDeletedSearch(who, deleted) : null
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-10 md:grid-cols-[minmax(0,1fr)_292px]">
      <div>
        <h1 className="page-title mb-3">Followed searches</h1>
        {total === 0 ? (
          <EmptyState title="You follow no search yet">
            <p>
              <Link className="text-accent" href="/studies">
                Search
              </Link>
              , then save the search above its results. This page and your home page will say what has come in since you
              last looked. Only you see your searches.
            </p>
          </EmptyState>
        ) : (
          <ul>
            {searches.map((search) => (
              <SearchCard key={search.id} search={search} />
            ))}
          </ul>
        )}
        <PageLinks path="/searches" query={{}} page={page} last={Math.ceil(total / PAGE_SIZE)} />
      </div>
      <RecentSearches questions={recent} />
      {gone && (
        <UndoNotice>
          <p role="status" className="line-clamp-2">
            You no longer follow “{gone.name}”.
          </p>
          <ActionForm action={restoreSearch} hidden={{ searchId: gone.id }} label="Undo">
            <UndoButton />
          </ActionForm>
        </UndoNotice>
      )}
    </div>
  )
}
