import { type FactSentence, spanIn } from './fact-text'
import { figureOf } from './numbers'
import type { Pair } from './proportions'
import { pAfter } from './significance'
import { UNITS } from './units'

const SPREAD = String.raw`(?: ?(?:±|\+\/-|\+\/−) ?\d{1,6}(?:[.·]\d{1,4})?| ?[([](?:(?:SD|SE|SEM|IQR|range|95 ?% ?CI)[ =:,]{0,3})?[-−–]?\d{1,5}(?:[.·]\d{1,4})?(?: ?(?:-|–|−|to|,|;) ?[-−–]?\d{1,5}(?:[.·]\d{1,4})?)?[)\]])?`
const FIGURES = String.raw`[-−–]?\d{1,3}(?:,\d{3})+(?:[.·]\d{1,3})?|[-−–]?\d{1,5}(?:[.·]\d{1,4})?`
const NUMBER = new RegExp(
  String.raw`(?<![\w.·,/±<>≤≥=–-])(${FIGURES})(?![\d.·]?\d|[-–/]\d|st\b|nd\b|rd\b|th\b|[- ](?:year|week|month|day|hour)s?[- ]old)(${SPREAD})( ?%(?!\s?CI)|(?: ?(?:${UNITS}))\b)?`,
  'g',
)

/** Words by which numbers are measured in people, and none that says they count them or are doses. */
const COUNTED_OR_DOSED =
  /^(?: ?(?:patients?|participants?|subjects?|women|men|children|infants|of \d|mg\b|mcg\b|events?|cases|deaths|times as|fold))|^\/\d/i
const AGAINST =
  /^[^%;]{0,90}?(?:\bvs?\b\.?|\bversus\b|\bcompared (?:with|to)\b|\bthan\b|\band\b|\bwhereas\b|\bwhile\b)[^%;]{0,60}$/i
/** What tells of a level and not of a result: numbers of a method, of who took part, of one group at two times. */
const NO_RESULT =
  /\bmean age\b|\baged?\b|\bbid\b|[μµ]g\b|\b(?:at|and) baseline\b|^baseline|\bwere randomi[sz]ed\b|\bassigned\b|\ballocated\b|\brecruited\b|\bsensitivity\b|\bspecificity\b|\bAUC of\b|\bF-?(?:values?|statistics?|ratio)\b|\b(?:increased|decreased|improved|rose|fell) from\b|\bconsumed\b|\bcontaining\b|\bcapsules?\b|\bdos(?:e|es|age) of\b/i
const SAYS_MEASURED =
  /\b(?:mean|median|average|scores?|levels?|time|duration|length|concentrations?|pressure|rate|weight|loss|change|volume|days?|hours?|min(?:utes)?|pain|cost|costs|number|VAS|index|values?|intake|consumption|stay|survival|temperature|thickness|density|strength|distance|capacity|area|count|glucose|HbA1c|haemoglobin|hemoglobin|cholesterol|reduction|increase|decrease|improvement|score)\b|±/i

type Figure = { value: number; start: number; end: number; unit: string; hasSpread: boolean }

/** Pairs of numbers that were measured in two groups and are set against each other, where the sentence says in which. */
export function meanPairsIn(sentence: FactSentence): Pair[] {
  const { text } = sentence
  if (!/\bvs?\b|versus|compared|than| and |respectively/.test(text) || !SAYS_MEASURED.test(text)) return []
  if (NO_RESULT.test(text)) return []
  const found: Figure[] = [...text.matchAll(NUMBER)].map(
    ({ 0: all, 1: figure = '', 2: spread = '', 3: unit = '', index }) => ({
      value: figureOf(figure),
      start: index,
      end: index + all.length,
      unit: unit.trim(),
      hasSpread: spread !== '',
    }),
  )
  const pairs: Pair[] = []
  for (let index = 0; index + 1 < found.length; index++) {
    const first = found[index] as Figure
    const second = found[index + 1] as Figure
    if (!areMeasured(text, first, second, found[index + 2])) continue
    const p = pAfter(text, second.end)
    const unit = second.unit || first.unit
    pairs.push({
      effect: {
        measure: 'mean',
        value: first.value,
        versus: second.value,
        ...(unit && { unit }),
        ...(p && { p: p.p }),
        span: spanIn(sentence, first.start, Math.max(p?.end ?? 0, second.end)),
      },
      first,
      second,
    })
    index++
  }
  return pairs
}

function areMeasured(text: string, first: Figure, second: Figure, third: Figure | undefined): boolean {
  const between = text.slice(first.end, second.start)
  const isSpread = first.hasSpread && second.hasSpread
  if (first.hasSpread !== second.hasSpread || !AGAINST.test(between)) return false
  if (first.unit && second.unit && first.unit !== second.unit) return false
  const unit = second.unit || first.unit
  if (unit === '%' && !isSpread) return false
  const isDose = /^(?:[kcm]?g|[μµ]g.*|m[Ll]|L|IU.*)$/
  if (first.unit !== second.unit && (isDose.test(first.unit) || isDose.test(second.unit))) return false
  if (
    /^(?:[kcm]?g|[μµ]g.*|m[Ll]|L|mm?|cm|IU.*)$/.test(unit) &&
    !isSpread &&
    !/\bvs?\b|versus|compared|than/.test(between)
  )
    return false
  if (!isSpread && !unit && !/[.·]\d/.test(text.slice(first.start, first.end))) return false
  if (COUNTED_OR_DOSED.test(text.slice(first.end)) || COUNTED_OR_DOSED.test(text.slice(second.end))) return false
  if (/\d(?:[.·]\d+)?(?: ?[a-z%/]{1,8})?(?: ?[([][^()[\]]*[)\]])?,(?: and)? ?$/i.test(text.slice(0, first.start)))
    return false
  if (/[=<>≤≥] ?$/.test(text.slice(0, first.start)) || /[=<>≤≥] ?$/.test(text.slice(0, second.start))) return false
  if (
    /\b(?:at|after|for|within|over|during|in|of|phase|grade|stage|day|week|month|group|type|every|by) $/i.test(
      text.slice(0, first.start),
    ) &&
    !unit &&
    !isSpread
  )
    return false
  if (/\b(?:at|after|within|over|during|every|until) $/i.test(text.slice(0, first.start))) return false
  if (
    third &&
    /^[^.;%]{0,40}(?:,|\band\b|\bvs\b|\bversus\b)[^.;%]{0,24}$/.test(text.slice(second.end, third.start)) &&
    third.hasSpread === second.hasSpread &&
    /^[)\]]?(?:,| and| vs)/.test(text.slice(second.end)) &&
    !/respectively|[Pp] ?[=<]/.test(text.slice(second.end, third.start))
  )
    return false
  return true
}
