import Link from 'next/link'
import type { ReadList } from '@/db/list-contents'
import type { ReadingStatus } from '@/lib/reading-list'
import { listAddress } from '../list-address'

type Props = { list: ReadList; status: ReadingStatus | undefined; page: number; size: number }

/** A long list comes in pages; a short one has none. */
export function ListPages({ list, status, page, size }: Props) {
  const pages = Math.ceil(list.matching / size)
  if (pages <= 1) return null
  const link = (to: number, words: string) => (
    <Link className="text-accent" href={listAddress(list.id, { status, page: to > 1 ? to : undefined })}>
      {words}
    </Link>
  )
  return (
    <nav aria-label="Pages" className="mt-6 flex items-baseline gap-5">
      {page > 1 && link(page - 1, 'Previous')}
      <span className="meta">
        Page {page} of {pages}
      </span>
      {page < pages && link(page + 1, 'Next')}
    </nav>
  )
}
