import { Check } from 'lucide-react'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { setReading } from './actions'

/** Marks a study as read, or as unread again, whichever lists hold it. */
export function MarkRead({ studyId, read }: { studyId: number; read: boolean }) {
  return (
    <ActionForm
      action={setReading}
      hidden={{ studyId, status: read ? 'to-read' : 'read' }}
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
