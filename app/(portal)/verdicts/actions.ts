'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { studyNumber } from '@/app/_server/typed-text'
import { today } from '@/app/(portal)/lists/today'
import * as drafts from '@/db/verdicts/draft-verdict'
import * as settling from '@/db/verdicts/settle-verdict'
import * as field from './fields'

const shown = { verdictId: field.identifier, version: field.version }

export const createVerdict = action(
  z
    .object({
      key: z.uuid(),
      studyId: studyNumber,
      groupId: field.identifier,
      supersedesId: field.identifier.optional(),
      sessionId: field.identifier.optional(),
      ...field.wordsOfVerdict,
    })
    .superRefine(field.refineDays)
    .transform(({ supersedesId, sessionId, ...form }) => ({
      ...field.asWritten(form),
      supersedesId: supersedesId || null,
      sessionId: sessionId || null,
    })),
  drafts.createVerdict,
  { redirectTo: ({ id }) => `/verdicts/${id}` },
)

export const changeVerdict = action(
  z
    .object({ ...shown, ...field.wordsOfVerdict })
    .superRefine(field.refineDays)
    .transform((form) => field.asWritten(form)),
  drafts.changeVerdict,
  { message: (_made, { isInForce }) => (isInForce ? 'It is in force.' : 'Draft saved.') },
)

export const discardVerdict = action(z.object({ verdictId: field.identifier }), drafts.discardVerdict, {
  redirectTo: ({ studyId }) => `/studies/s${studyId}`,
})

export const confirmVerdict = action(
  z.object({ ...shown, reviewBy: field.day }).transform((form) => ({ ...form, today: today() })),
  settling.confirmVerdict,
  { message: 'Confirmed.' },
)

export const withdrawVerdict = action(z.object({ ...shown, reason: field.reason }), settling.withdrawVerdict)

export const handOverVerdict = action(z.object({ ...shown, ownerId: field.identifier }), settling.handOverVerdict, {
  message: 'Handed over.',
})

export const changeVerdictAudience = action(
  z.object({ ...shown, audience: field.audience, confirmed: z.string().max(20).optional() }),
  settling.changeVerdictAudience,
  {
    message: (_made, { audience }) =>
      audience === 'everyone' ? 'Everyone here can read it.' : 'Only the group reads it now. Others may have read it.',
  },
)
