import { z } from 'zod'
import { namedStudy } from '@/app/_server/typed-text'
import { today } from '@/app/(portal)/lists/today'
import { tidyText } from '@/lib/text/typed-text'
import { latestReviewBy } from '@/lib/verdicts/review-by'
import { CERTAINTIES, STANCES, VERDICT_AUDIENCES, VERDICT_LIMITS } from '@/lib/verdicts/verdict'

/** What a form of a verdict sends, checked. */
const line = (max: number) =>
  z
    .string()
    .transform((typed) => tidyText(typed).replace(/\s+/g, ' '))
    .pipe(z.string().max(max, `At most ${max} characters.`))
const text = (max: number) =>
  z
    .string()
    .transform(tidyText)
    .pipe(z.string().max(max, `At most ${max.toLocaleString('en-GB')} characters.`))

export const identifier = z.string().max(100)
export const version = z.coerce.number().int().positive()
/** A day of a form's field; the year 9999 is far enough for what is typed by mistake. */
export const day = z.iso.date('Give a day.')
export const audience = z.enum(VERDICT_AUDIENCES)
export const reason = text(VERDICT_LIMITS.reason).refine((words) => words.length > 0, 'Say why.')

/** "32756513, s12" as ["32756513", "s12"]; of an address of PubMed or of the portal the number that it ends in. */
const studies = text(4_000)
  .transform((typed) => typed.split(/[\s,;]+/).filter(Boolean))
  .transform((names) => names.map(namedStudy))
  .refine((names) => names.length <= VERDICT_LIMITS.evidence, `At most ${VERDICT_LIMITS.evidence} studies.`)
  .refine((names) => names.every((name) => /^s?\d{1,9}$/.test(name)), 'Give PMIDs, one after the other.')

export const wordsOfVerdict = {
  bottomLine: line(VERDICT_LIMITS.bottomLine).refine((words) => words.length > 0, 'Write the bottom line.'),
  stance: z.enum(STANCES),
  certainty: z.enum(CERTAINTIES).or(z.literal('').transform(() => null)),
  appliesTo: line(VERDICT_LIMITS.appliesTo),
  rationale: text(VERDICT_LIMITS.rationale),
  audience,
  ownerId: identifier,
  decidedOn: day,
  reviewBy: day.or(z.literal('').transform(() => null)),
  supports: studies,
  against: studies,
  as: z.enum(['draft', 'in-force']).catch('draft'),
}

type Days = { decidedOn: string; reviewBy: string | null }

/** Refuses a decision that is still to come, and a review before it or too late. */
export function refineDays({ decidedOn, reviewBy }: Days, context: z.RefinementCtx): void {
  const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (decidedOn > today()) say('decidedOn', 'This day is still to come.')
  if (reviewBy === null) return
  if (reviewBy <= decidedOn) say('reviewBy', 'Review it after the day of the decision.')
  if (reviewBy > latestReviewBy(decidedOn)) say('reviewBy', `Review it within ${VERDICT_LIMITS.reviewYears} years.`)
}

type Sent = { supports: string[]; against: string[]; as: 'draft' | 'in-force' }

/** As the commands take it. */
export const asWritten = <Form extends Sent>({ supports, against, as, ...words }: Form) => ({
  ...words,
  evidence: { supports, against },
  isInForce: as === 'in-force',
})
