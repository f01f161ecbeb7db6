import { EmptyState } from '@/app/_ui/empty-state'
import type { InboxTab } from '@/lib/inbox/notice'

const WORDS: Record<InboxTab, { title: string; about: string }> = {
  new: {
    title: 'Nothing new',
    about:
      'You find here who mentioned you or replied in a thread of yours, lists that are shared with you, invitations to groups, sessions of their journal clubs, studies that you are asked to read, new studies in searches that you follow, and what is new on those of your lists and notes: retractions, corrections, newer versions and stronger evidence.',
  },
  later: { title: 'Nothing for later', about: 'What you cannot look at now waits here until you mark it as done.' },
  done: { title: 'Nothing done yet', about: 'What you mark as done can be found here for 90 days.' },
}

export function EmptyTab({ tab }: { tab: InboxTab }) {
  const { title, about } = WORDS[tab]
  return (
    <EmptyState title={title}>
      <p>{about}</p>
    </EmptyState>
  )
}
