export type Measure = 'RR' | 'OR' | 'HR' | 'IRR' | 'PR' | 'RD' | 'MD' | 'SMD' | 'proportion' | 'mean'

export const RATIOS: ReadonlySet<Measure> = new Set(['RR', 'OR', 'HR', 'IRR', 'PR'])

/** Measures in full words, in any case; of two that begin together the earlier is meant. */
const IN_WORDS: [Measure, string][] = [
  ['SMD', "standardi[sz]ed mean (?:group )?differences?|cohen['’]?s? d|hedges['’]?s? g"],
  ['IRR', '(?:incidence |event )?rate ratios?|relative rates?(?! of)|incidence[- ]density ratios?'],
  ['PR', 'prevalence (?:rate )?ratios?'],
  ['RR', 'risk ratios?|relative risks?(?! reductions?)|relative rates? of'],
  ['HR', 'hazards?[- ](?:rate )?ratios?'],
  ['OR', 'odds?[- ]ratios?'],
  [
    'RD',
    String.raw`(?:risk|rate) differences?|absolute (?:risk |rate )?(?:differences?|reductions?|increases?)|differences? in (?:the )?(?:\S{1,20} ){0,3}(?:proportions?|rates?|risks?|incidences?|percentages?(?! (?:changes?|weight|reduction|increase|decrease|improvement)))`,
  ],
  [
    'MD',
    String.raw`mean (?:\S{1,20} ){0,3}differences?|differences? (?:between|in) (?:the )?(?:\S{1,20} ){0,2}means?|(?:treatment|group|between[- ]groups?|between[- ]treatments?|net|adjusted|intergroup|inter-group|LS|LSM|paired|estimated) differences?|differences?`,
  ],
]

/** Letters that mean a measure only as capitals, some only beside a number or where the text has its word. */
const IN_LETTERS: [Measure, string, RegExp?][] = [
  ['SMD', String.raw`SMDs?\b|[Ee]ffect sizes?\b|S?ES\b(?= ?[=:]| [-−–]?\d)|d(?= ?= ?[-−–]?\d?[.·]\d)`],
  ['IRR', String.raw`[aA]?IRRs?\b`],
  ['PR', String.raw`a?L?PRs?\b(?= ?[=:(\[,;]| \d| of \d)`, /\bprevalence\b/i],
  ['RR', String.raw`a?RRs?(?:\b|(?=\d\.\d))`],
  [
    'HR',
    String.raw`[aA]?HRs?\b`,
    /\bhazards?\b|\bCox\b|\bsurvival\b|\bHR ?[=:(]? ?\d?[.·]\d|\b\d\d ?% ?(?:CI|confidence)/i,
  ],
  ['RR', String.raw`ARRs?\b(?= ?[=:(,]? ?\d)`, /\badjusted (?:relative risk|risk ratio|rate ratio)/i],
  ['OR', String.raw`[aA]?ORs?(?:\b|(?=\d\.\d))(?! [A-Z]{2})`],
  ['RD', String.raw`A?RDs?\b(?= ?[=:(,]| [-−–]?\d)`, /\bdifference/i],
  ['MD', String.raw`[AW]?MDs?\b(?= ?[=:(,]| [-−–]?\d)`, /\bdifference/i],
]

const any = (names: readonly (readonly [Measure, string, RegExp?])[], before: string, flags: string) =>
  new RegExp(`${before}(?:${names.map(([, words]) => `(${words})`).join('|')})`, flags)
const WORDS = any(IN_WORDS, String.raw`\b`, 'gi')
const LETTERS = any(IN_LETTERS, String.raw`(?<![\w-])`, 'g')
const DELTA = /(?<=[[(]|versus placebo \[|, |; |^)Δ\]?/g

export type Mention = {
  measure: Measure
  start: number
  end: number
  /** No more than "difference": the sentence has to say of what. */
  isPlain: boolean
}

/** Whether a text can name a measure at all; most sentences cannot. */
export const mayMeasure = (text: string): boolean =>
  /ratio|relative r|odds|hazard|ifference|absolute|ffect size|ohen|edges|\b[aLAW]?(?:I?RR|OR|HR|PR|RD|MD|SMD|ES)s?\b|\bd ?=|Δ/.test(
    text,
  )

/** Whether "RR" is short for a rate ratio in a text. */
const isOfRates = (whole: string) =>
  /\brate ratios? ?[[(]\s?RRs?\b/i.test(whole) && !/\b(?:risk ratio|relative risk)/i.test(whole)

/** The measures that a sentence names, in its order, none within another; `whole` gives the abstract it stands in. */
export function mentionsIn(text: string, whole: () => string): Mention[] {
  const mentions: Mention[] = []
  const add = (measure: Measure, start: number, words: string) => {
    const end = start + words.length
    if (mentions.some((other) => start < other.end && end > other.start)) return
    mentions.push({ measure, start, end, isPlain: measure === 'MD' && /^(?:differences?|Δ)/i.test(words) })
  }
  for (const match of text.matchAll(WORDS)) {
    const [measure] = IN_WORDS[namedBy(match)] as [Measure, string]
    add(measure, match.index, match[0])
  }
  for (const match of text.matchAll(LETTERS)) {
    const [measure, , needs] = IN_LETTERS[namedBy(match)] as [Measure, string, RegExp?]
    if (!needs || needs.test(whole()))
      add(measure === 'RR' && isOfRates(whole()) ? 'IRR' : measure, match.index, match[0])
  }
  if (text.includes('Δ')) for (const match of text.matchAll(DELTA)) add('MD', match.index, match[0])
  return mentions.sort((a, b) => a.start - b.start)
}

/** Which of the alternatives a match is of. */
const namedBy = (match: RegExpExecArray) => match.findIndex((part, index) => index > 0 && part !== undefined) - 1
