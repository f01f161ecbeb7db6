export const SEARCH_FIELDS = [
  'title',
  'title-abstract',
  'abstract',
  'keywords',
  'author',
  'journal',
  'mesh',
  'mesh-major',
  'mesh-alone',
  'mesh-major-alone',
  'qualifier',
  'publication-type',
  'language',
  'pmid',
  'doi',
  'any',
] as const
export type SearchField = (typeof SEARCH_FIELDS)[number]

/** Fields that are running text: words in them can be misspelt, and rank. */
export const IN_TEXT: ReadonlySet<SearchField> = new Set(['any', 'title', 'title-abstract', 'abstract', 'keywords'])

/** [start, end) in what was typed, in UTF-16 units. */
export type Place = { start: number; end: number }

/**
 * What a question asks for. `and` and `or` have two parts or more and never stand directly in their own kind;
 * `not` never stands directly in `not`. A term's place holds its quotes, its star and a tag that is its alone; a tag
 * shared by several words lies in the place of none of them.
 */
export type QuestionNode =
  | (Place & { kind: 'term'; text: string; field: SearchField; phrase: boolean; truncated: boolean })
  /** ISO days, both inclusive; null is open. */
  | (Place & { kind: 'dates'; from: string | null; to: string | null })
  | (Place & { kind: 'and' | 'or'; parts: QuestionNode[] })
  | (Place & { kind: 'not'; part: QuestionNode })
  /** Words, phrases, or any of some of them, at most `distance` words from each other; in their order where `ordered`. */
  | (Place & { kind: 'near'; parts: [QuestionNode, QuestionNode]; distance: number; ordered: boolean })

export type Term = Extract<QuestionNode, { kind: 'term' }>

/** What was wrong, where, and how it was read instead: one sentence for the reader. */
export type Problem = Place & { reason: string }

export type Question = {
  /** Null asks for nothing. */
  root: QuestionNode | null
  /**
   * Bare words only: the one kind that is understood as concepts and may be relaxed. Its root is one bare word or an
   * "and" of them. Parentheses as prose has them, "lupus (SLE)", hold no operator and change nothing.
   */
  plain: boolean
  problems: Problem[]
  /** Null where the text is no strategy of lines. */
  strategy: StrategyRead | null
}

/** Which line of a strategy is searched, and how those that it is made of were read. */
export type StrategyRead = {
  searched: number
  /** In their order; `reading` is null where nothing is left of a line. `text` is as typed. */
  lines: { number: number; text: string; used: boolean; reading: string | null }[]
}

/** Bounds on a question, so that nothing a person types can be slow. */
export const MAX_LENGTH = 5000
export const MAX_TERMS = 64
/** Strategies of systematic reviews have hundreds; lines that are used twice count twice. */
export const MAX_STRATEGY_TERMS = 400
export const MAX_LINES = 200
/** Stands for the end of a line where a strategy is written on one. */
export const LINE_BREAK = '↵'
/** PMIDs are looked up by themselves and cost less than words. */
export const MAX_PMIDS = 500
export const MAX_DEPTH = 20

/**
 * Whether a question leads somewhere: what it finds is held in by something to look for. Only negations, or OR with
 * a negation, would find nearly everything there is.
 */
export function leadsSomewhere(node: QuestionNode): boolean {
  return narrows(node, false)
}

function narrows(node: QuestionNode, negated: boolean): boolean {
  if (node.kind === 'not') return narrows(node.part, !negated)
  if (node.kind === 'term' || node.kind === 'dates' || node.kind === 'near') return !negated
  // Negated, "and" is the "or" of its negated parts.
  const one = (node.kind === 'and') !== negated
  return one ? node.parts.some((part) => narrows(part, negated)) : node.parts.every((part) => narrows(part, negated))
}

/** Whether anything at all is to be found, and not only kept out. */
export function hasWanted(node: QuestionNode): boolean {
  return node.kind === 'and' || node.kind === 'or' ? node.parts.some(hasWanted) : node.kind !== 'not'
}
