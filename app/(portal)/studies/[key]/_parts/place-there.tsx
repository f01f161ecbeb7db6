import Link from 'next/link'
import type { StudyPlace } from '@/lib/studies/study-place'
import { aboutWords } from '../../_search/about'

/** The way back to where the study was opened from, and on along it. */
export function PlaceThere({ place: { back, place, total, exact, previous, next } }: { place: StudyPlace }) {
  const step = 'inline-flex min-h-[24px] items-center'
  return (
    <nav aria-label="Where you came from" className="meta dotted mb-5" data-screen-only>
      <Link href={back.address} prefetch={false} data-back className={`${step} text-accent`}>
        ← {back.words}
      </Link>
      <span className="py-0.5">
        {place.toLocaleString('en-GB')} of {aboutWords(total, exact)}
      </span>
      {previous && (
        <Link href={previous} prefetch={false} data-previous className={step}>
          Previous<span className="sr-only"> study</span>
        </Link>
      )}
      {next && (
        <Link href={next} prefetch={false} data-next className={step}>
          Next<span className="sr-only"> study</span>
        </Link>
      )}
    </nav>
  )
}
