import type { Reading } from '../reading'
import { cueAt, cuesOf, wordsOf } from './cues'

const PRIMARY =
  /\b(?:primary|main|principal)\b[^.;]{0,40}\b(?:outcomes?|end ?-?points?|efficacy|measures?|variables?|objectives?|analys[ei]s)/i
const BETWEEN =
  /\bbetween (?:the )?(?:\w+ ){0,4}(?:groups?|arms?|treatments?|conditions?|regimens?|interventions?|techniques?|methods?)\b|\bintergroup\b|\bbetween-group\b|\b(?:groups?|arms?) (?:were|was|did not|is|are)\b|\bcompared (?:with|to)\b|\bversus\b|\bvs\b|\bthan\b/i
const SMALL_P = /\bp(?:[- ]?values?)?\s?[=<≤]\s?0?[.·,]0[0-4]/i
const COMPARES = [cueAt('compares'), cueAt('finds')]

/** Whether a text tells only that something differed, and nothing that did not. */
export function tellsOnlyEffect(text: string): boolean {
  const { told, denied } = cuesOf(wordsOf(text))
  return told > 0 && denied === 0
}

const isNull = (text: string): boolean => {
  const { told, denied } = cuesOf(wordsOf(text))
  return denied > 0 && told === 0 && !SMALL_P.test(text)
}

/**
 * Whether the results of a study say that its groups did not differ in what it was done for: in its primary outcome by
 * name, or in the first comparison where no other one differed.
 */
export function isNullStudy({ texts, roles }: Reading): boolean {
  const results = texts.filter((_, index) => roles[index] === 'results')
  const primary = results.filter((text) => PRIMARY.test(text))
  if (primary.length > 0) return primary.every(isNull)
  const compared = results.filter((text) => BETWEEN.test(text))
  if (compared.length === 0 || !compared.some(isNull)) return false
  return compared.every((text) => isNull(text) || !differs(text))
}

/** Whether a sentence tells of a difference between groups. */
function differs(text: string): boolean {
  const cues = cuesOf(wordsOf(text))
  return cues.told > 0 && (SMALL_P.test(text) || COMPARES.some((cue) => (cues.counts[cue] as number) > 0))
}
