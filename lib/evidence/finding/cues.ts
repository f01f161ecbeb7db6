import { CUE_WORDS, CUES, type Cue } from './cue-words'

/** A phrase as its words; the last may stand for every word that begins like it. */
type Phrase = { cue: number; rest: string[]; isOpen: boolean }

const exact = new Map<string, Phrase[]>()
const opening = new Map<string, Phrase[]>()
CUES.forEach((cue, index) => {
  for (const phrase of CUE_WORDS[cue].split('|')) {
    const isOpen = phrase.endsWith('*')
    const [first = '', ...rest] = (isOpen ? phrase.slice(0, -1) : phrase).split(' ')
    const into = isOpen && rest.length === 0 ? opening : exact
    into.set(first, [...(into.get(first) ?? []), { cue: index, rest, isOpen }])
  }
})
const LENGTHS = [...new Set([...opening.keys()].map(({ length }) => length))].sort((one, other) => one - other)

/** What each word met so far may begin; the words of medicine are many, so that not all are kept. */
const begun = new Map<string, Phrase[]>()
const MOST_KEPT = 20_000

/** Numbers are as many as there are, and begin hardly anything. */
const NONE: Phrase[] = []

function phrasesFrom(word: string): Phrase[] {
  if (word.charCodeAt(0) < 97) return exact.get(word) ?? NONE
  const known = begun.get(word)
  if (known) return known
  const found = [...(exact.get(word) ?? [])]
  for (const length of LENGTHS) if (length <= word.length) found.push(...(opening.get(word.slice(0, length)) ?? []))
  if (begun.size < MOST_KEPT) begun.set(word, found)
  return found
}

const WORD = /[a-z][a-z0-9]*(?:-[a-z0-9]+)*|\d+(?:[.,·]\d+)*|[=<>≤≥%±]/g
const MOST_WORDS = 120

/** The words of a text in lower case, numbers and a few signs among them. */
export const wordsOf = (text: string): string[] => (text.toLowerCase().match(WORD) ?? []).slice(0, MOST_WORDS)

export type Cues = {
  /** How often each kind of word stands in the sentence, in the order of CUES. */
  counts: Uint8Array
  /** Where the first of each kind stands, by words; -1 where there is none. */
  firsts: Int16Array
  /** Words of effect that no denial goes before, and those that one does. */
  stated: number
  denied: number
}

const DENIAL = CUES.indexOf('denial')
const EFFECT = CUES.indexOf('effect')
const SAME = CUES.indexOf('same')
const CONTRAST = CUES.indexOf('contrast')
/** A denial reaches so many words on, and not past a contrast. */
const REACH = 9

export function cuesOf(words: readonly string[]): Cues {
  const counts = new Uint8Array(CUES.length)
  const firsts = new Int16Array(CUES.length).fill(-1)
  let stated = 0
  let denied = 0
  let lastDenial = -REACH - 1
  for (let at = 0; at < words.length; at++) {
    for (const { cue, rest, isOpen } of phrasesFrom(words[at] as string)) {
      if (rest.length > 0 && !follows(words, at + 1, rest, isOpen)) continue
      if (counts[cue] === 0) firsts[cue] = at
      if ((counts[cue] as number) < 255) (counts[cue] as number)++
      if (cue === DENIAL) lastDenial = at
      else if (cue === CONTRAST) lastDenial = -REACH - 1
      else if (cue === EFFECT) {
        if (at - lastDenial <= REACH) denied++
        else stated++
      }
    }
  }
  return { counts, firsts, stated, denied: denied + (counts[SAME] as number) }
}

function follows(words: readonly string[], from: number, rest: readonly string[], isOpen: boolean): boolean {
  for (let index = 0; index < rest.length; index++) {
    const word = words[from + index]
    const wanted = rest[index] as string
    if (word === undefined) return false
    if (isOpen && index === rest.length - 1 ? !word.startsWith(wanted) : word !== wanted) return false
  }
  return true
}

const PLACES = Object.fromEntries(CUES.map((cue, index) => [cue, index])) as Record<Cue, number>

/** Where a kind of words stands among the counts. */
export const cueAt = (cue: Cue): number => PLACES[cue]
