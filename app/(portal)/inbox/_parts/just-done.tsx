import Link from 'next/link'
import { ActionForm } from '@/app/_ui/action-form'
import { noticeButton, UndoButton, UndoNotice } from '@/app/_ui/undo-notice'
import type { InboxTab } from '@/lib/inbox/notice'
import { undoDone } from '../actions'
import { inboxAddress } from '../inbox-address'
import { TAB_WORDS } from './inbox-tabs'

type Props = {
  tab: InboxTab
  undo: string
  /** How many notices come back by it. */
  undone: number
  /** The tab to which one was moved just now. */
  moved?: InboxTab
}

/** What was done with a notice just now, and the way back. */
export function JustDone({ tab, undo, undone, moved }: Props) {
  if (undone > 0)
    return (
      <UndoNotice>
        <p role="status">{undone === 1 ? 'Marked as done.' : `${undone} marked as done.`}</p>
        <ActionForm action={undoDone} hidden={{ noticeId: undo, from: tab }} label="Undo">
          <UndoButton />
        </ActionForm>
      </UndoNotice>
    )
  if (!moved || moved === tab) return null
  return (
    <UndoNotice>
      <p role="status">Moved to {TAB_WORDS[moved]}.</p>
      <Link href={inboxAddress(moved)} className={noticeButton}>
        Show
      </Link>
    </UndoNotice>
  )
}
