'use client'

import { ActionForm, useAnswer } from '@/app/_ui/action-form'
import type { Answer } from '@/app/_ui/answer'
import { noticeButton, UndoNotice } from '@/app/_ui/undo-notice'
import type { Saving } from '@/db/lists/list-savings'

export type Saved = { saving: Saving; message: string }
export type UndoAction = (previous: Answer<void>, form: FormData) => Promise<Answer<void>>

/** What was saved, and the way back; it stays until it is closed. */
export function SavedNotice({ saving, message, undo, close }: Saved & { undo: UndoAction; close: () => void }) {
  const hidden = {
    studyId: saving.studyId,
    added: saving.added.join(),
    removed: saving.removed.join(),
    created: saving.created ?? '',
  }
  return (
    <UndoNotice>
      <ActionForm action={undo} hidden={hidden} label="Undo" className="flex min-w-0 items-center gap-4">
        <UndoLine message={message} />
      </ActionForm>
      <button type="button" className="shrink-0 text-ink-2" onClick={close} aria-label="Close this notice">
        ✕
      </button>
    </UndoNotice>
  )
}

function UndoLine({ message }: { message: string }) {
  const { answer, pending } = useAnswer()
  if (answer.state === 'ok') return null
  return (
    <>
      <span role="status" className="line-clamp-2">
        {message}
      </span>
      <button type="submit" className={noticeButton} disabled={pending}>
        Undo
      </button>
    </>
  )
}
