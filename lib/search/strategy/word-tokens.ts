import type { Place } from '../question'
import type { Problems } from '../question-problems'
import type { Token } from '../question-tokens'
import { readPhrase, readWord } from '../typed-term'
import { isPattern } from '../wildcards'

export type StrategyWord = Place & { text: string; star: boolean }

/** Words that no search document has: what stands at both sides of them is that much farther apart. */
const STOP_WORDS = new Set(
  'a an and are as at be by for from in is it of on or that the their this to was were with'.split(' '),
)

/** A word as strategies truncate it; null where there is no letter or digit in it. */
export function strategyWord(raw: string, start: number, problems: Problems): StrategyWord | null {
  const place = { start, end: start + raw.length }
  if (/^[*$?#]+[\p{L}\p{N}]/u.test(raw)) {
    problems.say(place, 'A word cannot begin with a star or another such sign; it is searched without it.')
  }
  const isMixed = /\*.*\$|\$.*\*/.test(raw)
  let typed = isMixed ? raw : raw.replace(/\$(?=\D|$)/g, '*')
  if (/\p{L}\$\d+$/u.test(raw)) {
    problems.say(place, 'How many letters may follow is not asked here: any ending is searched.')
    typed = typed.replace(/\$\d+$/, '*')
  } else if (/[\p{L}\p{N}][?#]+$/u.test(raw)) {
    problems.say(place, 'At the end of a word, “?” and “#” are read as any ending.')
    typed = typed.replace(/[?#]+$/, '*')
  }
  const read = readWord(typed)
  if (!read) return null
  if (read.strayStar || isMixed)
    problems.say(place, 'A star stands for any ending, so it only works at the end of a word.')
  return { text: read.text, star: read.star, ...place }
}

/** Words side by side as Ovid reads them: a phrase, in which each may be truncated. */
export function phraseTokens(words: StrategyWord[]): Token[] {
  const [first] = words
  const last = words.at(-1)
  if (!first || !last) return []
  if (words.length === 1) return [{ kind: 'word', ...first }]
  const isPlain = words.every((word) => !isPattern(word.text) && (!word.star || word === last))
  const text = readPhrase(words.map((word) => word.text).join(' '))?.text
  if (isPlain && text) return [{ kind: 'phrase', text, star: last.star, start: first.start, end: last.end }]
  return chain(words)
}

function chain(words: StrategyWord[]): Token[] {
  const tokens: Token[] = []
  let distance = 1
  for (const word of words) {
    if (STOP_WORDS.has(word.text.toLowerCase()) && !word.star) {
      distance++
      continue
    }
    const { start, end } = word
    if (tokens.length > 0) tokens.push({ kind: 'near', distance, ordered: true, text: 'adj', start, end })
    tokens.push({ kind: 'word', ...word })
    distance = 1
  }
  return tokens
}
