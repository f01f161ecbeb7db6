import type { FactName, KeyFacts, SourcedSentence, SourceSpan } from './summary'

type Placed = { facts: KeyFacts | null; sentences: SourcedSentence[] | null; source: SourceSpan | null }

/**
 * A summary without its places in an abstract that has changed since: what stands there now are other words. Places in
 * the title stay.
 */
export const withoutFormerPlaces = <Summary extends Placed>(summary: Summary): Summary => ({
  ...summary,
  facts: summary.facts && factsWithout(summary.facts),
  sentences: null,
  source: null,
})

function factsWithout({ words, effects, ...facts }: KeyFacts): KeyFacts {
  const inTitle = Object.entries(words ?? {}).filter(([, span]) => span?.section === null)
  return {
    ...facts,
    ...(effects && { effects: effects.map((effect) => ({ ...effect, span: { ...effect.span, start: 0, end: 0 } })) }),
    ...(inTitle.length > 0 && {
      words: Object.fromEntries(inTitle) as Partial<Record<FactName, (typeof inTitle)[0][1]>>,
    }),
  }
}
