import { z } from 'zod'
import { namedStudy, zoneName } from '@/app/_server/typed-text'
import { ANSWERS, FORM_IDS } from '@/lib/club/appraisal-form'
import { CHANGES, CLUB_LIMITS, CLUB_NAMES, CLUB_STATES } from '@/lib/club/session'
import { tidyText } from '@/lib/text/typed-text'

/** What a form of a journal club sends, checked. */
const text = (max: number) =>
  z
    .string()
    .transform(tidyText)
    .pipe(z.string().max(max, `At most ${max.toLocaleString('en-GB')} characters.`))
const line = (max: number) => text(max).transform((typed) => typed.replace(/\s+/g, ' '))

export const identifier = z.string().max(100)
export const version = z.coerce.number().int().positive()
export const state = z.enum(CLUB_STATES)
export const minutes = text(CLUB_LIMITS.minutes)

/** Whether there is such a day and time: what is read of "2026-02-31T10:00" is a day in March. */
function isTime(given: string): boolean {
  const at = new Date(`${given}Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 16) === given
}

/** A day and a time by a clock, of this century; null for none. */
const localTime = z
  .string()
  .regex(/^(?:20\d\d-\d\d-\d\dT\d\d:\d\d)?$/, { error: 'Give a day and a time.', abort: true })
  .refine((given) => given === '' || isTime(given), 'There is no such day or time.')
  .transform((given) => given || null)

const whole = (least: number, most: number) =>
  z.coerce.number('Give a number.').int('Give a number.').min(least, `At least ${least}.`).max(most, `At most ${most}.`)

export const plan = {
  title: line(CLUB_LIMITS.title).refine((words) => words.length > 0, 'Give it a name.'),
  question: line(CLUB_LIMITS.question),
  startsAt: localTime,
  zone: zoneName,
  lasts: whole(CLUB_LIMITS.shortest, CLUB_LIMITS.longest),
  voteBy: localTime,
  place: line(CLUB_LIMITS.place),
}

export const ballots = {
  form: z.enum(FORM_IDS),
  names: z.enum(CLUB_NAMES),
  quorum: whole(CLUB_LIMITS.quorum, CLUB_LIMITS.mostQuorum),
}

/** Refuses ballots without names where so few are enough that one can see whose is which. */
export function refineQuorum({ names, quorum }: { names: string; quorum: number }, context: z.RefinementCtx): void {
  if (names === 'never' && quorum < CLUB_LIMITS.unnamedQuorum)
    context.addIssue({
      code: 'custom',
      path: ['quorum'],
      message: `Without names, at least ${CLUB_LIMITS.unnamedQuorum}: among fewer, one can see whose is which.`,
    })
}

/** A PMID, "s12", or an address that ends in one. */
export const study = line(300)
  .transform(namedStudy)
  .refine((name) => /^s?\d{1,9}$/.test(name), 'Give a PMID, or the address of a study here.')
export const why = line(CLUB_LIMITS.why)
/** None, one, or several boxes of one name. */
export const studyIds = z
  .union([z.coerce.number().int().positive(), z.array(z.coerce.number().int().positive()).max(CLUB_LIMITS.candidates)])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()))
export const tied = z.coerce
  .number()
  .int()
  .positive()
  .optional()
  .transform((id) => id ?? null)

export const asked = line(CLUB_LIMITS.asked).refine((words) => words.length > 0, 'Write the question.')
/** The text of which was asked whether it names a patient. */
export const confirmed = line(CLUB_LIMITS.asked).optional()
export const isAnonymous = z
  .literal('on')
  .optional()
  .transform((given) => given === 'on')
export const supports = z.enum(['yes', 'no']).transform((given) => given === 'yes')

const answer = z.enum(ANSWERS).optional()
/** Of every form that there is: a ballot sends those of its own. */
export const answers = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [`answer-${key}`, answer]))
export const trust = z.coerce.number('Choose a number.').int().min(0).max(CLUB_LIMITS.trust)
export const change = z.enum(CHANGES, 'Choose one.')
export const comment = text(CLUB_LIMITS.comment)
