/** What a question wants to know. */
export const QUESTION_KINDS = ['treatment', 'prevention', 'harm', 'diagnosis', 'prognosis', 'frequency'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** Words that say so, the first kind that fits decides: "prevent side effects" is prevention. */
const SAID_BY: readonly [kind: QuestionKind, words: RegExp][] = [
  ['prevention', /\b(?:prevent\w*|prophyla\w+|avoid\w*|protect\w*)\b/],
  ['harm', /\b(?:side effects?|adverse|harms?|harmful|safe|safety|toxicity|cause[sd]?|causing)\b/],
  ['diagnosis', /\b(?:diagnos\w+|accuracy|sensitivity|specificity|detect\w*|screen\w*)\b/],
  ['prognosis', /\b(?:prognos\w+|predict\w*|outlook)\b/],
  ['frequency', /\b(?:prevalence|incidence|how common|how often|frequency)\b/],
  [
    'treatment',
    /\b(?:treat\w*|therap\w+|manag\w+|vs|versus|v|compared|than|help\w*|cur(?:e|es|ed|ing)|reliev\w+|ease[s]?|reduc\w+|improv\w+|lower(?:s|ing)|efficacy|effect(?:s|ive|iveness)?|benefits?|work[s]?)\b/,
  ],
]

/** The kind that a question's words say it is; null where they do not. */
export function kindOf(words: readonly string[]): QuestionKind | null {
  const text = words.join(' ').toLowerCase()
  return SAID_BY.find(([, said]) => said.test(text))?.[0] ?? null
}
