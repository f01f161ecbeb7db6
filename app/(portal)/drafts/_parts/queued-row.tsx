import { Pencil } from 'lucide-react'
import Link from 'next/link'
import { StudyRow } from '@/app/_study/study-row'
import { WEEKS_COUNTED } from '@/db/studies/study-views'
import type { QueuedSummary, QueueReason } from '@/db/summaries/review-queue'
import type { QueueFilter } from '@/lib/summaries/queue-filter'
import { draftAddress } from '../draft-address'

const WHY: Record<QueueReason, (draft: QueuedSummary) => string> = {
  'abstract changed': () => 'abstract changed since it was checked',
  retracted: () => 'retracted',
  saved: ({ lists }) => (lists === 1 ? 'saved in 1 list' : `saved in ${lists.toLocaleString('en-GB')} lists`),
  read: ({ views }) =>
    `read ${views === 1 ? 'once' : `${views.toLocaleString('en-GB')} times`} in ${WEEKS_COUNTED} weeks`,
}

/** A study whose summary waits, and why it stands here; opening it opens the summary. */
export function QueuedRow({ draft, of }: { draft: QueuedSummary; of: QueueFilter | null }) {
  const { study, reasons } = draft
  const address = draftAddress(study, { place: draft, of })
  return (
    <StudyRow
      study={study}
      href={address}
      action={
        <Link
          href={address}
          data-edit
          aria-label={`Check and edit: ${study.title}`}
          title="Check and edit (e)"
          className="grid size-[30px] place-items-center rounded border border-line-strong bg-surface text-ink-2 hover:border-ink-3"
        >
          <Pencil size={15} aria-hidden="true" />
        </Link>
      }
    >
      <p className="dotted mt-1 text-ink-2">
        {reasons.map((reason) => (
          <span key={reason} className="font-medium">
            {WHY[reason](draft)}
          </span>
        ))}
      </p>
    </StudyRow>
  )
}
