import { IN_TEXT, type Place, type QuestionNode, type Term } from './question'
import { isPattern } from './wildcards'

/** Fewer letters than this have too many neighbours. */
const LONG_ENOUGH = 4

/** Words of a question that may be misspelt, without accents and capitals: those looked for in texts, whole, of letters. */
export function suspectWords(root: QuestionNode, q: string): string[] {
  return [...new Set(wordPlaces(root, q).map(({ word }) => word))]
}

/** The question with other words in the place of some; the rest as it was typed. */
export function replacedWords(root: QuestionNode, q: string, others: ReadonlyMap<string, string>): string {
  let written = ''
  let done = 0
  for (const { word, start, end } of wordPlaces(root, q)) {
    const other = others.get(word)
    if (other === undefined || start < done) continue
    written += q.slice(done, start) + other
    done = end
  }
  return written + q.slice(done)
}

type WordPlace = Place & { word: string }

function wordPlaces(root: QuestionNode, q: string): WordPlace[] {
  return textPlaces(root)
    .flatMap(({ start, end }) =>
      [...q.slice(start, end).matchAll(/\[[^\]]*\]?|[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
        word: plain(match[0]),
        start: start + match.index,
        end: start + match.index + match[0].length,
      })),
    )
    .filter(({ word }) => word.length >= LONG_ENOUGH && /^\p{L}+$/u.test(word))
    .sort((a, b) => a.start - b.start)
}

function textPlaces(node: QuestionNode): Place[] {
  if (node.kind === 'term') return isWhole(node) ? [node] : []
  if (node.kind === 'and' || node.kind === 'or' || node.kind === 'near') return node.parts.flatMap(textPlaces)
  return node.kind === 'not' ? textPlaces(node.part) : []
}

const isWhole = ({ field, text, truncated }: Term) => IN_TEXT.has(field) && !truncated && !isPattern(text)

const plain = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
