import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { signedIn, viewer } from '@/app/_server/viewer'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageLinks } from '@/app/_ui/page-links'
import { QUEUED_A_PAGE, readReviewQueue } from '@/db/summaries/review-queue'
import { can } from '@/lib/access/policy'
import { pageNumber } from '@/lib/address/page-number'
import { QueuedRow } from './_parts/queued-row'

export async function generateMetadata(): Promise<Metadata> {
  return { title: can(await viewer(), 'queue.read') ? 'Drafts to check' : 'Not found' }
}

type Props = { searchParams: Promise<{ page?: string | string[] }> }

/** What nobody has checked, or what asks to be checked again, by how much it matters. */
export default async function DraftsPage({ searchParams }: Props) {
  const who = await signedIn()
  if (!can(who, 'queue.read')) notFound()
  const page = pageNumber((await searchParams).page)
  const { drafts, total } = await readReviewQueue(who, page)
  return (
    <div className="max-w-[900px]">
      <h1 className="page-title">Drafts to check</h1>
      <p className="meta mt-1 max-w-[60ch]">
        Summaries that are relied on and that nobody has checked, or whose abstract has changed since. What matters most
        comes first.{total > 0 && ` ${total.toLocaleString('en-GB')} ${total === 1 ? 'waits' : 'wait'}.`}
      </p>
      {drafts.length === 0 ? (
        <EmptyState title={page > 1 ? 'Nothing on this page' : 'Nothing waits to be checked'}>
          A draft comes here by itself once its study is saved to a list or read, is retracted, or its abstract changes.
          Any other summary is opened from the page of its study: choose “Check and edit” there.{' '}
          <Link href={page > 1 ? '/drafts' : '/studies'} className="text-accent">
            {page > 1 ? 'To the first page' : 'Find a study'}
          </Link>
        </EmptyState>
      ) : (
        <ol className="mt-4">
          {drafts.map((draft) => (
            <li key={draft.study.id}>
              <QueuedRow draft={draft} />
            </li>
          ))}
        </ol>
      )}
      <PageLinks path="/drafts" query={{}} page={page} last={Math.ceil(total / QUEUED_A_PAGE)} />
    </div>
  )
}
