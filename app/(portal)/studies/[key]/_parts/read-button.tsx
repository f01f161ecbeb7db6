import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { markStudyRead } from '@/app/(portal)/lists/actions'

/** Marks the study as read, or unread again, on every list of the reader's that holds it. */
export function ReadButton({ studyId, read }: { studyId: number; read: boolean }) {
  return (
    <ActionForm
      action={markStudyRead}
      hidden={{ studyId, read: read ? 'no' : 'yes' }}
      label="Reading"
      className="mt-2 grid gap-2"
    >
      <Button data-read>{read ? 'Read: mark as unread' : 'Mark as read'}</Button>
    </ActionForm>
  )
}
