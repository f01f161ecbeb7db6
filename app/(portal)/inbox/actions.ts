'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { studyNumber } from '@/app/_server/typed-text'
import * as inbox from '@/db/inbox/settle-notices'
import { INBOX_TABS } from '@/lib/inbox/notice'
import { inboxAddress } from './inbox-address'

/** The tab that somebody is on, to which they come back. */
const from = z.enum(INBOX_TABS).catch('new')
const notice = { noticeId: z.string().max(100), from }

export const markDone = action(
  z.object(notice),
  (who, { noticeId }) => inbox.moveNotice(who, { noticeId, to: 'done' }),
  { redirectTo: ({ id }, { from }) => inboxAddress(from, { undo: id }) },
)

export const putAside = action(
  z.object(notice),
  (who, { noticeId }) => inbox.moveNotice(who, { noticeId, to: 'later' }),
  { redirectTo: (_moved, { from }) => inboxAddress(from, { moved: 'later' }) },
)

export const markUnread = action(
  z.object(notice),
  (who, { noticeId }) => inbox.moveNotice(who, { noticeId, to: 'new' }),
  { redirectTo: (_moved, { from }) => inboxAddress(from, { moved: 'new' }) },
)

export const settleStudy = action(z.object({ studyId: studyNumber, from }), inbox.settleStudy, {
  redirectTo: ({ id }, { from }) => inboxAddress(from, { undo: id }),
})

export const undoDone = action(z.object(notice), inbox.undoDone, {
  redirectTo: (_done, { from }) => inboxAddress(from),
})
