/** What a sentence turns round, loses or replaces of the one it comes closest to. */
export type TurnedClaim = {
  kind:
    | 'direction'
    | 'negation'
    | 'added'
    | 'superior'
    | 'places'
    | 'number'
    | 'unit'
    | 'name'
    | 'cause'
    | 'certain'
    | 'population'
  /** The words in question: of the sentence, or, where it has lost them, of the one it comes closest to. */
  words: string
  /** What stands there in the one it comes closest to. */
  instead?: string
}
