import { anyOf } from '../any-of'

/** A percentage, and where it stands in its sentence. */
export type Percent = { value: number; start: number; end: number }

const COUNT_BEFORE =
  /[<>≥≤⩾⩽] ?\d{1,3}(?:\.\d)? ?%|(?<=\()\d{1,6}; |\b\d{1,6} of \d{1,6} (?=[[(])|[;,] ?n ?= ?\d{1,6}(?=\))| ?\(\d{1,6}(?:\/| of )\d{1,6}\)|; \d{1,6}(?:\/| of )\d{1,6}(?=\))|\d{1,6}\/\d{1,6}\b(?: [a-z]{3,14})?[;,]? ?/g

/** Words between two percentages that set one against the other. */
const AGAINST =
  /^[)\]]?[^%;.]{0,110}?(?:\bvs?\b\.?|\bversus\b|\bcompared (?:with|to)\b|\bin comparison (?:with|to)\b|\bas (?:compared|opposed|against)\b|\bthan\b(?! \d))[^%;]{0,110}$/i
/** "62% (drug) and 41% (placebo)", "62% in the one arm and 41% in the other", "62% and 41% in one and other, respectively". */
const LISTED: [RegExp, RegExp][] = [
  [
    /^[)\]]? \((?![Pp] ?[=<>])[^()%]{2,40}\),? and (?:in )?[^%;.()]{0,30}$/i,
    /^[)\]]? ?\((?![Pp] ?[=<>])[^()%]{2,40}\)/,
  ],
  [
    /^[)\]]? (?:(?:of )?(?:the )?(?:patients|participants|subjects|women|men|children|cases|infants) )?(?:in|for|with|among|on|from|receiving|taking|given) [^%;.]{1,60}?,? and (?:it was |in |only |total |one )?(?:\d{1,6} (?:[a-z]{3,14} ){0,2})?[[(]?$/i,
    /^[)\]]? (?:(?:of )?(?:the )?(?:patients|participants|subjects|women|men|children|cases|infants) )?(?:in|for|with|among|on|from|receiving|taking|given) /i,
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
    /^[)\]]? of [^%;.,]{1,40}? (?:patients|participants|subjects|women|men|children|recipients|users|visits),? and (?:in |only )?(?:\d{1,6} \()?$/i,
    /^[)\]]? of [^%;.,]{1,40}? (?:patients|participants|subjects|women|men|children|recipients|users|visits)\b(?! (?:who|with))/i,
  ],
  [
    /^[)\]]? of (?:the )?[\w‐-]{1,20},? and (?:in )?$/i,
    /^[)\]]? of (?:the )?(?:[\w‐-]{1,20} ){1,2}(?:groups?|arms?)\b/i,
  ],
  [
    /^[)\]]? and (?:in )?(?:(?:\d{1,6} (?:[a-z]{3,14} )?)?\()?$/i,
    anyOf(
      /^[)\]]?(?: (?:of )?(?:the )?(?:patients|participants|subjects|women|men|children|cases|those|[a-z]{2,9}ers)(?: [a-z]{3,14}){0,5})? (?:in|for|with|among|receiving|taking|given) [^;.]{2,70}\b(?:and|or)\b[^;.]{2,40}\brespectively\b/,
      /^[)\]]? (?:in|for) [^;.]{2,60} and [^;.]{2,40} (?:groups|arms)\b/,
      /^[)\]]? of (?:the )?[^;.%]{2,60} and [^;.%]{2,50} (?:patients|participants|subjects|women|men|children|recipients|groups|arms)\b[^;.%]{0,12}\brespectively\b/,
    ),
  ],
  [/^[,;]? \w{1,24}: $/, /^[)\]]/],
  [/^\) and (?:the )?[\w-]{2,20} \($/, /^\)? (?:groups|arms)\b/],
]

/** "20 control patients (50%) and 14 study patients (40%)": so many of each, in words that end alike. */
const MANY_BEFORE = /\b\d{1,6} ((?:[\w‐-]{2,24} ){1,3})[([]$/
const MANY_BETWEEN = /^[)\]],? and (?:in |for )?(?:all )?\d{1,6} ((?:[\w‐-]{2,24} ){1,3})[([]$/
const SEXES = /\b(?:fe)?males?\b|\b(?:wo)?men\b|\bboys\b|\bgirls\b/i

function areManyOfEach(before: string, between: string, rest: string): boolean {
  const one = MANY_BEFORE.exec(before)?.[1]?.trim()
  const other = MANY_BETWEEN.exec(between)?.[1]?.trim()
  if (!one || !other || one === other || SEXES.test(`${one} ${other}`) || /^of\b/.test(other)) return false
  return one.split(' ').at(-1) === other.split(' ').at(-1) || /^[)\]] (?:patients|participants|subjects)\b/.test(rest)
}

/** "In the one group 17% had it, while in the other group the figure was 52%". */
const IN_GROUP =
  /\bin (?:the )?(?:(?:groups?|arms?) [\w-]{1,12}|[^%;.,()]{1,40}\b(?:group|arm|programme|program))(?: \([^()%]{1,24}\))?,? (?:only |about )?(?:\d{1,6} (?:[a-z]{3,14} )?[([])?$/i
const IN_OTHER_GROUP =
  /(?:,|\band|\bwhile|\bwhereas|\bbut|;) in (?:the )?(?:(?:groups?|arms?) [\w-]{1,12}|[^%;.,()]{1,40}\b(?:group|arm|programme|program))(?: \([^()%]{1,24}\))?,?(?: (?:it|this|they|the (?:figure|rate|incidence|percentage|proportion|number)) (?:was|were))? (?:only |about )?(?:\d{1,6} (?:[a-z]{3,14} )?[([])?$/i

/** "The rates in the one and the other group were 93% and 66%, respectively": groups named before, and nothing else twice. */
const AND = /^[)\]]? and $/
const RESPECTIVELY = /^[)\]]?,? respectively\b/
const BOTH_BEFORE =
  /\b(?:in|for|among|between|with|of) (?:the )?(?:groups? |arms? )?[^.;,%()]{1,50} and [^.;,%()]{1,50}? (?:were|was) (?:found to be |only )?$/
const TIMES_OR_SCORES =
  /\b(?:\d{1,3}[- ]|one-|two-|three-|five-)?(?:years?|months?|weeks?|days?|hours?)\b[^.;,%()]{0,20} and |\b\d[- ]{1,2}(?:,|and) |\b(?:OS|PFS|DFS|sensitivit\w+|specificit\w+|males?|females?|men|women)\b[^.;,%()]{0,12} and /i
/** One p for two of them: they are compared. */
const ONE_P = /^[)\]]?,? respectively[,;]? ?[([]?[^()%;]{0,20}\b[Pp][- ]?(?:values?)? ?[=<>]/

function areRespective(before: string, between: string, rest: string): boolean {
  if (!AND.test(between)) return false
  const clause = before.split(/[;] |\. |, (?:and|but|while|whereas) /).at(-1) ?? before
  if (TIMES_OR_SCORES.test(clause) || MEASURES.test(clause.replace(MOVED_RATE, ' '))) return false
  const ands = clause.split(/ and /).length - 1
  if (ands === 0) return ONE_P.test(rest) && !/\d[,-]/.test(clause)
  return ands === 1 && BOTH_BEFORE.test(clause) && (RESPECTIVELY.test(rest) || /\b(?:groups?|arms?)\b/.test(clause))
}

/** "Rates for the one (28%) and the other (24%) were not different". */
const NAMED_BEFORE = /\b(?:for|with|in|between|among|on) (?:the )?(?:[\w/+-]{1,24} ){1,3}[([]$/
const NAMED_BETWEEN = /^[)\]] and (?:for |with |in |on |the )*(?:[\w/+-]{1,24} ){1,3}[([]$/
const COMPARED_AFTER =
  /^[)\]][^.;%()]{0,40}\b(?:differ|similar|comparable|equivalent)|^[)\]][^.;%()]{0,60}[,(] ?[Pp] ?[=<>]/

/** Words by which the percentages count people or events. */
const COUNTS =
  /\b(?:rates?|incidences?|prevalences?|proportions?|percentages? of (?:\S{1,20} )?(?:patients|subjects|participants|women|men|children|infants|people|individuals)|frequency|frequencies|patients|participants|subjects|women|men|children|infants|adults|mothers|girls|boys|students|respondents|individuals|people|groups?|arms?|abstinen\w*|quit\w*|achiev\w*|receiv\w*|develop\w*|experienc\w*|report\w*|mortality|died|deaths?|surviv\w*|PFS|OS|DFS|EFS|RFS|success\w*|recurrence|remission|respon\w*|relaps\w*|cure\w*|events?|complications?|occurr\w*|adherence|retention|risk|failure|toxicit\w*|adverse|side effects?|nausea|vomiting|diarrh\w+|headaches?|neutropenia|leukopenia|an[a]?emia|thrombocytopenia|infections?|fever|rash|fatigue|anorexia|bleeding|hypotension|bradycardia|pregnan\w+|births?|hypogly\w+|thrombosis|stroke|pneumonia|fractures?|falls?|more likely|fewer|more)\b/i
/** Words by which they measure something else. */
const MEASURES = anyOf(
  /\b(?:reduc\w*|decreas\w*|increas\w*|chang\w*|declin\w*|differences?(?! between)|mean|median|average|averag\w*|levels?|scores?|fraction|HbA1c|A1c|h(?:a)?emoglobin|h(?:a)?ematocrit|satur\w*|SpO2|SaO2|inhibit\w*|concentrations?|volume|density|weight|fat|capacity|costs?|varian\w*|FEV\w*|LVEF|TWL|EWL|interval|power|sensitivit\w*|specificit\w*|accuracy|VO2\w*|maximum|max|error|coefficient|variability|bioavailability|clearance|probabilit\w*|solution|energy|protein|carbohydrates?|improv\w*|inner|alpha|body|explain\w*|predict\w*|time|loss|content|area|(?:lung|pulmonary|respiratory|arterial|aortic|vascular|static|dynamic|chest|wall) compliance|expression|gain|activity|uptake|utili[sz]ation|absorption|percentile|quality of life|wall|cells?|of pre-|cleavage|blastocyst|relative|humidity|concentrate|shampoo|cream|gel|mouthwash|ointment|drops|of delivered|of metered|predicted|perform\w* (?:better|worse|best))\b/,
  /[±Δ]|\bP(?:50|25|75)\b/,
)
/** One group at two times, or parts of one group, and not two groups. */
const ONE_GROUP =
  /\bof (?:whom|these)\b|(?<!compared |comparison |opposed |relative )\bto $|\bbaseline\b|\b(?:high|low)est\b|\bafter\b|\bbefore\b|\bfollowing\b|\bfewer |\bCI\b/i
const STEPS = anyOf(
  /^[^.;]{0,30}\b(?:steps?|days?|weeks?|months?|years?|visits?|time points?|stages?|phases?|hours?) \d/,
  /^[^.;]{0,30}\bat \d{1,3},? (?:and|to|&|\d)/,
  /^[^.;]{0,40}\b\d{1,3} and \d{1,3} (?:days|weeks|months|years|hours|min)/,
)

/** "achieved 6% weight loss": what was to be reached. */
const REACHED =
  /(?<=\b(?:achieved|reached|lost|had|with|least) (?:an? |at least )?)\d{1,2}(?:[.·]\d)? ?% (?:or (?:more|greater|less) )?(?:of (?:their|the) )?(?:initial |baseline |body )*(?:weight(?: loss)?|reductions?|decreases?|improvements?|increases?|declines?)\b/gi
const OWN_P = / ?\([Pp] ?[=<>≤] ?0?[.·]\d{1,5}\)/
/** "by 18% versus A (HR 0.82), and 15% versus B": each is set against something of its own. */
const RATIO_BETWEEN = /\b(?:HR|OR|RR|ratio)\b/
/** "35.9% (95% CI 25.9–45.9) … versus": a percentage that has an interval, and is told by that. */
const OWN_INTERVAL =
  /^\s?[[(][^()[\]]{0,12}\d{1,3}(?:[.·]\d{1,3})?\s?%?\s?(?:[-–−]|to)\s?\d{1,3}(?:[.·]\d{1,3})?\s?%?[)\];,]/

/** "[10.0 vs 12.3%; hazard ratio …": what a ratio is made of counts people. */
const BESIDE_RATIO =
  /^[)\]]?(?: [^%;.()[\]]{2,40}?)?(?:[;,]| [([]) ?(?:adjusted )?(?:a?HR|a?RR|a?OR|RD|hazard ratio|relative risk|risk ratio|odds ratio|risk difference)\b/i

/** "The incidence was reduced in the one (32% vs 60%": what was reduced is a count of people. */
const RATE_MOVED =
  /\b(?:incidence|frequency|prevalence|mortality|rates?|proportion|abstinence|risk)\b[^.;%]{0,70}\b(?:reduced|decreased|increased)\b(?! by)[^.;%]{0,50}$/i
const MOVED_RATE =
  /(?<!fold )\b(?:reduced?|decreased?|increased?|improved?|change) (?=(?:[a-z-]{3,14} ){0,3}(?:rates?|incidences?|risk|proportions?|frequency|likelihood|odds)\b)/gi
/** "but the difference was not significant (16% vs 13%": the percentages are no differences. */
const NOT_DIFFERENT = /\bdifferences? (?:was|were|is|did) not [^.;(]{3,40}(?=\($)/i
/** "… reduced the risk by 66%, with incidences of 4% in the one": what was reduced was told before. */
const UP_TO_RATES = /^.*, with (?=(?:[a-z]{3,14} )?(?:incidences?|rates|proportions)\b)/i
/** A mean of percentages, each of one of those who took part. */
const MEAN_OF = /\b(?:mean|median|average) (?:percentages?|proportions?)\b/i
/** Where what is told of another outcome ends. */
const ITEM_BEFORE = /, and the |[)\]],? and (?=[a-z])|[)\]]?; |[)\]], (?=[a-z])/
/** "There was no difference in grade 3 toxicity between the groups": the percentages are no differences. */
const NO_DIFFERENCE = /\b(?:no|not|without)(?: \w+)? differences? (?:was (?:found|seen|observed) )?(?:in|between)\b/gi
/** "levels of ≥50 nmol/L were present in 70%": so many had them. */
const OVER = /\b(?:levels?|scores?|concentrations?|volumes?|fraction)(?: of)? ?(?=[<>≥≤⩾⩽])/gi
const HAS_COUNT = /(?:^|[^.\d])\d{1,6}(?: ?\/ ?\d{1,6}| (?:out )?of (?:the )?\d{1,6})? ?[([]$|\b\d{1,6}\/\d{1,6}[,;:] $/
/** "Improvement was observed in 33% of the one": so many improved. */
const OCCURRED_IN =
  /\b(?:was|were) (?:observed|seen|found|noted|achieved|reported|present|detected|obtained|recorded) in (?:only |about )?$/i
const MEAN = /\b(?:mean|median|average|reduc\w*|decreas\w*|increas\w*|score of|SD)\b|±/i
const MOVED = /\b(?:reduced|decreased|increased)\b/gi

/** "for a check (78% vs 30%, P <0.01": what stands before the bracket. */
const IN_BRACKETS = /\b[a-z]{3,} ?[([]$/i

/** "96.6% vs. 91.3%, difference 5.3%": what they differ by is told. */
function isDifferenceOf({ value }: Percent, { value: other }: Percent, rest: string): boolean {
  const told = DIFFERENCE_TOLD.exec(rest)?.[1]
  return told !== undefined && Math.abs(Math.abs(value - other) - Number(told.replace('·', '.'))) < 0.11
}
const DIFFERENCE_TOLD = /^[)\]]?[,;(]? ?[(]?(?:[a-z]{4,12} )?difference ?[=:,]? ?[-−–+]?(\d{1,2}(?:[.·]\d{1,2})?) ?%/i

/** "(3.9%) of 103 patients in": of how many, behind the share. */
const OF_SO_MANY = /^([)\]]) of (?:the |all )?\d{1,6} (?=[a-z]+ (?:in|with|on|receiving|given|assigned|allocated)\b)/

/** Whether two percentages that follow each other are those of people or events in two groups. */
export function isPair(text: string, words: string, first: Percent, second: Percent): boolean {
  const counted = words.replace(COUNT_BEFORE, '').replace(OWN_P, '').replace(OF_SO_MANY, '$1 of ')
  const between = counted.includes('%') ? counted.replace(REACHED, '') : counted
  // Each with its own interval, they are two estimates.
  if (OWN_INTERVAL.test(between)) return false
  if (between.length > 230 || ONE_GROUP.test(between) || RATIO_BETWEEN.test(between)) return false
  const rest = text
    .slice(second.end, second.end + 110)
    .replace(COUNT_BEFORE, '')
    .replace(OF_SO_MANY, '$1 of ')
  const before = text.slice(Math.max(0, first.start - 130), first.start)
  const isListed =
    LISTED.some(([middle, after]) => middle.test(between) && after.test(rest)) ||
    (between.includes('and') &&
      (areManyOfEach(before, between, rest) ||
        areRespective(before, between, rest) ||
        (NAMED_BETWEEN.test(between) && NAMED_BEFORE.test(before) && COMPARED_AFTER.test(rest)))) ||
    (between.includes(' in ') && IN_OTHER_GROUP.test(between) && IN_GROUP.test(before))
  if (isListed ? STEPS.test(rest) : !AGAINST.test(between)) return false
  const isDiffered = isDifferenceOf(first, second, rest)
  const after = isDiffered ? '' : (rest.slice(0, 28).split(/[.;()]/)[0] ?? '')
  if (
    /\bfrom [^%]{0,12}$|% ?(?:to|[-–]) $|(?<!\b(?:achieved|reported|experienced|met|shown|observed|reached|attained|preferred|used|obtained|completed|needed|required) )\bby $/.test(
      before,
    ) ||
    /^\)? ?\([^()]{1,20}\) (?:fewer|more|less|lower|higher)\b/i.test(rest)
  )
    return false
  // "pre 36% vs post 61%" is one group twice, and "64% vs 68% to 80%" more than two.
  if (/\bpre[-:]? ?$/.test(before) || /\bpost[-:]? ?$/.test(between) || /^\)? ?(?:to|[-–]) ?\d/.test(rest)) return false
  if (first.value < 1 && second.value < 1 && !/[([]$/.test(before)) return false
  if (BESIDE_RATIO.test(rest) && AGAINST.test(between)) return true
  // "lost at least 5% of their weight (54% vs 14%)" counts those who did.
  const isThreshold = /[≥⩾>] ?\d{1,3} ?%[^.;()]{0,40}\($/.test(before)
  if (MEAN_OF.test(text.slice(Math.max(0, first.start - 200), first.start))) return false
  const moved = RATE_MOVED.test(before) && /\b(?:vs|versus)\b/.test(between) ? before.replace(MOVED, ' ') : before
  const told = (moved.split(ITEM_BEFORE).at(-1) ?? moved)
    .replace(MOVED_RATE, ' ')
    .replace(NOT_DIFFERENT, ' ')
    .replace(NO_DIFFERENCE, ' ')
    .replace(OVER, ' ')
    .replace(UP_TO_RATES, '')
  // "VAS 0 was stated in 38 (71%) patients and in 25 (50%)": numbers of people, whatever was measured in them.
  if (OCCURRED_IN.test(before) && !MEASURES.test(between) && !MEASURES.test(after)) return true
  const isCounted = HAS_COUNT.test(before) && HAS_COUNT.test(text.slice(Math.max(0, second.start - 24), second.start))
  if (isCounted && !MEAN.test(before) && !MEAN.test(between)) return true
  if ([isThreshold ? '' : told.slice(-75), between, after].some((words) => MEASURES.test(words))) return false
  if (IN_BRACKETS.test(before) && /^%?\)? (?:vs\.?|versus) $/i.test(between) && /^[,;] ?[Pp] ?[=<]/.test(rest))
    return true
  return isDiffered || COUNTS.test(before) || COUNTS.test(between) || COUNTS.test(rest.slice(0, 60))
}

/** Whether percentages of an outcome are shares of people or events, and not how much of something there was. */
export const areCounted = (words: string, outcome: string): boolean =>
  !isMeasuredAmount(words, outcome) && (COUNTS.test(outcome) || COUNTS.test(words))

/** Whether numbers are of how much of something there was, or what they are averages of. */
export const isMeasuredAmount = (words: string, outcome: string): boolean => MEASURES.test(outcome) || MEAN.test(words)
