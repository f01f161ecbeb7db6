/** An abbreviation and what a text says it stands for, both as written there. */
export type Abbreviation = { short: string; long: string }

/** Before a bracket and in it no more of a text than this is looked at. */
const WINDOW = 200
/** Words that an abbreviation may pass over. */
const SMALL_WORDS = new Set(['a', 'an', 'and', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with'])

/** Two to ten letters and figures, one of them a capital, hyphens and the like between. */
const SHORT = /^(?=.{2,10}$)(?=.*\p{Lu})[\p{L}\p{N}](?:[\p{L}\p{N}]|[-/+.](?=[\p{L}\p{N}]))+$/u
/** The plural of an abbreviation in capitals. */
const PLURAL = /^(?=.*\p{Lu})([^\p{Ll}]{2,})s$/u

/**
 * Abbreviations that a text explains: "alopecia areata (AA)" or "AA (alopecia areata)", each once. An abbreviation of
 * initials is the words that begin with them; others are found as Schwartz and Hearst do (Pacific Symposium on
 * Biocomputing 2003). In time that grows with the text.
 */
export function abbreviationsIn(text: string): Abbreviation[] {
  const found = new Map<string, Abbreviation>()
  for (const { start, end } of innermostBrackets(text)) {
    const inside =
      text
        .slice(start + 1, end)
        .split(/[;,]/, 1)[0]
        ?.trim() ?? ''
    const before = text.slice(Math.max(0, start - WINDOW), start).trimEnd()
    const pair = SHORT.test(inside) ? explained(inside, before) : explained(lastWord(before), inside, true)
    if (pair) found.set(`${pair.short} ${pair.long}`, pair)
  }
  return [...found.values()]
}

/** Brackets without a bracket in them, and not too long. */
function innermostBrackets(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  let start = -1
  for (let place = 0; place < text.length; place++) {
    const letter = text[place]
    if (letter === '(') start = place
    else if (letter === ')' && start >= 0) {
      if (place - start <= WINDOW) found.push({ start, end: place })
      start = -1
    }
  }
  return found
}

const lastWord = (text: string) => text.slice(text.search(/\S+$/u) >>> 0)

/** `whole`: the long form is all of the text, not an end of it. */
function explained(written: string, text: string, whole = false): Abbreviation | null {
  if (!SHORT.test(written)) return null
  const short = PLURAL.exec(written)?.[1] ?? written
  const letters = [...short.toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter))
  const sentence = text.split(/[.;:]\s/u).at(-1) ?? ''
  const start = byInitials(letters, sentence) ?? byLetters(letters, sentence)
  if (start === null || (whole && start > 0)) return null
  const long = sentence.slice(start).replace(/\s+/gu, ' ').trim()
  const words = long.split(/[\s-]+/u)
  const isTooLong = words.length > Math.min(letters.length + 5, letters.length * 2)
  if (isTooLong || long.length <= short.length || words.includes(short) || words.includes(written)) return null
  return /[,()[\]{}]/u.test(long) ? null : { short, long }
}

/** Where the words begin whose initials these are, one word a letter, small words passed over; null where there are none. */
function byInitials(letters: readonly string[], text: string): number | null {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)]
  let at = words.length - 1
  for (let n = letters.length - 1; n >= 0; n--) {
    while (at >= 0 && words[at]?.[0][0]?.toLowerCase() !== letters[n] && SMALL_WORDS.has(words[at]?.[0] ?? '')) at--
    if (words[at]?.[0][0]?.toLowerCase() !== letters[n]) return null
    at--
  }
  return words[at + 1]?.index ?? null
}

/** Where the words begin that have these letters in their order, the first one at the beginning of a word. */
function byLetters(letters: readonly string[], text: string): number | null {
  const lower = text.toLowerCase()
  let place = lower.length - 1
  for (let n = letters.length - 1; n >= 0; n--) {
    const isFirst = n === 0
    while (place >= 0 && (lower[place] !== letters[n] || (isFirst && isInWord(lower[place - 1])))) place--
    if (place < 0) return null
    place--
  }
  return place + 1
}

const isInWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter)
