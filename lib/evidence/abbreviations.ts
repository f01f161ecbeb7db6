import type { Span } from './sentences'

/** What a short form stands for, and where the text says so. */
export type Definition = Span & { short: string; long: string }

const IN_BRACKETS = /\(([\p{L}\p{N}][\p{L}\p{N}/+-]{1,9})(?:[;,][^()]{0,60})?\)/gu
const CAPITAL = /\p{Lu}/u
const PLURAL = /\p{Lu}s$/u
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u
const LETTER_OR_HYPHEN = /[\p{L}-]/u
/** In one sentence. */
const MOST = 8
const REACH = 120

/**
 * The abbreviations that a text defines as "long form (LF)", by the rule of Schwartz and Hearst (2003): the letters of
 * the short form occur in this order in the words before it, the first one at the beginning of a word.
 */
export function definitionsIn(text: string): Definition[] {
  const found: Definition[] = []
  if (!text.includes('(')) return found
  let seen = 0
  for (const match of text.matchAll(IN_BRACKETS)) {
    const short = match[1] as string
    if (++seen > MOST) break
    if (!CAPITAL.test(short)) continue
    const before = text.slice(Math.max(0, match.index - REACH), match.index)
    const long = longFormOf(short, before)
    if (!long) continue
    const end = match.index - (before.length - before.trimEnd().length)
    found.push({ short, long, start: end - long.length, end })
  }
  return found
}

function longFormOf(short: string, before: string): string | null {
  const text = before.trimEnd()
  const letters = [...short.toLowerCase()].filter((letter) => LETTER_OR_DIGIT.test(letter))
  // "PPIs" is short for several: its last letter stands for no word.
  const initials =
    longFormByInitials(letters, text) ?? (PLURAL.test(short) ? longFormByInitials(letters.slice(0, -1), text) : null)
  if (initials) return initials
  const most = Math.min(letters.length + 5, letters.length * 2)
  let at = text.length - 1
  for (let letter = letters.length - 1; letter >= 0; letter--) {
    const wanted = letters[letter]
    while (at >= 0 && (text[at]?.toLowerCase() !== wanted || (letter === 0 && !startsWord(text, at)))) at--
    if (at < 0) return null
    at--
  }
  const long = text.slice(at + 1)
  // A word before it that begins like it may be its first one: "proton pump inhibitors (PPIs)".
  if (initialBefore(text, at + 1) === letters[0]) return null
  const isLong = long.split(/\s+/).length > most
  const isBroken = /[.;:()[\]]/.test(long) || isLong || long.length <= short.length || long.includes(short)
  return isBroken ? null : long
}

const isPartOfWord = (text: string, at: number) => at >= 0 && LETTER_OR_DIGIT.test(text[at] as string)
const startsWord = (text: string, at: number) => !isPartOfWord(text, at - 1)

/** The letter with which the last word before `end` begins. */
function initialBefore(text: string, end: number): string | undefined {
  let start = text.slice(0, end).trimEnd().length
  let initial: string | undefined
  for (; start > 0 && LETTER_OR_HYPHEN.test(text[start - 1] as string); start--)
    if (text[start - 1] !== '-') initial = text[start - 1]
  return initial?.toLowerCase()
}

const SMALL_WORDS = new Set(['of', 'the', 'and', 'for', 'in', 'to', 'on', 'with'])

/** The plainest case, and the only one that tells "perforated peptic ulcer (PPU)" from "peptic ulcer": a letter a word. */
function longFormByInitials(letters: readonly string[], text: string): string | null {
  if (letters.length < 2) return null
  let start = text.length
  for (let letter = letters.length - 1; letter >= 0; letter--) {
    let isNext = false
    while (!isNext) {
      let end = start
      while (end > 0 && !isPartOfWord(text, end - 1)) end--
      if (end === 0) return null
      start = end
      while (isPartOfWord(text, start - 1)) start--
      isNext = text[start]?.toLowerCase() === letters[letter]
      if (!isNext && !SMALL_WORDS.has(text.slice(start, end).toLowerCase())) return null
    }
  }
  const long = text.slice(start)
  return /[.;:()[\]]/.test(long) ? null : long
}
