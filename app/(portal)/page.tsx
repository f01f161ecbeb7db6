import type { Metadata } from 'next'
import { signedIn } from '@/app/_server/viewer'
import { repliesTo } from '@/db/discussion/threads'
import { newsFor } from '@/db/home/news'
import { listLists } from '@/db/lists/lists'
import { recentNotes } from '@/db/notes/note-list'
import { listFollowedSearches } from '@/db/searches/followed-searches'
import { Followed } from './_home/followed'
import { RecentNotes } from './_home/recent-notes'
import { RetractedAlert } from './_home/retracted-alert'
import { WhatsNew } from './_home/whats-new'
import { YourLists } from './_home/your-lists'

export const metadata: Metadata = { title: 'Home' }

/** In so many of the searches last saved it is looked for something new. */
const FOLLOWED_LOOKED_AT = 12

export default async function HomePage() {
  const who = await signedIn()
  const news = await newsFor(who)
  const [replies, lists, notes, followed] = await Promise.all([
    repliesTo(who, news.since),
    listLists(who),
    recentNotes(who, 3),
    listFollowedSearches(who, { limit: FOLLOWED_LOOKED_AT }),
  ])
  return (
    <>
      <h1 className="sr-only">Home</h1>
      <RetractedAlert retracted={news.retracted} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-16 max-md:gap-10 md:grid-cols-[minmax(0,1fr)_320px]">
        <WhatsNew news={news} replies={replies} />
        <aside aria-label="Yours" className="grid grid-cols-[minmax(0,1fr)] content-start gap-10 text-sm">
          <Followed followed={followed} />
          <YourLists lists={lists} />
          <RecentNotes notes={notes} />
        </aside>
      </div>
    </>
  )
}
