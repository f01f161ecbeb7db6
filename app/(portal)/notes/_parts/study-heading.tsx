import Link from 'next/link'
import { MarkedText } from '@/app/_study/marked-text'
import type { StudyRow } from '@/db/studies/study-rows'

/** The study that a note is on, above it. */
export function StudyHeading({ study }: { study: StudyRow }) {
  return (
    <h2 className="mb-2 font-medium font-serif text-[17px] leading-snug">
      <Link href={study.address} className="hover:text-accent-ink">
        <MarkedText text={study.title} marks={study.titleMarks ?? undefined} />
      </Link>
    </h2>
  )
}
