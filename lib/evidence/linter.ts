import type { AbstractSection } from '../citable-text'
import { countWords } from './edits'
import { claimsBeyond, figureOf, type Unsupported } from './support'
import { type TurnedClaim, turnedClaims } from './turned-claims'

/** Something an editor is told of a text: the words in question, and what is the matter with them. */
export type Warning = {
  kind: 'number' | 'unit' | 'name' | 'direction' | 'certainty' | 'long'
  words: string
  message: string
}

/** Words that a TL;DR has at most. */
export const TLDR_WORDS = 35
/** Warnings of one text that anybody reads. */
const MOST = 20

const SAID: Record<Exclude<Warning['kind'], 'long'>, (words: string) => string> = {
  number: (words) => `The number ${words} is not in the abstract.`,
  unit: (words) => `The abstract does not have “${words}” with this unit.`,
  name: (words) => `The name “${words}” is not in the abstract.`,
  direction: (words) => `“${words}”: the abstract only speaks of the other direction.`,
  certainty: (words) => `“${words}” claims more certainty than the abstract does.`,
}

/**
 * What an editor is warned of: what a text says that title and abstract do not, and a TL;DR that is too long. It
 * compares words, not meanings: a text without a warning may still be wrong, and where there is no abstract nothing can
 * be said of what a text claims. Never throws; reads 20,000 characters.
 */
export function lint(
  text: { tldr: string; paragraph: string },
  source: { title: string; abstract: readonly AbstractSection[] },
): { tldr: Warning[]; paragraph: Warning[] } {
  const abstract = source.abstract.map(({ text }) => text).join(' \n ')
  const known = `${source.title} \n ${abstract}`
  const length = countWords(text.tldr)
  const long: Warning[] =
    length > TLDR_WORDS
      ? [{ kind: 'long', words: '', message: `The TL;DR has ${length} words; ${TLDR_WORDS} is the most.` }]
      : []
  const claimed = (words: string) => (abstract.trim() ? claims(words, known, abstract) : [])
  return { tldr: [...long, ...claimed(text.tldr)], paragraph: claimed(text.paragraph) }
}

/** What a text claims; of a number that is wrong, not once more that its unit is, and of a word once. */
function claims(text: string, known: string, abstract: string): Warning[] {
  const beyond = claimsBeyond(text, known)
  const numbers = new Set(beyond.flatMap(({ kind, words }) => (kind === 'number' ? [words] : [])))
  const told = beyond
    .filter(({ kind, words }) => kind !== 'unit' || !numbers.has(words.split(' ')[0] as string))
    .flatMap(({ kind, words }) => (isSaid(kind) ? [{ kind, words }] : []))
    .slice(0, MOST)
    .map(({ kind, words }) => warning(kind, asWritten(words, text)))
  const isNew = ({ kind, words }: Warning, index: number, all: Warning[]) =>
    all.findIndex((other) => other.kind === kind && other.words === words) === index
  return [...told, ...turned(text, abstract)].filter(isNew).slice(0, MOST)
}

const CLOSEST = 'the sentence of the abstract that comes closest'
const TURNED: Record<TurnedClaim['kind'], { kind: Warning['kind']; say: (words: string, instead: string) => string }> = {
  direction: { kind: 'direction', say: (words) => `“${words}”: ${CLOSEST} says the opposite.` },
  negation: { kind: 'direction', say: (words) => `The sentence of the abstract that comes closest has a “${words}”, this one has none.` },
  added: { kind: 'direction', say: (words) => `“${words}”: ${CLOSEST} has none.` },
  effect: { kind: 'direction', say: (words) => `“${words}”: ${CLOSEST} has none.` },
  places: { kind: 'direction', say: (words) => `“${words}”: each stands where ${CLOSEST} has the other.` },
  superior: { kind: 'direction', say: (words, instead) => `“${words}”: ${CLOSEST} says “${instead}”.` },
  replaced: { kind: 'number', say: (words, instead) => `“${words}”: ${CLOSEST} has “${instead}” here.` },
  name: { kind: 'name', say: (words, instead) => `“${words}”: ${CLOSEST} has “${instead}” here.` },
  certain: { kind: 'certainty', say: (words) => `The sentence of the abstract that comes closest says “${words}”, this one is certain.` },
  cause: { kind: 'certainty', say: (words, instead) => `“${words}”: ${CLOSEST} only says “${instead}”.` },
}

/** Sentences that turn round what the abstract says. */
const turned = (text: string, abstract: string): Warning[] =>
  turnedClaims(text, abstract).map(({ kind, words, instead = '' }) => ({
    kind: TURNED[kind].kind,
    words,
    message: TURNED[kind].say(words, instead),
  }))

const isSaid = (kind: Unsupported['kind']): kind is keyof typeof SAID => kind in SAID
const warning = (kind: keyof typeof SAID, words: string): Warning => ({ kind, words, message: SAID[kind](words) })

/** The words as they stand in the text: with its capitals, and its commas in a number. */
function asWritten(words: string, text: string): string {
  const at = text.toLowerCase().indexOf(words.toLowerCase())
  if (at >= 0) return text.slice(at, at + words.length)
  const [figure, ...unit] = words.split(' ')
  const written = text.match(/\d+(?:[.,·]\d+)*/g)?.find((number) => figureOf(number) === figure)
  return written ? [written, ...unit].join(' ') : words
}
