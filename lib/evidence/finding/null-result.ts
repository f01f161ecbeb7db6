import { CUES } from './cue-words'
import type { Cues } from './cues'

const BETWEEN =
  /\bbetween (?:the )?(?:\w+ ){0,4}(?:groups?|arms?|treatments?|conditions?|regimens?|interventions?|techniques?|methods?)\b|\bintergroup\b|\bbetween-group\b|\b(?:groups?|arms?) (?:were|was|did not|is|are)\b|\bcompared (?:with|to)\b|\bversus\b|\bvs\b|\bthan\b/i
const COMPARED = CUES.indexOf('compares')
const COMPARES = [COMPARED, CUES.indexOf('finds')]

/** A sentence of results by what was read of it. */
type Stated = { text: string; cues: Cues; p: { small: number; large: number }; isPrimary: boolean }

/** The same with whether it tells that something did not differ, and that something did: 1 or 0. */
type ResultLine = Stated & { none: number; some: number }

const isNull = ({ cues, p }: Stated): boolean => cues.denied > 0 && cues.stated === 0 && p.small === 0

/** Whether a sentence tells of a difference between groups. */
const differs = ({ cues, p }: Stated): boolean =>
  cues.stated > 0 && (p.small > 0 || COMPARES.some((cue) => (cues.counts[cue] as number) > 0))

/**
 * Whether the results of a study say that its groups did not differ in what it was done for: in its primary outcome by
 * name, or in the first comparison where no other one differed.
 */
export function isNullStudy(results: readonly Stated[]): boolean {
  const primary = results.filter(({ isPrimary }) => isPrimary)
  if (primary.length > 0) return primary.every(isNull)
  const compared = results.filter(({ text }) => BETWEEN.test(text))
  return compared.some(isNull) && compared.every((stated) => isNull(stated) || !differs(stated))
}

/** Whether the results say of the primary outcome by that name that nothing differed, and nothing else of it. */
export function isPrimaryNull(results: readonly Stated[]): boolean {
  const primary = results.filter(({ isPrimary }) => isPrimary)
  return (
    primary.length > 0 &&
    primary.every((stated) => isNull(stated) || (stated.p.small === 0 && NOT_REACHED.test(stated.text)))
  )
}

/** What words of an effect may stand around: "the reduction did not reach statistical significance". */
const NOT_REACHED = /\b(?:did|does) not (?:reach|achieve|attain) (?:statistical )?significan/i

/** A ratio sets one group against another, whatever its sentence calls that. */
const RATIO = /\b(?:odds|hazard|risk|rate) ratios?\b|\b[aI]?[OHR]R\b/

/** Whether half of the results or more say that something did not differ, and none that groups did by its figures. */
function isMostlyNull(results: readonly ResultLine[]): boolean {
  const without = results.filter(({ none }) => none === 1)
  return (
    without.length > 0 &&
    2 * without.length >= results.length &&
    !results.some(({ cues, p, text }) => p.small > 0 && ((cues.counts[COMPARED] as number) > 0 || RATIO.test(text)))
  )
}

/**
 * Whether the results say that nothing differed: in the primary outcome, in what the study was done for, in most of what
 * they tell, in anything.
 */
export type Nulls = {
  isPrimary: boolean
  isStudy: boolean
  isMost: boolean
  isSome: boolean
  /** Whether they speak against a claim. */
  contradict?: (claim: string) => boolean
}

/** `primaryResult` is the sentence of the results that tells of the primary outcome, by that name or by its words. */
export const nullsOf = (results: readonly ResultLine[], primaryResult?: ResultLine): Nulls => ({
  isPrimary: isPrimaryNull(results) || (primaryResult?.none === 1 && primaryResult.some === 0),
  isStudy: isNullStudy(results),
  isMost: isMostlyNull(results),
  isSome: results.some(isNull),
})
