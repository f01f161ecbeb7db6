/**
 * What a text says that its source does not: the check every draft has to pass, and what an editor is warned of. It
 * compares words and numbers, not meanings: a text that passes may still be wrong, one that fails has a reason to show.
 */

export type Unsupported = {
  kind: 'number' | 'unit' | 'name' | 'word' | 'negation' | 'hedge' | 'direction' | 'certainty'
  /** The words in question: of the text where it has too much, of the source where the text has lost them. */
  words: string
}

const LONGEST = 20_000
const NUMBER = /\d+(?:[.,·]\d+)*/g
const UNIT =
  /(?<!\d|\d[.,·])(\d+(?:[.,·]\d+)*)\s?(%|‰|per ?cent\b|(?:[kmcdµμn]?(?:g|l|m|mol|M|Eq|Hz|J|Gy|Sv)|mcg|IU|U|kcal|cal|mm ?Hg|kPa|bpm|°C|ppm|cfu|dB|mmHg)(?:\/[\w²³]+|·\w+)*(?![\w])|(?:second|minute|hour|day|week|month|year|fold|-fold|times)s?\b)/g
const NEGATIONS =
  /\b(?:no|not|nor|none|neither|never|without|cannot|failed|fails?|lack(?:s|ed|ing)?|absence|unable|un(?:changed|affected|likely|clear|certain|related)|in(?:effective|sufficient|significant|ferior|conclusive)|non[- ]?(?:significant|inferior(?:ity)?|responders?)|insignificant(?:ly)?|rather than|instead of|except|excluding|only|(?:does|did|do|was|were|is|are|could|should|would|can)n['’]t)\b/gi
const HEDGES =
  /\b(?:may|might|could|can|would|should|suggest(?:s|ed|ing|ive)?|indicat(?:e|es|ed|ing)|appear(?:s|ed)?|seem(?:s|ed|ingly)?|likely|possibl[ey]|potential(?:ly)?|probabl[ey]|perhaps|presumabl[ey]|apparent(?:ly)?|tend(?:s|ed)?|tendency|trend|promising|preliminary|pilot|exploratory|feasible|limited|some|modest(?:ly)?|partial(?:ly)?|at least|up to|approximately|about|nearly|almost|mainly|mostly|generally|often|sometimes|usually|assum(?:e|ed|ing)|hypothesi[sz]ed?|estimated|if|unless|whether|although|though|provided)\b/gi
const CERTAINTIES =
  /\b(?:prov(?:e[sdn]?|ing)|proof|cur(?:e[sd]?|ing)|guarantees?d?|definitive(?:ly)?|undoubtedly|certainly|always|eliminates?d?|eradicates?d?|miracle|breakthrough|conclusively|clearly)\b/gi
/** Words that point one way, and the other way, in pairs. */
const DIRECTIONS: [RegExp, RegExp][] = [
  [
    /\b(?:increas|improv|rais|rise|rose|higher|greater|more|elevat|enhanc|longer|better|superior|gain)\w*/gi,
    /\b(?:decreas|reduc|lower|less|fewer|declin|diminish|shorter|worse|inferior|fell|drop|attenuat|impair|loss)\w*/gi,
  ],
]
/** Endings by which medicines are named (WHO's stems for international nonproprietary names). */
const MEDICINE =
  /(?:mab|nib|ciclib|parib|zomib|rafenib|tinib|pril|sartan|statin|olol|dipine|gliptin|gliflozin|glutide|glitazone|formin|prazole|tidine|setron|triptan|caine|cillin|mycin|micin|cycline|floxacin|azole|vir|oxetine|azepam|azolam|barbital|zepine|parin|xaban|gatran|grel|platin|taxel|rubicin|trexate|fovir|tegravir|cept|kinra|stim|lukast|terol|sone|solone|nide|semide|thiazide|fibrate|dronate|tropium|curium|flurane|fentanil|orphine|codone|profen|coxib|fenac|oxicam)s?$/i

const clipped = (text: string) => text.slice(0, LONGEST)
/** "1,204" and "1204", "0·5" and "0.5" are one number. */
export const figureOf = (number: string): string => number.replaceAll('·', '.').replace(/,(?=\d{3}(?!\d))/g, '')
export const numbersOf = (text: string): string[] => (clipped(text).match(NUMBER) ?? []).map(figureOf)

/** "5 mg": numbers with their units, without plurals. */
export const unitsOf = (text: string): string[] =>
  [...clipped(text).matchAll(UNIT)].map(
    ([, number = '', unit = '']) =>
      `${figureOf(number)} ${unit
        .replace(/\s/g, '')
        .replace(/^percent$/i, '%')
        .replace(/(\w{3,})s$/, '$1')}`,
  )

const wordsIn = (text: string): string[] => clipped(text).match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
const matches = (pattern: RegExp, text: string) =>
  (clipped(text).match(pattern) ?? []).map((words) => words.toLowerCase())

/** Whether a word looks like the name of a medicine, gene or test: a known ending, or capitals and digits within it. */
export const isName = (word: string) => (word.length > 5 && MEDICINE.test(word)) || /^\p{L}+\p{Lu}/u.test(word)

/** What `first` has more often than `second`. */
function surplus(first: readonly string[], second: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const item of second) left.set(item, (left.get(item) ?? 0) + 1)
  return first.filter((item) => {
    const count = left.get(item) ?? 0
    left.set(item, count - 1)
    return count <= 0
  })
}

/**
 * What a text claims beyond the source it is said to come from: numbers, numbers with another unit, names, a certainty,
 * a direction. `named` are words taken from elsewhere in the study on purpose ("this treatment" spelt out).
 */
export function claimsBeyond(text: string, source: string, named: readonly string[] = []): Unsupported[] {
  const known = [source, ...named].join(' \n ')
  const beyond = (kind: Unsupported['kind'], found: readonly string[], have: readonly string[]) => {
    const all = new Set(have)
    return [...new Set(found)].filter((words) => !all.has(words)).map((words) => ({ kind, words }))
  }
  const lower = (words: string[]) => words.map((word) => word.toLowerCase())
  return [
    ...beyond('number', numbersOf(text), numbersOf(known)),
    ...beyond('unit', unitsOf(text), unitsOf(known)),
    ...beyond('name', lower(wordsIn(text).filter(isName)), lower(wordsIn(known))),
    ...beyond('certainty', matches(CERTAINTIES, text), matches(CERTAINTIES, known)),
    ...DIRECTIONS.flatMap(([up, down]) => [...turned(text, known, up, down), ...turned(text, known, down, up)]),
  ]
}

/** A direction that the source has none of, while it has the other one. */
function turned(text: string, source: string, one: RegExp, other: RegExp): Unsupported[] {
  const [found] = matches(one, text)
  return found && matches(one, source).length === 0 && matches(other, source).length > 0
    ? [{ kind: 'direction', words: found }]
    : []
}

/**
 * What keeps a text from being a shortened form of one sentence: everything it claims beyond it, every other word it
 * has and the sentence does not, and every negation and hedge that the sentence has and it has lost.
 */
export function unfaithful(text: string, sentence: string, named: readonly string[] = []): Unsupported[] {
  const known = new Set(wordsIn([sentence, ...named].join(' \n ')).map((word) => word.toLowerCase()))
  return [
    ...claimsBeyond(text, sentence, named),
    ...wordsIn(text)
      .filter((word) => !known.has(word.toLowerCase()))
      .map((words) => ({ kind: 'word' as const, words })),
    ...surplus(matches(NEGATIONS, sentence), matches(NEGATIONS, text)).map((words) => ({
      kind: 'negation' as const,
      words,
    })),
    ...surplus(matches(HEDGES, sentence), matches(HEDGES, text)).map((words) => ({ kind: 'hedge' as const, words })),
  ]
}

/** Words of a text that point up, and down. */
export const directionsOf = (text: string): { up: string[]; down: string[] } => {
  const [up, down] = DIRECTIONS[0] as [RegExp, RegExp]
  return { up: matches(up, text), down: matches(down, text) }
}

const NEGATION = new RegExp(NEGATIONS.source, 'i')
const HEDGE = new RegExp(HEDGES.source, 'i')

/** Whether words take a claim back or soften it, so that a sentence is not the same without them. */
export const boundsClaim = (words: string): boolean => NEGATION.test(words) || HEDGE.test(words)
