import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { signedIn, viewer } from '@/app/_server/viewer'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageLinks } from '@/app/_ui/page-links'
import { mayRead } from '@/db/events/record-denial'
import { readFactAcceptance } from '@/db/summaries/fact-acceptance'
import { QUEUED_A_PAGE, readReviewQueue } from '@/db/summaries/review-queue'
import { can } from '@/lib/access/policy'
import { pageNumber } from '@/lib/address/page-number'
import { parseQueueFilter } from '@/lib/summaries/queue-filter'
import { Acceptance } from './_parts/acceptance'
import { QueueFilters } from './_parts/queue-filters'
import { QueuedRow } from './_parts/queued-row'
import { queueAddress } from './draft-address'

export async function generateMetadata(): Promise<Metadata> {
  return { title: can(await viewer(), 'queue.read') ? 'Drafts to check' : 'Not found' }
}

type Props = { searchParams: Promise<{ page?: string | string[]; of?: string | string[] }> }

/** What nobody has checked, or what asks to be checked again, by how much it matters. */
export default async function DraftsPage({ searchParams }: Props) {
  const who = await signedIn()
  if (!mayRead(who, 'queue.read')) notFound()
  const query = await searchParams
  const [page, of] = [pageNumber(query.page), parseQueueFilter(query.of)]
  const [{ drafts, total, totals }, acceptance] = await Promise.all([
    readReviewQueue(who, page, of),
    readFactAcceptance(who),
  ])
  return (
    <div className="max-w-[900px]">
      <h1 className="page-title">Drafts to check</h1>
      <p className="meta mt-1 max-w-[60ch]">
        Summaries that are relied on and that nobody has checked, or whose abstract has changed since. What matters most
        comes first.{totals.all > 0 && ` ${totals.all.toLocaleString('en-GB')} ${totals.all === 1 ? 'waits' : 'wait'}.`}
      </p>
      <Acceptance facts={acceptance} />
      {totals.all > 0 && <QueueFilters totals={totals} of={of} />}
      {drafts.length === 0 ? (
        <EmptyState
          title={
            page > 1 ? 'Nothing on this page' : of ? 'Nothing waits for this reason' : 'Nothing waits to be checked'
          }
        >
          A draft comes here by itself once its study is saved to a list or read, is retracted, or its abstract changes.
          Any other summary is opened from the page of its study: choose “Check and edit” there.{' '}
          <Link href={page > 1 || of ? queueAddress(page > 1 ? of : null) : '/studies'} className="text-accent">
            {page > 1 ? 'To the first page' : of ? 'To all that wait' : 'Find a study'}
          </Link>
        </EmptyState>
      ) : (
        <ol id="results" tabIndex={-1} className="outline-none">
          {drafts.map((draft) => (
            <li key={draft.study.id}>
              <QueuedRow draft={draft} of={of} />
            </li>
          ))}
        </ol>
      )}
      <PageLinks path="/drafts" query={{ of: of ?? '' }} page={page} last={Math.ceil(total / QUEUED_A_PAGE)} />
    </div>
  )
}
