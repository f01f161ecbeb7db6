import type { InboxTab } from '@/lib/inbox/notice'

type More = {
  /** The notice that was done just now, by which that is undone. */
  undo?: string | null
  /** Where one was put just now. */
  moved?: InboxTab
}

/** A tab of the inbox, with what was done there just now. */
export function inboxAddress(tab: InboxTab, { undo, moved }: More = {}): string {
  const asked = new URLSearchParams({
    ...(tab !== 'new' && { tab }),
    ...(undo && { undo }),
    ...(moved && { moved }),
  }).toString()
  return asked ? `/inbox?${asked}` : '/inbox'
}
