import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { openSharedList } from '@/app/_server/shared-list'
import { viewer } from '@/app/_server/viewer'
import { EmptyState } from '@/app/_ui/empty-state'
import { PageLinks } from '@/app/_ui/page-links'
import { ITEMS_A_PAGE } from '@/db/lists/list-place'
import { SharedHead } from './_parts/shared-head'
import { SharedRow } from './_parts/shared-row'

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ page?: string | string[] }> }

/** Read once a request, for the page and for its head. */
const read = cache(async (token: string, page: number) =>
  openSharedList(token, { from: (page - 1) * ITEMS_A_PAGE, limit: ITEMS_A_PAGE }),
)

const pageOf = ({ page }: { page?: string | string[] }) => Math.min(1000, Math.max(1, Math.trunc(Number(page) || 1)))

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const list = await read((await params).token, pageOf(await searchParams))
  return { title: list?.name ?? 'Not found' }
}

/** A list as a link shows it, live or frozen. */
export default async function SharedListPage({ params, searchParams }: Props) {
  const [{ token }, query] = await Promise.all([params, searchParams])
  const page = pageOf(query)
  const list = await read(token, page)
  if (!list) notFound()
  const isSignedIn = (await viewer()).kind === 'person'
  return (
    <>
      <SharedHead list={list} isSignedIn={isSignedIn} />
      <h2 className="sr-only">Studies</h2>
      {list.total === 0 ? (
        <EmptyState level={3} title="No studies">
          {list.kind === 'live' ? 'Nothing stands on this list yet.' : 'Nothing stood on this list.'}
        </EmptyState>
      ) : (
        <ol id="results" tabIndex={-1} className="mt-6 border-line border-t outline-none">
          {list.items.map((item) => (
            <li key={item.place}>
              <SharedRow item={item} list={list} savable={isSignedIn} />
            </li>
          ))}
        </ol>
      )}
      <PageLinks path={`/shared/${token}`} query={{}} page={page} last={Math.ceil(list.total / ITEMS_A_PAGE)} />
    </>
  )
}
