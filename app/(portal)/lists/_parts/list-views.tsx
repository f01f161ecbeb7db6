import Link from 'next/link'
import type { ReactNode } from 'react'
import { Views } from '@/app/_ui/choices'
import type { ReadList } from '@/db/lists/list-contents'
import { MOST_STUDIES } from '@/lib/evidence/table-columns'
import type { View } from '@/lib/search/search-request'
import { listAddress } from '../list-address'

/** The ways to see a list: its rows, and all of it as a timeline, a table, a forest plot. */
export function ListViews({ id, chosen }: { id: string; chosen: View }) {
  return (
    <div className="font-medium text-ink-2">
      <Views chosen={chosen} address={(view) => listAddress(view === 'rows' ? id : `${id}/${view}`)} />
    </div>
  )
}

type Props = { list: ReadList; chosen: View; what: string; children?: ReactNode }

/** The head of a list that is seen in another way than its rows; `children` are what can be done with it. */
export function ListViewHead({ list, chosen, what, children }: Props) {
  return (
    <>
      <p className="meta" data-screen-only>
        <Link href="/lists">Reading lists</Link>
      </p>
      <h1 className="page-title mt-1.5 break-words">
        {list.name}: {what}
      </h1>
      <div
        className="mt-4 flex flex-wrap items-center justify-between gap-x-5 gap-y-3 border-line border-b pb-3"
        data-screen-only
      >
        <ListViews id={list.id} chosen={chosen} />
        {children && <div className="flex flex-wrap gap-2">{children}</div>}
      </div>
      {list.counts.total > MOST_STUDIES && <p className="meta mt-2">The first {MOST_STUDIES} studies of the list.</p>}
    </>
  )
}
