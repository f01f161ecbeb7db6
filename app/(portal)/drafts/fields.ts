import { z } from 'zod'
import { studyNumber } from '@/app/_server/typed-text'
import type { Level } from '@/lib/evidence/design'
import { SUMMARY_LIMITS } from '@/lib/summaries/summary'
import { tidyText } from '@/lib/text/typed-text'

const figure = (count: number) => count.toLocaleString('en-GB')

const text = (max: number) =>
  z
    .string()
    .transform(tidyText)
    .refine((typed) => typed.length <= max, {
      error: ({ input }) => `This is ${figure(String(input).length)} characters long; ${figure(max)} fit.`,
    })

const line = (max: number) => text(max).transform((typed) => typed.replace(/\s+/g, ' '))

/** "1,240", "1 240" or nothing. */
const sampleSize = z
  .string()
  .transform((typed) => typed.replace(/[\s,]/g, ''))
  .pipe(z.string().regex(/^(?:[1-9]\d{0,8})?$/, 'Write how many in figures, or leave it empty.'))
  .transform((figures) => (figures ? Number(figures) : null))

const version = z.coerce.number().int().nonnegative()

export const editedSummary = z
  .object({
    studyId: studyNumber,
    version,
    abstractChangedAt: z
      .union([z.literal(''), z.iso.datetime()])
      .transform((moment) => (moment ? new Date(moment) : null)),
    tldr: line(SUMMARY_LIMITS.tldr),
    paragraph: text(SUMMARY_LIMITS.paragraph),
    population: line(SUMMARY_LIMITS.fact),
    intervention: line(SUMMARY_LIMITS.fact),
    comparator: line(SUMMARY_LIMITS.fact),
    outcome: line(SUMMARY_LIMITS.fact),
    sampleSize,
    followUp: line(SUMMARY_LIMITS.fact),
    effects: text(SUMMARY_LIMITS.effects),
    level: z.enum(['', '1', '2', '3', '4', '5']).transform((level) => (level ? (Number(level) as Level) : null)),
    levelReason: line(SUMMARY_LIMITS.levelReason),
    checked: z.enum(['no', 'yes']).transform((checked) => checked === 'yes'),
  })
  .superRefine(({ level, levelReason }, context) => {
    if (level && !levelReason)
      context.addIssue({ code: 'custom', path: ['levelReason'], message: 'Say why, for those who read the level.' })
  })
  .transform(({ population, intervention, comparator, outcome, sampleSize, followUp, effects, ...summary }) => ({
    ...summary,
    facts: { population, intervention, comparator, outcome, sampleSize, followUp, effects },
  }))

export const restoring = z.object({ studyId: studyNumber, version, restored: version })
