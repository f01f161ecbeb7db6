import { ActionForm } from '@/app/_ui/action-form'
import { UndoButton, UndoNotice } from '@/app/_ui/undo-notice'
import { restoreItem } from '../actions'

/** What was taken off just now, and the way back: it works without scripts, and with them it has the focus. */
export function RemovedNotice({ item }: { item: { id: string; title: string } }) {
  return (
    <UndoNotice>
      <p role="status" className="line-clamp-2">
        Removed “{item.title}”.
      </p>
      <ActionForm action={restoreItem} hidden={{ itemId: item.id }} label="Undo">
        <UndoButton />
      </ActionForm>
    </UndoNotice>
  )
}
