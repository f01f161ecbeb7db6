import Link from 'next/link'
import type { News } from '@/db/home/news'

/** Studies that a reader saved and that were retracted afterwards: said first, until they are taken out of the list. */
export function RetractedAlert({ retracted }: { retracted: News['retracted'] }) {
  if (retracted.length === 0) return null
  return (
    <ul className="mb-9 grid gap-2">
      {retracted.map(({ study, list, listId }) => (
        <li
          key={study.id}
          className="flex flex-wrap items-baseline gap-x-3.5 gap-y-1 rounded border border-danger/35 bg-danger-wash px-[18px] py-3.5"
        >
          <b className="font-semibold text-danger">Retracted</b>
          <span className="min-w-0 flex-1 basis-64">
            “{study.title}” in{' '}
            <Link href={`/lists/${listId}`} className="underline">
              {list}
            </Link>{' '}
            was retracted since you saved it. Its finding no longer counts.
          </span>
          <Link href={study.address} className="whitespace-nowrap font-medium">
            See the notice
          </Link>
        </li>
      ))}
    </ul>
  )
}
