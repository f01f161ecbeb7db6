import type { SourceSpan } from '@/lib/summaries/summary'
import type { Draft } from '../draft'
import type { ExtractedFacts } from '../facts/key-facts'
import type { SampleSize } from '../facts/sample'
import { isShown } from '../facts/shown-effects'
import { packSentences, type TracedSentence } from './trace-sentences'

/** Why an effect that was read is not shown: nothing says of what it is, between whom, or neither. */
export type Unbound = 'outcome' | 'groups' | 'both'

/** How a draft came to be, as it is kept beside it: small, since every study has one. */
export type DraftTrace = {
  /** See trace-sentences. */
  sentences: string
  /** Of the surest claim in percent: that it tells the main result, that it misleads, its worth, the least that is told. */
  surest?: [main: number, misleading: number, worth: number, least: number]
  /** Of what number the sample size is one. */
  sample?: SampleSize['kind']
  /** Effects that were read and are not shown: where they stand, and why. */
  left?: [section: number, start: number, end: number, why: Unbound][]
}

const percent = (share: number): number => Math.round(100 * share)
const MOST_LEFT = 6

export function traceOf({ tldr, chances, weighed, sentences, roles }: Draft, facts: ExtractedFacts): DraftTrace {
  const chosen = new Set('places' in tldr ? tldr.places : [])
  const traced = sentences.map((sentence, place): TracedSentence => {
    const chance = chances.get(place)
    return {
      ...sentence,
      role: roles[place] ?? 'background',
      chance: chance ? { main: percent(chance.main), misleading: percent(chance.misleading) } : null,
      isChosen: chosen.has(place),
      reason: weighed.reasons.get(place) ?? null,
    }
  })
  const { surest } = weighed
  const left = facts.effects
    .filter((effect) => !isShown(effect))
    .slice(0, MOST_LEFT)
    .flatMap(({ span, outcome, arms }): NonNullable<DraftTrace['left']> => {
      const hasArms = Boolean(arms?.[0] && arms[1])
      const why = outcome ? 'groups' : hasArms ? 'outcome' : 'both'
      return span.section === null ? [] : [[span.section, span.start, span.end, why]]
    })
  return {
    sentences: packSentences(traced),
    ...(surest && {
      surest: [
        percent(surest.certainty.main),
        percent(surest.certainty.misleading),
        percent(surest.worth),
        percent(surest.least),
      ],
    }),
    ...(facts.sampleSize && { sample: facts.sampleSize.kind }),
    ...(left.length > 0 && { left }),
  }
}

/** Where the words of an effect that is not shown stand. */
export const spanOfLeft = ([section, start, end]: NonNullable<DraftTrace['left']>[number]): SourceSpan => ({
  section,
  start,
  end,
})
