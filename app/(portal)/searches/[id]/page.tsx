import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedIn, viewer } from '@/app/_server/viewer'
import { StudyRows } from '@/app/_study/study-rows'
import { Ago } from '@/app/_ui/ago'
import { EmptyState } from '@/app/_ui/empty-state'
import { readHoldings } from '@/db/lists/holdings'
import { readReadings } from '@/db/readings/set-readings'
import { readFollowedSearch } from '@/db/searches/followed-searches'
import { newWords } from '@/lib/search/followed-search'
import { Asked } from '../_parts/asked'
import { FeedSettings } from '../_parts/feed-settings'
import { MarkSeen } from '../_parts/mark-seen'
import { resultsAddress } from '../_parts/search-card'
import { SearchSettings } from '../_parts/search-settings'

type Props = { params: Promise<{ id: string }> }

/** Read once a request, for the page and for its head. */
const read = cache(async (id: string) => readFollowedSearch(await viewer(), id))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).id))?.name ?? 'Not found' }
}

/**
 * What is new in a followed search. Looking at it changes nothing, for a browser may fetch it ahead: what is new stays
 * so until the reader says that it is seen.
 */
export default async function FollowedSearchPage({ params }: Props) {
  const who = await signedIn()
  const search = await read((await params).id)
  if (!search) notFound()
  const { news } = search
  const ids = search.studies.map(({ id }) => id)
  const [holdings, readings] = await Promise.all([readHoldings(who, ids), readReadings(who, ids)])
  return (
    <div className="max-w-[900px]">
      <p className="meta">
        <Link href="/searches">Followed searches</Link>
      </p>
      <h1 className="page-title mt-1 break-words">{search.name}</h1>
      <Asked query={search.query} />
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2" data-screen-only>
        {news.count > 0 && <MarkSeen search={search} />}
        <Link href={resultsAddress(search.query)} className="font-medium text-accent">
          All results
        </Link>
      </div>
      <h2 className="section-title mt-8 border-line border-b pb-2.5">
        New since you last looked{news.count > 0 && `: ${newWords(news)}`}
      </h2>
      {news.count === 0 ? (
        <EmptyState level={3} title="Nothing new">
          No study that has all of this came in since <Ago at={search.seenAt} />.
        </EmptyState>
      ) : (
        <StudyRows rows={search.studies} holdings={holdings} readings={readings} isResult />
      )}
      <SearchSettings search={search} />
      <FeedSettings search={search} />
    </div>
  )
}
