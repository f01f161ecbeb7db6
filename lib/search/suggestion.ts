export const SUGGESTION_KINDS = ['recent', 'concept', 'journal', 'author'] as const

/** What a search box offers under what was typed; `recent` is the reader's own. */
export type SuggestionKind = Exclude<(typeof SUGGESTION_KINDS)[number], 'recent'>

export type Suggestion = {
  kind: (typeof SUGGESTION_KINDS)[number]
  /** What is drawn: "Alopecia", "Smith JA". */
  label: string
  /** The wording that led there, where it is another one: "hair loss". */
  wording: string | null
  /** Studies that have it; null for a question. */
  studies: number | null
  /** What the box holds once it is chosen: a question. */
  question: string
}
