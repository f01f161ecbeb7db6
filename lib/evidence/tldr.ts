import { onlyPromises, type Refusal, refusalFor } from './draft-refusal'
import type { Edit } from './edits'
import type { Chance } from './finding/claims'
import { shownOf } from './finding/features'
import { type Certainty, certainClaims, chancesIn, findingModel, isTrialLike, worthOf } from './finding/finding-model'
import type { Reading } from './reading'
import type { Sentence } from './sentences'
import type { Names } from './short-form'

/**
 * One sentence of finding in at most 35 words, the words it was made from and what was changed in them, by offsets into
 * these; or why there is none. `places` are the sentences it is made of: `source` reaches from the first to the last.
 */
export type Found = { text: string; source: Sentence; edits: Edit[]; places: number[]; certainty: Certainty }
export type Tldr = Found | { none: Refusal }

/** How likely each sentence of results and conclusions is to tell the main result, by its place. */
export type Chances = ReadonlyMap<number, Chance>

/** An abstract with one sentence of results has no other that could be its finding; it is believed sooner. */
const LEAST_ALONE = 0.2

export function tldrOf(
  reading: Reading,
  names: Names,
  publicationTypes: readonly string[] = [],
): { tldr: Tldr; chances: Chances } {
  const refusal = refusalFor(reading, publicationTypes)
  if (refusal) return { tldr: { none: refusal }, chances: new Map() }
  const { flat, curves, least } = findingModel()
  const shown = shownOf(reading)
  const chances = chancesIn(shown, flat)
  const claims = certainClaims(reading, names, { chances, nulls: shown.nulls }, curves).filter(
    ({ text }) => !onlyPromises(text),
  )
  const [claim] = claims
  if (!claim) return { tldr: { none: 'nothing that can stand alone' }, chances }
  const wanted = chances.size === 1 ? LEAST_ALONE : isTrialLike(reading) ? least.trial : least.other
  if (worthOf(claim) < wanted) return { tldr: { none: 'no clear finding' }, chances }
  const { text, source, edits, places, certainty } = claim
  return { tldr: { text, source, edits, places, certainty }, chances }
}
