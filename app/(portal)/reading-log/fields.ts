import { z } from 'zod'
import { LOG_LIMITS } from '@/lib/reading-log/entry'
import { tidyText } from '@/lib/text/typed-text'

/** What a form of the reading log sends, checked. */
export const identifier = z.string().max(100)
export const version = z.coerce.number().int().positive()
export const title = z
  .string()
  .transform((typed) => tidyText(typed).replace(/\s+/g, ' '))
  .pipe(z.string().min(1, 'Say what you read.').max(LOG_LIMITS.title, `At most ${LOG_LIMITS.title} characters.`))
export const readOn = z.iso.date('Choose a day.')
export const minutes = z
  .string()
  .trim()
  .regex(/^\d{1,4}$/, 'Give whole minutes, such as 20.')
  .transform(Number)
  .pipe(z.number().min(1, 'At least one minute.').max(LOG_LIMITS.minutes, 'At most a day, 1,440 minutes.'))
export const reflection = z
  .string()
  .transform(tidyText)
  .pipe(z.string().max(LOG_LIMITS.reflection, `At most ${LOG_LIMITS.reflection.toLocaleString('en-GB')} characters.`))
