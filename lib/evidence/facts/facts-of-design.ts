import type { Design } from '../design'
import type { FactSpan } from './fact-text'
import type { ExtractedFacts } from './key-facts'

/** What a paper that studied nobody itself says of people, treatments and numbers is said of other studies. */
const OF_OTHERS: ReadonlySet<Design> = new Set(['narrative review', 'guideline', 'editorial'])

/**
 * The facts that are a study's own. A review or a guideline is about what its title names; an editorial speaks of another
 * paper's title as well.
 */
export function factsOfDesign(facts: ExtractedFacts, design: Design | null): ExtractedFacts {
  if (design === null || !OF_OTHERS.has(design)) return facts
  const named = (span: FactSpan | null) => (span?.section === null && design !== 'editorial' ? span : null)
  return {
    ...facts,
    population: named(facts.population),
    intervention: named(facts.intervention),
    comparator: named(facts.comparator),
    outcomes: [],
    sampleSize: null,
    effects: [],
    followUp: null,
  }
}
