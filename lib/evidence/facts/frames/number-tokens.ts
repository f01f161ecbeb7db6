import { figureOf } from '../numbers'
import { UNITS } from '../units'

/** A number of one group as it stands in a sentence, with its spread, its count and its unit. */
export type NumberToken = {
  value: number
  start: number
  end: number
  /** "%", "mmHg"; empty where none is written. */
  unit: string
  hasSpread: boolean
  /** The spread is a range in brackets: "(17.5, 22.0 %)". */
  isRange: boolean
  /** "n of m" stands beside it: people were counted. */
  hasCount: boolean
  isWhole: boolean
}

const NUM = String.raw`[-−–+]?(?:\d{1,3}(?:,\d{3})+|\d{1,5})(?:[.·]\d{1,4})?`
const COUNT = String.raw`\d{1,6}(?: ?\/ ?\d{1,6}| (?:out )?of (?:the )?\d{1,6})`
const UNIT = String.raw`(?: ?%-?points?|°(?!C)| (?!v\/s)[a-zA-Zµμ]{1,6}\/[a-zA-Z]{1,6}(?:\/[a-zA-Z]{1,4})?\d?(?![\w/])| ?%| (?:${UNITS}|[µμ]g|mcg|[cm]m[23²³]|d(?= (?:vs?|versus|and|in|with|for|compared)\b|[),.;]))(?![\w/])|(?:mm ?Hg|mm|cm|kg|g|mg|ml|mL|h|min|s|d)\b(?!\/))`
/** "(SD 3.1)", "(12–18)", "[28 of 334]", "(±10.0)": how far it spreads, or how many of how many. */
const BESIDE = String.raw` ?[([](?:(?:SD|SE|SEM|IQR|range|n ?=|s\.d\.|±|\+\/-|95 ?% ?CI)[ :=,;]{0,3})?(?:[a-z]{3,5}|${NUM})(?: ?%)?(?: ?(?:-|–|−|to|,|;|\/|of|out of) ?${NUM}(?: ?%)?)?[)\]]`
const SPREAD = String.raw` ?(?:±|\+\/[-−–]|\+\/-) ?\d{1,6}(?:,\d{3})*(?:[.·]\d{1,4})?(?: ?%)?|,? S[DE]M? ?[=:]? ?\d{1,6}(?:[.·]\d{1,4})?`

const KINDS = new RegExp(
  [
    String.raw`${COUNT}(?: [a-z]{3,14})? ?[([] ?(?<inBracket>${NUM}) ?%[)\]]`,
    `${COUNT}[,;] ?(?<behind>${NUM}) ?%`,
    String.raw`\d{1,6} ?[([](?<ofSome>${NUM}) ?%[)\]](?: of (?:the )?\d{1,6})?`,
    String.raw`\d{1,6},? (?<loose>${NUM}) ?%(?=\))`,
    `(?<num>${NUM})(?<unit>${UNIT})?(?<spread>${SPREAD}|${BESIDE})?(?<late>${UNIT})?`,
  ].join('|'),
  'g',
)

/** What makes a number something else than a value of a group: a bound, a time, a dose, a test's own figure. */
const NO_VALUE_BEFORE =
  /[<>≥≤⩾⩽~≈/$£€¥] ?$|\b(?:US|USD|EUR|GBP|Rs\.?|INR) ?$|\b(?:a?[ORH]R|A?I?RR|SMD|MD|RD|ES|ratio|ratios|coefficient|power of|odds)[ =:,]{0,3}[([]?$|(?:\b[nNrtFdZUBbx]|β|χ2|χ²) ?= ?$|[\p{L}\d)][-‐]$|\d[.,·]$|[\p{L}/]$/u
const TIME_BEFORE =
  /\b(?:at|by|after|for|within|over|during|every|until|till|from|in|to|of|week|weeks|month|months|day|days|year|years|visit|grade|grades|phase|stage|type|group|groups|arm|aged?|than|least|last|first|ACR|times?|score of|CD|version|level|in|least|most|per|about every) $/i
const NO_VALUE_BEHIND =
  /^(?:\(OH|-?OH|[-‐–](?:year|month|week|day|hour|h|min|point|item|fold|mg|item)|(?:st|nd|rd|th)\b|[-–−]\d|\/\d|[a-zA-Z]|\.\d| ?(?:times|fold|mg\/kg|mg\/d|mg per|μg|µg|mcg|IU|patients|participants|subjects|women|men|children|people|years? old|of age|weeks? of|months? of|cycles|sites|centres|centers|hospitals|studies|trials|items|points? scale|h after|min after|hours? after|weeks? after|months? after|days? after|(?:weeks?|months?|years?|days?) (?:post|follow|later))\b| ?(?:% ?)?(?:CI|confidence|power)\b)/
/** A figure that goes on behind what was read of it. */
const GOES_ON = /^(?:[-–−]\d|\/\d|\.\d|[-‐–][a-z]| ?(?:CI|confidence|power)\b)/
/** "all |3 doses", "179 |mother-infant pairs": a count of something, and no value of a group. */
const COUNTS =
  /^ (?!(?:and|or|vs|versus|compared|in|with|for|to|of|on|after|at|than|from|during|by|per|when|while|whereas|but|respectively|as|the|points?|out|for)\b)[a-z][a-z-]{2,}/
/** "achieved |6% weight loss": what was to be reached. */
const IS_REACHED = /\b(?:achiev\w*|reach\w*|lost|least|had|an?|with) $/i
const OF_WHAT_IS_REACHED =
  /^ (?:(?:or (?:more|greater|less) )?(?:weight|body weight|loss|reduction|decrease|improvement|increase|decline)\b|or (?:more|greater|less)\b)/i
const DOSE = /^(?:mg|g|micrograms?|mcg|μg|µg|IU|U|units?|ml|mL)\/(?:kg|day|d|m2|h|hr|min|dose)/
const TIME = /^(?:years?|months?|weeks?|days?|hours?|h|d)$/

/** "P = 0.74, |0.32 and 0.49". */
const IN_ROW_OF_P = /\b[Pp][- ]?(?:values?)? ?[=<>:] ?(?:0?\.\d{1,5}(?:, and |, | and )){1,6}$/

/** The numbers of a sentence that may be values of groups, in their order. */
export function numberTokens(text: string): NumberToken[] {
  const found: NumberToken[] = []
  for (const match of text.matchAll(KINDS)) {
    const { inBracket, behind, ofSome, loose, num, unit, spread, late } = match.groups ?? {}
    const start = match.index
    const end = start + match[0].length
    const counted = inBracket ?? behind ?? ofSome ?? loose
    const ahead = text.slice(Math.max(0, start - 16), start)
    const figure = counted ?? num ?? ''
    const own = counted ? '%' : (unit ?? late ?? (spread?.endsWith('%') ? '%' : '')).trim()
    if (
      NO_VALUE_BEFORE.test(ahead) ||
      (text[end] === ')' &&
        /(?:^|[ ,;])$/.test(ahead) &&
        !/[([][^)\]]*$/.test(text.slice(Math.max(0, start - 60), start)))
    )
      continue
    const next = text.slice(end, end + 24)
    // "ml/min per |1.73 m²"
    if (figure === '1.73' && / per $/.test(ahead)) continue
    if (/^0?[.·]/.test(figure) && IN_ROW_OF_P.test(text.slice(Math.max(0, start - 60), start))) continue
    // "(1) tea and (2) coffee": numbers of a list.
    if (!own && !spread && next.startsWith(')') && /[([]$/.test(ahead) && !/[.·]/.test(figure)) continue
    if (counted || spread || own === '%' ? GOES_ON.test(next) : NO_VALUE_BEHIND.test(next)) continue
    if (!spread && DOSE.test(own)) continue
    if (!counted && !spread && TIME_BEFORE.test(ahead) && (TIME.test(own) || (!own && !/[.·]/.test(figure)))) continue
    if (
      !counted &&
      TIME.test(own) &&
      /\b(?:at|by|after|within|until|every|in|for|over) (?:the )?(?:first |last )?$/i.test(ahead)
    )
      continue
    if (!own && !spread && !/[.·]/.test(figure) && COUNTS.test(next)) continue
    if (own === '%' && !counted && IS_REACHED.test(ahead) && OF_WHAT_IS_REACHED.test(next)) continue
    if (!own && !spread && /^(?:19|20)\d\d$/.test(figure)) continue
    found.push({
      value: figureOf(figure),
      start,
      end,
      unit: own,
      hasSpread: Boolean(spread && !/\bof\b|\/|n ?=|CI\b|[([][a-z]/.test(spread)),
      isRange: /^ ?[([].*\d.*(?:-|–|−|to|,|;) ?[-−–]?\d/.test(spread ?? ''),
      hasCount: Boolean(counted) || /\bof\b|\/|n ?=/.test(spread ?? ''),
      isWhole: !/[.·]/.test(figure),
    })
  }
  return found
}
