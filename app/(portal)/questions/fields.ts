import { z } from 'zod'
import { namedStudy } from '@/app/_server/typed-text'
import { ownPath } from '@/lib/address/own-path'
import { QUESTION_LIMITS } from '@/lib/questions/question'
import { tidyText } from '@/lib/text/typed-text'

/** What a form of a question sends, checked. */
const tidy = (max: number) =>
  z
    .string()
    .transform(tidyText)
    .pipe(z.string().max(max, `At most ${max.toLocaleString('en-GB')} characters.`))

export const question = z
  .string()
  .transform((typed) => tidyText(typed).replace(/\s+/g, ' '))
  .pipe(
    z.string().min(1, 'Write the question.').max(QUESTION_LIMITS.text, `At most ${QUESTION_LIMITS.text} characters.`),
  )
export const identifier = z.string().max(100)
export const version = z.coerce.number().int().positive()
export const answer = tidy(QUESTION_LIMITS.answer)
export const reason = tidy(QUESTION_LIMITS.answer).refine((words) => words.length > 0, 'Say why.')
/** A page of the portal; anything else is left out. */
export const address = z
  .string()
  .max(2_000)
  .optional()
  .transform((path) => ownPath(path))
  .transform((path) => (path === '/' ? '' : path))
export const groupId = z
  .string()
  .max(100)
  .optional()
  .transform((id) => id || null)
export const alike = z
  .literal('yes')
  .optional()
  .transform((said) => said === 'yes')
export const isRequest = z
  .enum(['own', 'request'])
  .catch('own')
  .transform((as) => as === 'request')

/** "32756513, s12" as ["32756513", "s12"]; of an address the number that it ends in. */
export const studies = tidy(2_000)
  .transform((typed) => typed.split(/[\s,;]+/).filter(Boolean))
  .transform((names) => names.map(namedStudy))
  .refine((names) => names.length <= QUESTION_LIMITS.studies, `At most ${QUESTION_LIMITS.studies} studies.`)
  .refine((names) => names.every((name) => /^s?\d{1,9}$/.test(name)), 'Give PMIDs, one after the other.')

/** Of an address of a verdict its identifier. */
export const verdictId = tidy(300)
  .optional()
  .transform((typed) => (typed ? (/([0-9a-f-]{36})(?:[?#].*)?$/.exec(typed)?.[1] ?? typed) : null))
