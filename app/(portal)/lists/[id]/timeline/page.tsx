import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { signedIn, viewer } from '@/app/_server/viewer'
import { EvidenceTimeline } from '@/app/_study/evidence-timeline'
import { EmptyState } from '@/app/_ui/empty-state'
import { readList } from '@/db/lists/list-contents'
import { MOST_STUDIES } from '@/lib/evidence/table-columns'
import { ListViewHead } from '../../_parts/list-views'
import { studiesOf } from '../../_parts/studies-of'

type Props = { params: Promise<{ id: string }> }

/** Read once a request, for the page and for its head. */
const read = cache(async (id: string) => readList(await viewer(), id, { limit: MOST_STUDIES }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const list = await read((await params).id)
  return { title: list ? `Strength over time · ${list.name}` : 'Not found' }
}

/** The studies of a list by strength of evidence and date. */
export default async function ListTimelinePage({ params }: Props) {
  await signedIn()
  const { id } = await params
  const list = await read(id)
  if (!list) notFound()
  const rows = studiesOf(list, 'timeline')
  return (
    <>
      <ListViewHead list={list} chosen="timeline" what="strength over time" />
      {rows.length === 0 ? (
        <EmptyState title="No studies yet">Save studies to this list, and they stand here by their dates.</EmptyState>
      ) : (
        <div className="mt-5">
          <EvidenceTimeline rows={rows} />
        </div>
      )}
    </>
  )
}
