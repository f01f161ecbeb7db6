'use server'

import { z } from 'zod'
import { action } from '@/app/_server/action'
import { zoneName } from '@/app/_server/typed-text'
import * as mail from '@/db/mail/mail-choices'
import { NOTICE_KINDS, type NoticeKind } from '@/lib/inbox/notice'
import { CHANNELS, type Channel } from '@/lib/mail/mail-settings'

const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time, such as 07:30.')
const quiet = z.union([z.literal('').transform(() => null), time]).default(null)
const day = z.enum(['1', '2', '3', '4', '5', '6', '7'])
const channels = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, z.enum(CHANNELS)])) as {
  [Kind in NoticeKind]: z.ZodEnum<{ [C in Channel]: C }>
}

export const chooseMail = action(
  z
    .object({
      version: z.coerce.number().int(),
      sendsDigest: ticked,
      sendsNow: ticked,
      days: z
        .union([z.array(day).max(7), day])
        .optional()
        .transform((days) => [...new Set([days ?? []].flat())].map(Number)),
      time,
      zone: zoneName,
      quietFrom: quiet,
      quietTo: quiet,
      ...channels,
    })
    .refine(({ sendsDigest, days }) => !sendsDigest || days.length > 0, {
      path: ['sendsDigest'],
      message: 'Choose at least one day.',
    })
    .refine(({ quietFrom, quietTo }) => (quietFrom === null) === (quietTo === null), {
      path: ['quietTo'],
      message: 'Enter both times, or neither.',
    }),
  (viewer, input) => {
    const own = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, input[kind]])) as Record<NoticeKind, Channel>
    return mail.changeMailChoices(viewer, { ...input, channels: own })
  },
  { message: 'Saved.' },
)

export const resumeMail = action(z.object({}), mail.resumeMail, { message: 'Précis sends mail to your address again.' })
