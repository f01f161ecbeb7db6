import type { Design } from './design'
import { onlyPromises, type Refusal, refusalFor } from './draft-refusal'
import type { Edit } from './edits'
import type { Chance, Note } from './finding/claims'
import { onlySaysDifferent, reasonOf } from './finding/doubts'
import { shownOf } from './finding/features'
import { type Certainty, certainClaims, chancesIn, findingModel, leastOf, worthOf } from './finding/finding-model'
import type { Reason } from './finding/reasons'
import { isTrialLike } from './finding/trial-like'
import { saysModel } from './judge/study-population'
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

/**
 * How the sentences were weighed: why those that were looked at are not the finding, by their places; and of the surest
 * claim how sure it is, and from which worth on it would be made.
 */
export type Weighed = {
  reasons: ReadonlyMap<number, Reason>
  surest: { certainty: Certainty; worth: number; least: number } | null
}

const UNWEIGHED: Weighed = { reasons: new Map(), surest: null }

export function tldrOf(
  reading: Reading,
  names: Names,
  publicationTypes: readonly string[] = [],
  design?: Design | null,
): { tldr: Tldr; chances: Chances; weighed: Weighed } {
  const refusal = refusalFor(reading, publicationTypes, design)
  if (refusal) return { tldr: { none: refusal }, chances: new Map(), weighed: UNWEIGHED }
  const { flat, curves, least } = findingModel()
  const shown = shownOf(reading)
  const chances = chancesIn(shown, flat)
  const reasons = new Map<number, Reason>()
  const note: Note = (places, reason) => {
    for (const place of places) reasons.set(place, reason)
  }
  const claims = certainClaims(reading, names, { chances, nulls: shown.nulls }, curves, note).filter((each) => {
    const isPromise = onlyPromises(each.text)
    const isUndirected = onlySaysDifferent(each.text)
    const hidesModel = design === 'animal or laboratory' && !saysModel(`${reading.title} ${each.text}`)
    note(
      each.places,
      isPromise ? 'no finding' : isUndirected ? 'undirected' : hidesModel ? 'model' : reasonOf(each.doubts),
    )
    return !isPromise && !isUndirected && !hidesModel
  })
  const [claim] = claims
  if (!claim) return { tldr: { none: 'nothing that can stand alone' }, chances, weighed: { reasons, surest: null } }
  // A result that is the only one is not one among others that was picked.
  const isOfResults = claim.isOfResults && reading.roles.filter((role) => role === 'results').length > 1
  const { text, source, edits, places, certainty } = claim
  const wanted = chances.size === 1 ? LEAST_ALONE : leastOf({ isOfResults }, isTrialLike(reading), least)
  const weighed = { reasons, surest: { certainty, worth: worthOf(claim), least: wanted } }
  if (worthOf(claim) < wanted) {
    note(places, 'not sure enough')
    return { tldr: { none: 'no clear finding' }, chances, weighed }
  }
  for (const place of places) reasons.delete(place)
  return { tldr: { text, source, edits, places, certainty }, chances, weighed }
}
