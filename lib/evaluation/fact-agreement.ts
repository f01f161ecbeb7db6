import { z } from 'zod'
import type { Effect } from '../evidence/facts/effect'
import type { FactSpan } from '../evidence/facts/fact-text'
import type { SampleSize } from '../evidence/facts/sample'

const span = { section: z.number().int(), start: z.number().int(), end: z.number().int() }

/** One abstract as a person annotated it: values and where they stand, none of its text. */
export const annotationShape = z.object({
  id: z.string(),
  set: z.string().optional(),
  sampleSize: z.object({ ...span, value: z.number(), kind: z.string().optional() }).nullable(),
  effects: z.array(
    z.object({
      ...span,
      measure: z.string(),
      value: z.number(),
      versus: z.number().nullish(),
      lo: z.number().nullish(),
      hi: z.number().nullish(),
      p: z.string().nullish(),
    }),
  ),
})
export type Annotation = z.infer<typeof annotationShape>

export type Found = { sampleSize: SampleSize | null; effects: readonly Effect[] }

export type Score = { annotated: number; found: number; right: number; precision: number; recall: number }

export type FactAgreement = {
  abstracts: number
  sample_size: Score
  effects: Score
  /** Of the right effects with an annotated p, the share whose p agrees as well. */
  p_agrees: number
  all: Score
}

export type Disagreement = { id: string; kind: 'missed' | 'wrong'; fact: unknown }

/**
 * Facts found against facts annotated. A sample size is right when its value is the annotated one, wherever the
 * text says it; an effect when measure, value, the other group's value and both bounds are, and its words overlap. Each annotated fact
 * can be found once.
 */
export function factAgreement(
  pairs: readonly { annotation: Annotation; found: Found }[],
  onDisagreement?: (disagreement: Disagreement) => void,
): FactAgreement {
  const size = { annotated: 0, found: 0, right: 0 }
  const effects = { annotated: 0, found: 0, right: 0 }
  let withP = 0
  let sameP = 0
  for (const { annotation, found } of pairs) {
    const { id } = annotation
    const expected = annotation.sampleSize
    if (expected) size.annotated++
    if (found.sampleSize) size.found++
    if (expected && expected.value === found.sampleSize?.value) size.right++
    else {
      if (expected) onDisagreement?.({ id, kind: 'missed', fact: expected })
      if (found.sampleSize) onDisagreement?.({ id, kind: 'wrong', fact: found.sampleSize })
    }
    const left = [...annotation.effects]
    effects.annotated += left.length
    effects.found += found.effects.length
    for (const effect of found.effects) {
      const index = left.findIndex((other) => isSame(other, effect))
      const [match] = index < 0 ? [] : left.splice(index, 1)
      if (!match) {
        onDisagreement?.({ id, kind: 'wrong', fact: effect })
        continue
      }
      effects.right++
      if (match.p) withP++
      if (match.p && match.p === effect.p) sameP++
    }
    for (const effect of left) onDisagreement?.({ id, kind: 'missed', fact: effect })
  }
  return {
    abstracts: pairs.length,
    sample_size: score(size),
    effects: score(effects),
    p_agrees: share(sameP, withP),
    all: score({
      annotated: size.annotated + effects.annotated,
      found: size.found + effects.found,
      right: size.right + effects.right,
    }),
  }
}

const overlap = (a: { section: number; start: number; end: number }, b: FactSpan) =>
  a.section === b.section && a.start < b.end && a.end > b.start

const isSame = (annotated: Annotation['effects'][number], { measure, value, versus, interval, span }: Effect) =>
  annotated.measure === measure &&
  annotated.value === value &&
  (annotated.versus ?? null) === (versus ?? null) &&
  (annotated.lo ?? null) === (interval?.low ?? null) &&
  (annotated.hi ?? null) === (interval?.high ?? null) &&
  overlap(annotated, span)

/** A part of all; of nothing it is none. */
export const share = (some: number, all: number): number => (all === 0 ? 0 : some / all)

export const score = ({ annotated, found, right }: Omit<Score, 'precision' | 'recall'>): Score => ({
  annotated,
  found,
  right,
  precision: share(right, found),
  recall: share(right, annotated),
})
