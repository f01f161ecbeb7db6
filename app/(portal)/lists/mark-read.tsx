import { Check } from 'lucide-react'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import type { HoldingList } from '@/db/lists/list-picker'
import { markStudyRead } from './actions'

/** Marks a study as read on every list that holds it, or as unread again; nothing where no list does. */
export function MarkRead({ studyId, lists }: { studyId: number; lists: HoldingList[] }) {
  if (lists.length === 0) return null
  const read = lists.every((list) => list.read)
  return (
    <ActionForm
      action={markStudyRead}
      hidden={{ studyId, read: read ? 'no' : 'yes' }}
      label="Whether you have read it"
      className="grid"
    >
      <Button data-read="" aria-pressed={read}>
        {read && <Check size={15} aria-hidden="true" />}
        {read ? 'Read' : 'Mark as read'}
      </Button>
    </ActionForm>
  )
}
