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
    const long = asNoun(short, longFormOf(short, before))
    if (!long) continue
    const end = match.index - (before.length - before.trimEnd().length)
    found.push({ short, long, start: end - long.length, end })
  }
  return found
}

/** Words that begin no name: what is done to the thing, or how it hangs together with what goes before. */
const NO_NAME =
  /^(?:prevent|reduc|improv|increas|decreas|treat|us|compar|receiv|hav|follow|includ|measur|assess|evaluat|undergo|tak|control|achiev|manag|perform|develop|regard|contain|lower|provid|promot|requir|induc|enhanc|detect|deliver|combin|predict|diagnos|inhibit|caus|show|suffer|test|examin|determin|add|giv|complet|relat|attenuat|elevat|maintain|restor|avoid|affect)ing$|^(?:the|an?|of|and|or|for|in|with|to|by|from|on|as|versus|vs|than|that|which|these|this|those|both|either|was|were|is|are|has|had|have|underwent|received|showed|namely|called|using|prevents?|reduces?|improves?|increases?)$/i

/** The long form from its first word that may begin a name; null where the letters are then not all there. */
function asNoun(short: string, long: string | null): string | null {
  if (!long) return null
  const [first = '', ...rest] = long.split(' ')
  if (!NO_NAME.test(first)) return long
  const shorter = rest.join(' ')
  return shorter.length > short.length && hasLetters(short, shorter) ? asNoun(short, shorter) : null
}

/** Whether the letters of a short form come in their order, the first one at the beginning. */
function hasLetters(short: string, long: string): boolean {
  const lower = long.toLowerCase()
  let at = 0
  for (const letter of short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')) {
    at = lower.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return lower[0] === short[0]?.toLowerCase()
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
  const isBroken =
    /[.;:()[\]"“”]|, according to\b/.test(long) || isLong || long.length <= short.length || long.includes(short)
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
  return /[.;:()[\]"“”]/.test(long) ? null : long
}
