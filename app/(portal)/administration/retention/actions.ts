'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { changePeriod } from '@/db/retention/change-period'
import { liftHold, putHold } from '@/db/retention/legal-holds'
import { CHANGEABLE_KINDS, KEPT_KINDS, periodFault } from '@/lib/retention/kept-kinds'
import { EVERYBODY } from './_parts/everybody'

const days = z
  .string()
  .trim()
  .regex(/^\d{0,5}$/, 'Enter a number of days.')
  .transform((typed) => (typed === '' ? null : Number(typed)))

export const savePeriod = action(
  z
    .object({ kind: z.enum(CHANGEABLE_KINDS), days, version: z.coerce.number().int().min(0) })
    .superRefine((input, context) => {
      const fault = periodFault(input.kind, input.days)
      if (fault) context.addIssue({ code: 'custom', path: ['days'], message: fault })
    }),
  changePeriod,
  { message: (_result, { kind }) => `Saved. ${KEPT_KINDS[kind].label}: it counts from the next night on.` },
)

export const makeHold = action(
  z.object({
    key: z.uuid(),
    person: z.union([z.literal(EVERYBODY), z.uuid()], 'Choose a person, or everybody.'),
    reason: z.string().trim().min(1, 'Enter a reason.').max(500, 'At most 500 characters.'),
    endsOn: z.union([z.literal('').transform(() => null), z.iso.date('Enter a day, or none.')]),
  }),
  (viewer, { person, ...hold }) => putHold(viewer, { ...hold, userId: person === EVERYBODY ? null : person }),
  { message: 'The hold stands.' },
)

export const endHold = action(z.object({ holdId: z.uuid() }), liftHold, { message: 'The hold is lifted.' })
