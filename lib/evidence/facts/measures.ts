export type Measure = 'RR' | 'OR' | 'HR' | 'IRR' | 'PR' | 'RD' | 'MD' | 'SMD' | 'proportion'

export const RATIOS: ReadonlySet<Measure> = new Set(['RR', 'OR', 'HR', 'IRR', 'PR'])

/** How a text names a measure: in full, or by letters that mean it only beside a number. The earlier wins its place. */
const NAMES: { measure: Measure; words: RegExp; letters?: boolean; needs?: RegExp }[] = [
  {
    measure: 'SMD',
    words: /\bstandardi[sz]ed mean (?:group )?differences?\b|\bcohen['’]?s? d\b|\bhedges['’]?s? g\b/gi,
  },
  { measure: 'SMD', words: /\bSMDs?\b/g, letters: true },
  { measure: 'SMD', words: /\beffect sizes?\b|\bES\b(?= ?[=:])|\bd(?= ?= ?[-−–]?\d?[.·]\d)/g, letters: true },
  {
    measure: 'IRR',
    words: /\b(?:incidence |event )?rate ratios?\b|\brelative rates?\b(?! of)|\bincidence[- ]density ratios?\b/gi,
  },
  { measure: 'IRR', words: /\ba?IRRs?\b/g, letters: true },
  { measure: 'PR', words: /\bprevalence (?:rate )?ratios?\b/gi },
  { measure: 'PR', words: /\ba?L?PRs?\b(?= ?[=:([,;]| \d| of \d)/g, letters: true, needs: /\bprevalence\b/i },
  { measure: 'RR', words: /\b(?:risk ratios?|relative risks?|relative rates? of)\b(?! reductions?)/gi },
  { measure: 'RR', words: /\ba?RRs?\b/g, letters: true },
  { measure: 'HR', words: /\bhazards? (?:rate )?ratios?\b/gi },
  {
    measure: 'HR',
    words: /\ba?HRs?\b/g,
    letters: true,
    needs: /\bhazards?\b|\bCox\b|\bsurvival\b|\bHR ?[=:(]? ?\d?[.·]\d|\b\d\d ?% ?(?:CI|confidence)/i,
  },
  { measure: 'OR', words: /\b(?:odds? ratios?)\b/gi },
  { measure: 'OR', words: /\ba?ORs?\b(?! [A-Z]{2})/g, letters: true },
  {
    measure: 'RD',
    words:
      /\b(?:risk|rate) differences?\b|\babsolute (?:risk |rate )?(?:differences?|reductions?|increases?)\b|\bdifferences? in (?:the )?(?:\S{1,20} ){0,3}(?:proportions?|rates?|risks?|incidences?|percentages?)\b/gi,
  },
  { measure: 'RD', words: /\bA?RDs?\b(?= ?[=:(,]| -?\d)/g, letters: true, needs: /\bdifference/i },
  {
    measure: 'MD',
    words:
      /\b(?:weighted |adjusted |estimated )?mean (?:\S{1,20} ){0,3}differences?\b|\bdifferences? (?:between|in) (?:the )?(?:\S{1,20} ){0,2}means?\b|\b(?:treatment|group|between[- ]groups?|between[- ]treatments?|net|adjusted|intergroup|inter-group|LS|LSM|paired|estimated) differences?\b/gi,
  },
  { measure: 'MD', words: /\b[AW]?MDs?\b(?= ?[=:(,]| -?\d)/g, letters: true, needs: /\bdifference/i },
  { measure: 'MD', words: /\bdifferences?\b|(?<=[[(]|versus placebo \[|, |; |^)Δ\]?/gi },
]

export type Mention = { measure: Measure; start: number; end: number; isPlain: boolean }

/** Whether a text can name a measure at all; most sentences cannot. */
export const mayMeasure = (text: string): boolean =>
  /ratio|risk|odds|hazard|differen|effect size|Cohen|Hedges|rate|\b[aLAW]?(?:I?RR|OR|HR|PR|RD|MD|SMD|ES)s?\b|\bd ?=|Δ/.test(
    text,
  )

/** The measures that a sentence names, in its order, none within another; `whole` is the abstract it stands in. */
export function mentionsIn(text: string, whole: string): Mention[] {
  const mentions: Mention[] = []
  for (const { measure, words, needs } of NAMES) {
    if (needs && !needs.test(whole)) continue
    for (const match of text.matchAll(words)) {
      const start = match.index
      const end = start + match[0].length
      if (mentions.some((other) => start < other.end && end > other.start)) continue
      const isPlain = measure === 'MD' && /^(?:differences?|Δ)/i.test(match[0])
      mentions.push({ measure, start, end, isPlain })
    }
  }
  return mentions.sort((a, b) => a.start - b.start)
}
