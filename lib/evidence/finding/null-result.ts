import { CUES } from './cue-words'
import type { Cues } from './cues'

const BETWEEN =
  /\bbetween (?:the )?(?:\w+ ){0,4}(?:groups?|arms?|treatments?|conditions?|regimens?|interventions?|techniques?|methods?)\b|\bintergroup\b|\bbetween-group\b|\b(?:groups?|arms?) (?:were|was|did not|is|are)\b|\bcompared (?:with|to)\b|\bversus\b|\bvs\b|\bthan\b/i
const COMPARES = [CUES.indexOf('compares'), CUES.indexOf('finds')]

/** A sentence of results by what was read of it. */
type Stated = { text: string; cues: Cues; p: { small: number; large: number }; isPrimary: boolean }

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
  return primary.length > 0 && primary.every(isNull)
}

/** Whether the results say that nothing differed: in the primary outcome, in what the study was done for, in anything. */
export type Nulls = { isPrimary: boolean; isStudy: boolean; isSome: boolean }

export const nullsOf = (results: readonly Stated[]): Nulls => ({
  isPrimary: isPrimaryNull(results),
  isStudy: isNullStudy(results),
  isSome: results.some(isNull),
})
