import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedIn, viewer } from '@/app/_server/viewer'
import { EmptyState } from '@/app/_ui/empty-state'
import { StrengthPicture } from '@/app/_ui/strength-picture'
import { readList } from '@/db/list-contents'
import { MOST_STUDIES } from '@/lib/evidence/table-columns'
import { listAddress } from '../../list-address'

type Props = { params: Promise<{ id: string }> }

/** Read once a request, for the page and for its head. */
const read = cache(async (id: string) => readList(await viewer(), id, { limit: MOST_STUDIES }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const list = await read((await params).id)
  return { title: list ? `Strength over time · ${list.name}` : 'Not found' }
}

/** The studies of a list by strength of evidence and date. */
export default async function ListPicturePage({ params }: Props) {
  await signedIn()
  const { id } = await params
  const list = await read(id)
  if (!list) notFound()
  const rows = list.items.map(({ study }) => study)
  return (
    <>
      <p className="meta dotted" data-screen-only>
        <Link href={listAddress(id)}>Back to the list</Link>
        <Link href={listAddress(`${id}/table`)}>Table of evidence</Link>
        <Link href={listAddress(`${id}/forest`)}>Forest plot</Link>
      </p>
      <h1 className="page-title mt-1.5 break-words">{list.name}: strength over time</h1>
      {list.counts.total > MOST_STUDIES && <p className="meta mt-2">The first {MOST_STUDIES} studies of the list.</p>}
      {rows.length === 0 ? (
        <EmptyState title="No studies yet">Save studies to this list, and they stand here by their dates.</EmptyState>
      ) : (
        <div className="mt-5">
          <StrengthPicture rows={rows} />
        </div>
      )}
    </>
  )
}
