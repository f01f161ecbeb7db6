import type { Metadata } from 'next'
import { identityProviders } from '@/app/_server/identity-providers'
import { signedInSession } from '@/app/_server/viewer'
import { repliesTo } from '@/db/discussion/replies'
import { listInvitations } from '@/db/groups/invitations'
import { readCorpusOverview } from '@/db/home/corpus-overview'
import { newsFor } from '@/db/home/news'
import { readingNow } from '@/db/home/reading-now'
import { readSetup } from '@/db/home/setup'
import { readHoldings } from '@/db/lists/holdings'
import { recentNotes } from '@/db/notes/note-list'
import { listTopics } from '@/db/search/query/topic-list'
import { listFollowedSearches } from '@/db/searches/followed-searches'
import { openSource } from '@/db/sources/source-settings'
import { ContinueReading } from './_home/continue-reading'
import { DueForYou } from './_home/due-for-you'
import { Followed } from './_home/followed'
import { Hero } from './_home/hero'
import { Invited } from './_home/invited'
import { RecentNotes } from './_home/recent-notes'
import { RetractedAlert } from './_home/retracted-alert'
import { SetupList } from './_home/setup-list'
import { StrongTopics } from './_home/strong-topics'
import { WhatsNew } from './_home/whats-new'
import { LISTS_SHOWN, YourLists } from './_home/your-lists'
import { today as isoToday } from './lists/today'

export const metadata: Metadata = { title: 'Home' }

/** The number of the searches last saved that are looked at for something new. */
const FOLLOWED_LOOKED_AT = 12
const TOPICS = 6

export default async function HomePage() {
  const { person: who, preferences } = await signedInSession()
  const today = isoToday()
  const [
    { news, replies },
    overview,
    { due, reading, lists, hasMoreLists },
    topics,
    notes,
    followed,
    setup,
    invitations,
  ] = await Promise.all([
    newsFor(who).then(async (news) => ({ news, replies: await repliesTo(who, news.since) })),
    readCorpusOverview(who),
    readingNow(who, { today, lists: LISTS_SHOWN }),
    listTopics(who, { limit: TOPICS, isStrong: true }),
    recentNotes(who, 3),
    listFollowedSearches(who, { limit: FOLLOWED_LOOKED_AT }),
    preferences.setup === 'dismissed' ? null : readSetup(who),
    listInvitations(who),
  ])
  const mayAskPubmed = setup?.hasOwnStudies === false && (await openSource(who, 'pubmed')) !== null
  const drawn = [...due.studies, ...news.changed].map(({ study }) => study).concat(reading, news.added.rows)
  const holdings = await readHoldings(
    who,
    drawn.map(({ id }) => id),
  )
  // Whoever has nothing of their own yet sees in its place where there is most to read.
  const isNew = news.since === null && replies.length + due.studies.length + reading.length === 0
  return (
    <>
      <Hero overview={overview} />
      <Invited invitations={invitations} />
      <RetractedAlert retracted={news.retracted} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-16 max-md:gap-10 md:grid-cols-[minmax(0,1fr)_320px]">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-10">
          <DueForYou due={due} today={today} holdings={holdings} />
          <WhatsNew news={news} replies={replies} holdings={holdings} />
          <ContinueReading reading={reading} holdings={holdings} />
          {isNew && <StrongTopics topics={topics} />}
        </div>
        <aside aria-label="Yours" className="grid grid-cols-[minmax(0,1fr)] content-start gap-10 text-sm">
          {setup && (
            <SetupList progress={setup} hasProvider={identityProviders().length > 0} mayAskPubmed={mayAskPubmed} />
          )}
          <YourLists lists={lists} hasMore={hasMoreLists} />
          <Followed followed={followed} />
          {!isNew && <StrongTopics topics={topics} />}
          <RecentNotes notes={notes} />
        </aside>
      </div>
    </>
  )
}
