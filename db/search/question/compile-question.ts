import type { Transaction } from '@/db/connection/pool'
import { parseQuestion } from '@/lib/search/parse-question'
import { IN_TEXT, leadsSomewhere, type Problem, type QuestionNode, type Term } from '@/lib/search/question'
import { spokenName } from '@/lib/search/spoken-name'
import { isPattern } from '@/lib/search/wildcards'
import { compileConcepts, scored } from './compile-concepts'
import { compileNode } from './compile-node'
import type { CompiledQuestion, Part, ScoredLexeme } from './compiled-question'
import { lookUp } from './looked-up'
import type { Statistics } from './statistics'
import { type Stems, stemsOf } from './stems'
import { termWords } from './term-words'
import { all } from './tsquery'

/** Fewer than this with all that bare words ask for, and studies with some of it are worth showing. */
const FEW = 20
/** The same for a phrase or a heading by itself, which is meant exactly. */
const HANDFUL = 5

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
    return {
      query: q.trim() ? null : '',
      parts: [],
      plain: false,
      kind: null,
      relaxable: [],
      relaxedBelow: 0,
      problems,
    }
  }
  const terms = termsOf(root)
  if (plain) {
    const { parts, kind, absent } = await compileConcepts(
      tx,
      terms.map(({ text }) => text),
      statistics,
      dropped,
    )
    const notAsked = ({ start, end }: { start: number; end: number }): Problem => ({
      start: (terms[start] as Term).start,
      end: (terms[end - 1] as Term).end,
      reason:
        'What a study is without cannot be searched for, and was left out. NOT leaves out studies that mention it.',
    })
    const query = all(parts.filter(({ required }) => required).map(({ query }) => query)) || null
    return {
      query,
      parts,
      plain,
      kind,
      relaxable: parts,
      relaxedBelow: FEW,
      problems: [...problems, ...absent.map(notAsked)],
    }
  }
  const words = await termWords(tx, terms)
  const lookups = await lookUp(tx, terms)
  const query = compileNode(root, words, lookups) || null
  const parts = mostTelling(wantedTerms(root), words.stems, statistics).map((term) =>
    plainPart(term.text, compileNode(term, words, lookups), scored(words.stems.get(term.text), statistics)),
  )
  const heading = headingOf(root)
  const relaxable = heading ? [await asWords(tx, heading, statistics)] : parts
  const relaxedBelow = isNarrow(root) ? HANDFUL : isListOfWords(root) ? 1 : 0
  return { query, parts, plain, kind: null, relaxable, relaxedBelow, problems: [...problems, ...lookups.problems] }
}

/** By more of a strategy's terms no study is ranked: the rarest tell most. */
const MOST_RANKED = 64

function mostTelling(terms: Term[], stems: ReadonlyMap<string, Stems>, statistics: Statistics): Term[] {
  const distinct = [...new Map(terms.map((term) => [`${term.field} ${term.text}`, term])).values()]
  if (distinct.length <= MOST_RANKED) return terms.length <= MOST_RANKED ? terms : distinct
  const worth = ({ text }: Term) => scored(stems.get(text), statistics).reduce((sum, { idf }) => sum + idf, 0)
  const ranked = new Set([...distinct].sort((a, b) => worth(b) - worth(a)).slice(0, MOST_RANKED))
  return distinct.filter((term) => ranked.has(term))
}

const headingOf = (node: QuestionNode): Term | null =>
  node.kind === 'term' && node.field.startsWith('mesh') ? node : null

/** One phrase in quotes, or one heading: a question that a few studies may answer exactly. */
const isNarrow = (node: QuestionNode): boolean =>
  headingOf(node) !== null || (node.kind === 'term' && node.phrase && !node.truncated && IN_TEXT.has(node.field))

/** A heading by the words of its name. */
async function asWords(tx: Transaction, { text }: Term, statistics: Statistics): Promise<Part> {
  const name = spokenName(text)
  const own = scored((await stemsOf(tx, [name])).get(name), statistics)
  return plainPart(text, '', own)
}

/** A part that is asked for as it stands. */
function plainPart(words: string, query: string, own: ScoredLexeme[]): Part {
  return { words, query, own, added: [], concept: null, known: null, additions: [], required: true, role: null }
}

/** Words and phrases side by side, without an operator or a tag. */
function isListOfWords(node: QuestionNode): boolean {
  const terms = node.kind === 'and' ? node.parts : []
  return terms.every((term) => term.kind === 'term' && term.field === 'any' && !term.truncated)
}

function termsOf(node: QuestionNode): Term[] {
  if (node.kind === 'term') return [node]
  if (node.kind === 'dates') return []
  return node.kind === 'not' ? termsOf(node.part) : node.parts.flatMap(termsOf)
}

/** The terms that make a study better: words in its text that are not asked to be absent. */
function wantedTerms(node: QuestionNode): Term[] {
  if (node.kind === 'term') return IN_TEXT.has(node.field) && !node.truncated && !isPattern(node.text) ? [node] : []
  return node.kind === 'dates' || node.kind === 'not' ? [] : node.parts.flatMap(wantedTerms)
}
