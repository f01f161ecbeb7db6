import type { Transaction } from '@/db/connection/pool'
import { parseQuestion } from '@/lib/search/parse-question'
import { IN_TEXT, leadsSomewhere, type QuestionNode, type Term } from '@/lib/search/question'
import { compileConcepts, scored } from './compile-concepts'
import { compileNode } from './compile-node'
import type { CompiledQuestion } from './compiled-question'
import { lookUp } from './looked-up'
import type { Statistics } from './statistics'
import { stemsOf } from './stems'
import { all } from './tsquery'

/** Fewer than this with all that bare words ask for, and studies with some of it are worth showing. */
const FEW = 20

/**
 * Reads a question into what PostgreSQL can look for; `dropped`: keys of additions that the reader does not want, or
 * 'all' for the exact words.
 */
export async function compileQuestion(
  tx: Transaction,
  q: string,
  statistics: Statistics,
  dropped: readonly string[],
): Promise<CompiledQuestion> {
  const { root, plain, problems } = parseQuestion(q)
  if (!root || !leadsSomewhere(root)) {
    return { query: q.trim() ? null : '', parts: [], plain: false, relaxedBelow: 0, problems }
  }
  const terms = termsOf(root)
  const texts = terms.map(({ text }) => text)
  if (plain) {
    const parts = await compileConcepts(tx, texts, statistics, dropped)
    return { query: all(parts.map(({ query }) => query)) || null, parts, plain, relaxedBelow: FEW, problems }
  }
  const stems = await stemsOf(tx, texts)
  const lookups = await lookUp(tx, terms)
  const query = compileNode(root, stems, lookups) || null
  const parts = wantedTerms(root).map((term) => ({
    words: term.text,
    query: compileNode(term, stems, lookups),
    own: scored(stems.get(term.text), statistics),
    added: [],
    concept: null,
    additions: [],
  }))
  const relaxedBelow = isListOfWords(root) ? 1 : 0
  return { query, parts, plain, relaxedBelow, problems: [...problems, ...lookups.problems] }
}

/** Words and phrases side by side, without an operator or a tag. */
function isListOfWords(node: QuestionNode): boolean {
  const terms = node.kind === 'and' ? node.parts : []
  return terms.every((term) => term.kind === 'term' && term.field === 'any' && !term.truncated)
}

function termsOf(node: QuestionNode): Term[] {
  if (node.kind === 'term') return [node]
  if (node.kind === 'and' || node.kind === 'or') return node.parts.flatMap(termsOf)
  return node.kind === 'not' ? termsOf(node.part) : []
}

/** The terms that make a study better: words in its text that are not asked to be absent. */
function wantedTerms(node: QuestionNode): Term[] {
  if (node.kind === 'term') return IN_TEXT.has(node.field) && !node.truncated ? [node] : []
  return node.kind === 'and' || node.kind === 'or' ? node.parts.flatMap(wantedTerms) : []
}
