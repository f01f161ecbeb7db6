/** One thing a question asks for: a word or a quoted phrase, wanted or unwanted. */
export type Term = { text: string; phrase: boolean; negated: boolean }

/** A question: every group must be met, by any one of its terms. */
export type SearchWords = Term[][]

const MAX_LENGTH = 500
const MAX_TERMS = 32

/**
 * Reads words, "quoted phrases", -unwanted ones and OR between neighbours, as web searches have them. Never
 * fails: what cannot be read as an operator is a word. Length and number of terms are bounded.
 */
export function parseSearchWords(text: string): SearchWords {
  const groups: SearchWords = []
  let joined = false
  let terms = 0
  for (const [, minus, phrase, word] of text.slice(0, MAX_LENGTH).matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g)) {
    if (word === 'OR' && !minus) {
      joined = groups.length > 0
      continue
    }
    if ((word === 'AND' && !minus) || terms >= MAX_TERMS) continue
    const content = (phrase ?? word ?? '').trim()
    if (!/[\p{L}\p{N}]/u.test(content)) continue
    const term = { text: content, phrase: phrase !== undefined, negated: minus === '-' }
    terms++
    const last = groups.at(-1)
    if (joined && last) last.push(term)
    else groups.push([term])
    joined = false
  }
  return groups
}

/** The same wanted words, any of which will do: what to offer when all of them together find nothing. */
export function anyOfTheWords(words: SearchWords): string {
  return words
    .flat()
    .filter(({ negated }) => !negated)
    .map(({ text, phrase }) => (phrase ? `"${text}"` : text))
    .join(' OR ')
}
