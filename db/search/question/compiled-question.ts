import type { KnownName } from '@/lib/search/concepts'
import type { Role } from '@/lib/search/framing/frame-question'
import type { QuestionKind } from '@/lib/search/framing/question-kind'
import type { Problem } from '@/lib/search/question'

/** A lexeme that counts for the rank, by its rarity. */
export type ScoredLexeme = { lexeme: string; idf: number }

/** What a concept of the reader's brought with it; `key` names it when it is dropped. */
export type Addition = { key: string; text: string; kind: 'heading' | 'wording'; dropped: boolean }

/** One thing that is asked for, and by what a study that has it is ranked. Queries are tsqueries. */
export type Part = {
  /** The reader's words. */
  words: string
  query: string
  own: ScoredLexeme[]
  added: { query: string; lexemes: ScoredLexeme[] }[]
  /** Name of the concept that the words were understood as. */
  concept: string | null
  /** What the vocabulary or the corpus knows by the words, and where the vocabulary has it. */
  known: Pick<KnownName, 'id' | 'trees'> | null
  additions: Addition[]
  /** False for a word that only asks ("does", "reduce", "adults"): a study need not have it. */
  required: boolean
  /** What it is in the question; null where that is not clear. */
  role: Role | null
}

export type CompiledQuestion = {
  /** '' asks for everything; null for nothing that could be found. */
  query: string | null
  /** Everything that counts for the rank; a plain question asks for all that are required. */
  parts: Part[]
  /** Bare words, understood as concepts. */
  plain: boolean
  /** What a plain question wants to know, where its words say so. */
  kind: QuestionKind | null
  /** What studies that have some of it have some of: the parts, or the words of a heading. */
  relaxable: Part[]
  /** With fewer studies than this that have all parts, those that have some are found too: what was quoted is meant so. */
  relaxedBelow: number
  problems: Problem[]
}
