import Link from 'next/link'
import type { ListPlace } from '@/db/lists/list-place'

/** The way back to the list, and on along it. */
export function PlaceOnList({ place }: { place: ListPlace }) {
  return (
    <nav aria-label="On the list" className="meta mb-5 flex flex-wrap gap-x-5 gap-y-1" data-screen-only>
      <span>
        <Link href={`/lists/${place.listId}`} className="text-accent">
          {place.name}
        </Link>
        , {place.place} of {place.total}
      </span>
      {place.previous && (
        <Link href={place.previous} data-previous>
          ← Previous
        </Link>
      )}
      {place.next && (
        <Link href={place.next} data-next>
          Next →
        </Link>
      )}
    </nav>
  )
}
