import { ActionForm } from '@/app/_ui/action-form'
import type { PlacedItem } from '@/db/lists/list-contents'
import { READING_STATUSES, STATUS_WORDS } from '@/lib/lists/reading-list'
import { setReading } from '../actions'
import { SmallButton } from './small-button'

/** To read, reading, read: one press each, before scripts too. */
export function StatusButtons({ item }: { item: PlacedItem }) {
  return (
    <ActionForm
      action={setReading}
      hidden={{ studyId: item.studyId }}
      label={`How far you are with ${item.study.title}`}
      className="flex flex-wrap items-center gap-2"
    >
      <span className="inline-flex overflow-hidden rounded border border-line-strong">
        {READING_STATUSES.map((status) => (
          <SmallButton
            key={status}
            name="status"
            value={status}
            aria-pressed={status === item.status}
            className="border-line-strong bg-surface px-2.5 py-1 text-ink-2 not-first:border-l hover:text-ink focus-visible:-outline-offset-2 aria-pressed:bg-accent-wash aria-pressed:font-medium aria-pressed:text-accent-ink"
          >
            {STATUS_WORDS[status]}
          </SmallButton>
        ))}
      </span>
    </ActionForm>
  )
}
