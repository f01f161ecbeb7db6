import { anyOf } from '../any-of'
import type { Effect } from './effect'
import { type FactSentence, spanIn } from './fact-text'
import { pAfter } from './significance'

/** A percentage of people or events at most; not one with a sign or a bound before it, nor the level of an interval. */
const PERCENT =
  /(?<!(?<!\bvs)\.|[\d·,+–-]|[<>≥≤=≧≦~] ?)(\d{1,2}(?:[.·]\d{1,3})?|100(?:[.·]0{1,2})?)(?:\s?%(?!\s?(?:CI\b|confidence|power))|(?= (?:vs?\.?|versus|and) \d{1,3}(?:[.·]\d{1,3})?\s?%))/g
const COUNT_BEFORE =
  /(?<=\()\d{1,6}; |\b\d{1,6} of \d{1,6} (?=[[(])|[;,] ?n ?= ?\d{1,6}(?=\))| ?\(\d{1,6}\/\d{1,6}\)|\d{1,6}\/\d{1,6}\b(?: [a-z]{3,14})?[;,]? ?/g

/** Words between two percentages that set one against the other. */
const AGAINST =
  /^[)\]]?[^%;.]{0,110}?(?:\bvs?\b\.?|\bversus\b|\bcompared (?:with|to)\b|\bin comparison (?:with|to)\b|\bas (?:compared|opposed|against)\b|\bthan\b(?! \d))[^%;]{0,110}$/i
/** "62% (drug) and 41% (placebo)", "62% in the one arm and 41% in the other", "62% and 41% in one and other, respectively". */
const LISTED: [RegExp, RegExp][] = [
  [/^[)\]]? \([^()%]{2,40}\),? and (?:in )?[^%;.()]{0,30}$/i, /^[)\]]? ?\([^()%]{2,40}\)/],
  [
    /^[)\]]? (?:(?:patients|participants|subjects|women|men|children|cases|infants) )?(?:in|for|with|among|on|receiving|taking|given) [^%;.]{2,60}? and (?:it was |in |only |total )?(?:\d{1,6} (?:[a-z]{3,14} ){0,2})?[[(]?$/i,
    /^[)\]]? (?:(?:patients|participants|subjects|women|men|children|cases|infants) )?(?:in|for|with|among|on|receiving|taking|given) /i,
  ],
  [
    /^[)\]]? of (?:the )?[^%;.]{0,30}\b(?:group|arm)\b[^%;.]{0,20} and (?:in )?(?:\d{1,6} (?:[a-z]{3,14} )?\()?$/i,
    /^[)\]]? of (?:the )?[^%;.]{0,30}\b(?:group|arm)\b/i,
  ],
  [
    /^[)\]]? of (?:the )?(?:[a-z]{3,14} ){1,2}(?:in|with|on|receiving|given|who (?:received|were|had)) [^%;.]{2,50} and (?:in )?(?:\d{1,6} )?[[(]?$/i,
    /^[)\]]? (?:in|of|for|on|with|receiving) /i,
  ],
  [
    /^[)\]]? and (?:in )?(?:\d{1,6} (?:[a-z]{3,14} )?\()?$/i,
    anyOf(
      /^[)\]]?(?: (?:of )?(?:the )?(?:patients|participants|subjects|women|men|children|cases|those)(?: [a-z]{3,14}){0,5})? (?:in|for|with|among|receiving|taking|given) [^;.]{2,70}\b(?:and|or)\b[^;.]{2,40}\brespectively\b/,
      /^[)\]]? (?:in|for) [^;.]{2,60} and [^;.]{2,40} (?:groups|arms)\b/,
      /^[)\]]? of (?:the )?[^;.%]{2,60} and [^;.%]{2,50} (?:patients|participants|subjects|women|men|children|recipients|groups|arms)\b[^;.%]{0,12}\brespectively\b/,
    ),
  ],
  [/^,? \w{1,24}: $/, /^[)\]]/],
  [/^\) and (?:the )?[\w-]{2,20} \($/, /^\)? (?:groups|arms)\b/],
]

/** Words by which the percentages count people or events. */
const COUNTS =
  /\b(?:rates?|incidences?|prevalences?|proportions?|percentages? of (?:\S{1,20} )?(?:patients|subjects|participants|women|men|children|infants|people|individuals)|frequency|frequencies|patients|participants|subjects|women|men|children|infants|adults|mothers|girls|boys|students|respondents|individuals|people|groups?|arms?|abstinen\w*|quit\w*|achiev\w*|receiv\w*|develop\w*|experienc\w*|report\w*|mortality|died|deaths?|surviv\w*|PFS|OS|DFS|EFS|RFS|success\w*|recurrence|remission|respon\w*|relaps\w*|cure\w*|events?|complications?|occurr\w*|adherence|retention|risk|failure|more likely|fewer|more)\b/i
/** Words by which they measure something else. */
const MEASURES = anyOf(
  /\b(?:reduc\w*|decreas\w*|increas\w*|chang\w*|declin\w*|differences?(?! between)|mean|median|average|averag\w*|levels?|scores?|fraction|HbA1c|A1c|h(?:a)?emoglobin|h(?:a)?ematocrit|satur\w*|SpO2|SaO2|inhibit\w*|concentrations?|volume|density|weight|fat|capacity|costs?|varian\w*|FEV\w*|LVEF|TWL|EWL|interval|power|sensitivit\w*|specificit\w*|accuracy|VO2\w*|maximum|max|error|coefficient|variability|bioavailability|clearance|probabilit\w*|solution|energy|protein|carbohydrates?|improv\w*|inner|alpha|body|explain\w*|predict\w*|time|loss|content|area|(?:lung|pulmonary|respiratory|arterial|aortic|vascular|static|dynamic|chest|wall) compliance|expression|gain|activity|uptake|absorption|percentile|quality of life|wall|cells?|of pre-|cleavage|blastocyst|relative|humidity|concentrate|shampoo|cream|gel|mouthwash|ointment|drops|of delivered|of metered|predicted|perform\w* (?:better|worse|best))\b/,
  /[±Δ]|\bP(?:50|25|75)\b/,
)
/** One group at two times, or parts of one group, and not two groups. */
const ONE_GROUP =
  /\bof (?:whom|these)\b|\bto $|\bbaseline\b|\b(?:high|low)est\b|\bafter\b|\bbefore\b|\bfollowing\b|\bfewer |\bCI\b/i
const STEPS = anyOf(
  /^[^.;]{0,30}\b(?:steps?|days?|weeks?|months?|years?|visits?|time points?|stages?|phases?|hours?) \d/,
  /^[^.;]{0,30}\bat \d{1,3},? (?:and|to|&|\d)/,
  /^[^.;]{0,40}\b\d{1,3} and \d{1,3} (?:days|weeks|months|years|hours|min)/,
)

/** "35.9% (95% CI 25.9–45.9) … versus": a percentage that has an interval, and is told by that. */
const OWN_INTERVAL =
  /^\s?[[(][^()[\]]{0,12}\d{1,3}(?:[.·]\d{1,3})?\s?%?\s?(?:[-–−]|to)\s?\d{1,3}(?:[.·]\d{1,3})?\s?%?[)\];,]/

/** "[10.0 vs 12.3%; hazard ratio …": what a ratio is made of counts people. */
const BESIDE_RATIO = /^[;,] (?:adjusted )?(?:HR|RR|OR|hazard ratio|relative risk|risk ratio|odds ratio)\b/i

/** "The incidence was reduced in the one (32% vs 60%": what was reduced is a count of people. */
const RATE_MOVED =
  /\b(?:incidence|frequency|prevalence|mortality|rates?|proportion|abstinence|risk)\b[^.;%]{0,70}\b(?:reduced|decreased|increased)\b(?! by)[^.;%]{0,50}$/i
const MOVED_RATE =
  /(?<!fold )\b(?:reduced|decreased|increased|improved) (?=(?:[a-z-]{3,14} )?(?:rates?|incidences?|risk|proportions?|frequency|likelihood|odds)\b)/gi
/** "but the difference was not significant (16% vs 13%": the percentages are no differences. */
const NOT_DIFFERENT = /\bdifferences? (?:was|were|is|did) not [^.;(]{3,40}(?=\($)/i
/** "… reduced the risk by 66%, with incidences of 4% in the one": what was reduced was told before. */
const UP_TO_RATES = /^.*, with (?=(?:[a-z]{3,14} )?(?:incidences?|rates|proportions)\b)/i
/** A mean of percentages, each of one of those who took part. */
const MEAN_OF = /\b(?:mean|median|average) (?:percentages?|proportions?)\b/i
const MOVED = /\b(?:reduced|decreased|increased)\b/gi

/** "for a check (78% vs 30%, P <0.01": what stands before the bracket. */
const IN_BRACKETS = /\b[a-z]{3,} ?[([]$/i

/** "in groups A (15%) and B (13%)": the second of two that are set against a third. */
const MORE_GROUPS = /^\) and [^%;.,()]{1,30} \($/

type Percent = { value: number; start: number; end: number }

/** Pairs of proportions that one sentence sets against each other, and no third beside them. */
export function proportionsIn(sentence: FactSentence): Effect[] {
  const { text } = sentence
  const found: Percent[] = [...text.matchAll(PERCENT)].map((match) => ({
    value: Number((match[1] as string).replace('·', '.')),
    start: match.index,
    end: match.index + match[0].length,
  }))
  const effects: Effect[] = []
  let last = -1
  for (let index = 0; index + 1 < found.length; index++) {
    const first = found[index] as Percent
    const second = found[index + 1] as Percent
    const between = text.slice(first.end, second.start)
    if (!isPair(text, between.replace(COUNT_BEFORE, ''), first, second)) continue
    const before = found[index - 1]
    const third = found[index + 2]
    const fourth = found[index + 3]
    const goesOn = third && listed(text.slice(second.end, third.start).replace(ITS_P, ''))
    if (goesOn && !(fourth && isAgainst(text.slice(third.end, fourth.start)))) {
      index += 2
      continue
    }
    if (THIRD_BEFORE.test(text.slice(Math.max(0, first.start - 14), first.start))) continue
    if (isAgainst(between) && OF_OTHERS.test(between)) continue
    if (before && MORE_GROUPS.test(text.slice(before.end, first.start))) continue
    if (before && last !== index - 1 && listed(text.slice(before.end, first.start))) continue
    if (isCrossed(text, before && last !== index - 1 ? before : undefined, first, second, third)) continue
    const p = pAfter(text, second.end)
    effects.push({
      measure: 'proportion',
      value: first.value,
      versus: second.value,
      ...(p && { p: p.p }),
      span: spanIn(sentence, first.start, p ? p.end : second.end),
    })
    index++
    last = index
  }
  return effects
}

/** A third number right before, without its sign: "69.4 and 68.9 versus 54.7%". */
const THIRD_BEFORE = /\d(?:[.·]\d+)?(?: ?%)?,? and $/
/** "compared to other groups, while in the group of both": more than two. */
const OF_OTHERS = /\bother groups\b|\bwhile\b/i
const ITS_P = / ?[[(][^[\]()%]{0,12}[Pp][- ]?(?:values?)? ?[<=>≤≥][^[\]()%]{1,16}[\])]/

const isAgainst = (between: string) => /\bvs?\b|\bversus\b|\bcompared\b|\bthan\b/i.test(between) && between.length < 120

/** "15% and 13% in the one compared with 19% and 10% in the other": which is set against which, their order has to tell. */
function isCrossed(
  text: string,
  before: Percent | undefined,
  first: Percent,
  second: Percent,
  third?: Percent,
): boolean {
  const behind = third ? text.slice(second.end, third.start) : ''
  const between = text.slice(first.end, second.start)
  if (!SETS_AGAINST.test(between)) return SETS_AGAINST.test(behind) && !/[;]|\. [A-Z]/.test(behind)
  const ahead = before ? text.slice(before.end, first.start) : ''
  return NEXT_OF_TWO.test(ahead) && NEXT_OF_TWO.test(behind)
}
const SETS_AGAINST = /\bvs?\b|\bversus\b|\bcompared (?:with|to)\b/i
const NEXT_OF_TWO = /^(?:[^%;.]|\.\d){0,110}\band (?:\d[^%;.]{0,80}\(?)?$/i

/** Whether what stands between two percentages makes them members of one list. */
const listed = (between: string) =>
  between.length < 50 &&
  !between.includes('%') &&
  /^[)\]]?[^;]{0,30}(?:,|\band\b|\bvs\b|\bversus\b|\bor\b|\/)[^;]{0,30}$/i.test(between) &&
  !/\. [A-Z]|\bP ?[<=>]|\bexcept\b|, with (?:an? )?(?:[a-z]{3,12} )?(?:rates?|incidences?|proportions?|risks?)\b/i.test(
    between,
  )

function isPair(text: string, between: string, first: Percent, second: Percent): boolean {
  // Each with its own interval, they are two estimates.
  if (OWN_INTERVAL.test(between)) return false
  if (between.length > 230 || ONE_GROUP.test(between)) return false
  const rest = text.slice(second.end, second.end + 110).replace(COUNT_BEFORE, '')
  const isListed = LISTED.some(([middle, after]) => middle.test(between) && after.test(rest))
  if (isListed ? STEPS.test(rest) : !AGAINST.test(between)) return false
  const before = text.slice(Math.max(0, first.start - 130), first.start)
  const after = rest.slice(0, 28).split(/[.;()]/)[0] ?? ''
  if (/\bfrom [^%]{0,12}$/.test(before) || /^\)? ?\([^()]{1,20}\) (?:fewer|more|less|lower|higher)\b/i.test(rest))
    return false
  if (first.value < 1 && second.value < 1 && !/\($/.test(before)) return false
  if (BESIDE_RATIO.test(rest) && AGAINST.test(between)) return true
  // "lost at least 5% of their weight (54% vs 14%)" counts those who did.
  const isThreshold = /[≥⩾>] ?\d{1,3} ?%[^.;()]{0,40}\($/.test(before)
  if (MEAN_OF.test(text.slice(Math.max(0, first.start - 200), first.start))) return false
  const moved = RATE_MOVED.test(before) && /\b(?:vs|versus)\b/.test(between) ? before.replace(MOVED, ' ') : before
  const told = moved.replace(MOVED_RATE, ' ').replace(NOT_DIFFERENT, ' ').replace(UP_TO_RATES, '')
  if ([isThreshold ? '' : told.slice(-75), between, after].some((words) => MEASURES.test(words))) return false
  if (IN_BRACKETS.test(before) && /^%?\)? (?:vs\.?|versus) $/i.test(between) && /^[,;] ?[Pp] ?[=<]/.test(rest))
    return true
  return COUNTS.test(before) || COUNTS.test(between) || COUNTS.test(rest.slice(0, 60))
}
