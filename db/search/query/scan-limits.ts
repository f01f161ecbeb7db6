import type { Statistics } from '@/db/search/question/statistics'
import type { SelectivityEstimate } from './selectivity-estimate'

/** Tiers are read, the best first, until there are so many candidates. */
export const ENOUGH = 500

/**
 * How far a query is run: the last tier that may be read; where only the best so many are wanted, where they end; and
 * after how many candidates no further tier is read, null for all the same.
 */
export type ScanLimits = { lastTier: number; best: { tier: number; rank: number } | null; enough: number | null }

/** As far as is needed for ENOUGH. */
export const EVERYTHING: ScanLimits = { lastTier: 3, best: null, enough: ENOUGH }

/** To the end, whatever was found. */
export const WHOLLY: ScanLimits = { lastTier: 3, best: null, enough: null }

/** So few are all read at once: nothing is left to be counted. */
const FEW = 1500

/** Candidates that give a good order: more of them cost time and change nothing that is shown. */
const PLENTY = 1000
/** Studies that may be looked at one by one. */
const MOST_LOOKED_AT = 5000

/** A very frequent word is answered by fewer of the best studies, a phrase of frequent words by fewer tiers. */
export function scanLimitsFor(estimate: SelectivityEstimate | null, { studies, tierSizes }: Statistics): ScanLimits {
  if (!estimate) return EVERYTHING
  if (studies * estimate.matching <= FEW && studies * estimate.lookedAt <= MOST_LOOKED_AT) return WHOLLY
  const lastTier = lastWhere(tierSizes, (studies) => studies * estimate.lookedAt <= MOST_LOOKED_AT)
  let rank = estimate.matching > 0 ? Math.ceil(PLENTY / estimate.matching) : Number.POSITIVE_INFINITY
  for (const [tier, size] of tierSizes.slice(0, 2).entries()) {
    if (rank < size) return { lastTier: Math.min(tier, lastTier), best: { tier, rank }, enough: ENOUGH }
    rank -= size
  }
  return { lastTier, best: null, enough: ENOUGH }
}

/** The last tier up to which so many studies are no more than `isFew` says; the first one always. */
function lastWhere(tierSizes: readonly number[], isFew: (studies: number) => boolean): number {
  let studies = 0
  const tooFar = tierSizes.findIndex((size) => {
    studies += size
    return !isFew(studies)
  })
  return tooFar < 0 ? 3 : Math.max(0, tooFar - 1)
}
