import type { AbstractSection } from '@/lib/studies/citable-text'
import type { FactSpan } from './fact-text'
import { wordsOf } from './key-facts'

/**
 * Words that a title writes in capitals where the abstract has them too, within a sentence if it does: there they are
 * written small.
 */
export function withinSentence(span: FactSpan, abstract: readonly AbstractSection[], title: string): FactSpan {
  if (span.section !== null || (span.start > 0 && !isInCapitals(title))) return span
  const wanted = title.slice(span.start, span.end).toLowerCase()
  let first: FactSpan | null = null
  for (const [section, { text }] of abstract.entries()) {
    const lower = text.toLowerCase()
    // Some letters are longer when they are small.
    if (lower.length !== text.length) continue
    for (let start = lower.indexOf(wanted); start >= 0; start = lower.indexOf(wanted, start + 1)) {
      const end = start + wanted.length
      if (isWithinWord(text, start) || isWithinWord(text, end)) continue
      if (isWithin(text, start)) return { section, start, end }
      first ??= { section, start, end }
    }
  }
  return first ?? span
}

const isWithinWord = (text: string, at: number) => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1))
const isWithin = (text: string, at: number) => /[\p{Ll},;(] ?$/u.test(text.slice(Math.max(0, at - 2), at))

const WORD = /[\p{L}\p{N}]+/gu
/** "Xxxx": a capital that a sentence may not have; one within a word is there for good. */
const CAPITAL_FIRST = /^\p{Lu}\p{Ll}+$/u
const CAPITALS = /^\p{Lu}{2,}$/u
/** A title of which more of the longer words begin with a capital is written so throughout. */
const MOST_IN_SENTENCE = 0.6

/** The words of a span: those of a title that is written in capitals as a sentence has them, but for names. */
export function writtenSmall(span: FactSpan, abstract: readonly AbstractSection[], title: string): string {
  const words = wordsOf(span, abstract, title)
  if (span.section !== null || !isInCapitals(title)) return words
  const names = namesIn(abstract)
  const isShouted = !/\p{Ll}/u.test(title)
  return words.replace(WORD, (word, at: number) => {
    const isOnlyHere = CAPITAL_FIRST.test(word) || (isShouted && CAPITALS.test(word))
    // Alzheimer's
    const isOwner = /^['’]s\b/.test(words.slice(at + word.length))
    return isOnlyHere && !isOwner && !isName(word, names) ? word.toLowerCase() : word
  })
}

function isInCapitals(title: string): boolean {
  const long = (title.match(WORD) ?? []).filter((word) => word.length > 3)
  return long.filter((word) => /^\p{Lu}/u.test(word)).length > MOST_IN_SENTENCE * long.length
}

/** Letters that "Zambian" and "Zambia" share. */
const STEM = 5
const PEOPLE = /^.{4,}(?:ans?|ese|ish)$/

/** A name of the abstract, or a word made of one. */
const isName = (word: string, names: ReadonlySet<string>) =>
  names.has(word) || (PEOPLE.test(word) && [...names].some((name) => name.startsWith(word.slice(0, STEM))))

/** Words that begin with a capital within a sentence, and those all in capitals. */
function namesIn(abstract: readonly AbstractSection[]): Set<string> {
  const names = new Set<string>()
  for (const { text } of abstract) {
    for (const match of text.matchAll(WORD)) {
      const [word] = match
      if (/^\p{Lu}/u.test(word) && (CAPITALS.test(word) || isWithin(text, match.index))) names.add(word)
    }
  }
  return names
}
