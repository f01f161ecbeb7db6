import type { AbstractSection } from '@/lib/studies/citable-text'
import { countWords } from '../edits'
import { COUNT, countOf } from '../facts/numbers'
import { peopleForAnimals } from '../judge/study-population'
import { claimsBeyond, figureOf, type Unsupported, unitsOf } from '../support'
import type { TurnedClaim } from './turned-claim'
import { turnedClaims } from './turned-claims'
import { pointsAtTheSame } from './turned-objects'

/** Something an editor is told of a text: the words in question, and what is the matter with them. */
export type Warning = {
  kind: 'number' | 'unit' | 'name' | 'direction' | 'certainty' | 'population' | 'long'
  words: string
  message: string
}

/** Words that a TL;DR has at most. */
export const TLDR_WORDS = 35
/** Warnings of one text that anybody reads. */
const MOST = 20

type Beyond = 'number' | 'unit' | 'name' | 'direction' | 'certainty'
const BEYOND: Record<Beyond, (words: string) => string> = {
  number: (words) => `The number ${words} is not in the abstract.`,
  unit: (words) => `The abstract does not have “${words}” with this unit.`,
  name: (words) => `The name “${words}” is not in the abstract.`,
  direction: (words) => `“${words}”: the abstract only speaks of the other direction.`,
  certainty: (words) => `“${words}” claims more certainty than the abstract does.`,
}

const CLOSEST = 'sentence of the abstract that comes closest'
type Said = { kind: Warning['kind']; message: (words: string, instead: string) => string }
const TURNED: Record<TurnedClaim['kind'], Said> = {
  direction: { kind: 'direction', message: (words) => `“${words}”: the ${CLOSEST} says the opposite.` },
  negation: { kind: 'direction', message: (words) => `The ${CLOSEST} has a “${words}”, this one has none.` },
  added: { kind: 'direction', message: (words) => `“${words}”: the ${CLOSEST} has no such word.` },
  superior: { kind: 'direction', message: (words, instead) => `“${words}”: the ${CLOSEST} says “${instead}”.` },
  places: { kind: 'direction', message: (words) => `${words} have changed places against the ${CLOSEST}.` },
  number: { kind: 'number', message: (words, instead) => `The ${CLOSEST} has ${instead} where this one has ${words}.` },
  unit: { kind: 'unit', message: (words, instead) => `The ${CLOSEST} has “${instead}” where this one has “${words}”.` },
  name: { kind: 'name', message: (words, instead) => `The ${CLOSEST} has “${instead}” where this one has “${words}”.` },
  cause: { kind: 'certainty', message: (words, instead) => `“${words}”: the ${CLOSEST} only says “${instead}”.` },
  certain: { kind: 'certainty', message: (words) => `The ${CLOSEST} says “${words}”, this one claims it for certain.` },
  population: {
    kind: 'population',
    message: (words) => `The ${CLOSEST} bounds this by “${words}”, this one does not.`,
  },
}

/**
 * What an editor is warned of: what a text says that title and abstract do not, what it turns round of the sentence that
 * comes closest, and a TL;DR that is too long. It compares words, not meanings: a text without a warning may still be
 * wrong, and where there is no abstract nothing can be said of what a text claims. Never throws; reads 20,000 characters.
 */
export function lint(
  text: { tldr: string; paragraph: string },
  source: { title: string; abstract: readonly AbstractSection[] },
): { tldr: Warning[]; paragraph: Warning[] } {
  const abstract = source.abstract.map(({ text }) => text).join(' \n ')
  const length = countWords(text.tldr)
  const long: Warning[] =
    length > TLDR_WORDS
      ? [{ kind: 'long', words: '', message: `The TL;DR has ${length} words; ${TLDR_WORDS} is the most.` }]
      : []
  const claimed = (words: string) => (abstract.trim() ? claims(words, source.title, abstract) : [])
  return { tldr: [...long, ...claimed(text.tldr)], paragraph: claimed(text.paragraph) }
}

/** What a text claims that is not so, each word once. */
function claims(text: string, title: string, abstract: string): Warning[] {
  const known = asWrittenOtherwise(`${title} \n ${abstract}`)
  const people = peopleForAnimals(text, known)
  const population: Warning[] = people
    ? [{ kind: 'population', words: people, message: `“${people}”: the abstract speaks of no people.` }]
    : []
  const turned = turnedClaims(text, abstract, title).map(({ kind, words, instead = '' }) => ({
    kind: TURNED[kind].kind,
    words,
    message: TURNED[kind].message(words, instead),
  }))
  return [...beyond(text, known), ...population, ...turned].filter(isNew).slice(0, MOST)
}

const isNew = ({ kind, words }: Warning, index: number, all: Warning[]) =>
  all.findIndex((other) => other.kind === kind && other.words === words) === index

const COUNTS = new RegExp(COUNT, 'gi')
const READ = 10_000

/** A source, and once more as an editor may write it: "twelve-week" as "12 week", "2.1 (0.3) kg" as "2.1 kg". */
function asWrittenOtherwise(source: string): string {
  const read = source.slice(0, READ)
  const figures = read.replace(COUNTS, (count) => String(countOf(count) ?? count)).replace(/(\d)-(?=\p{L})/gu, '$1 ')
  return [source.slice(0, READ), figures, figures.replace(/\s?\([^()]*\)/g, ''), source.slice(READ)].join(' \n ')
}

/** What a text claims that its source does not have. */
function beyond(text: string, known: string): Warning[] {
  const found = claimsBeyond(text, known)
  const numbers = new Set(found.flatMap(({ kind, words }) => (kind === 'number' ? [words] : [])))
  const isToBeSaid = ({ kind, words }: { kind: Beyond; words: string }) => {
    // Of a number that is wrong not once more that its unit is.
    if (kind === 'unit') return !numbers.has(words.split(' ')[0] as string) && hasOtherUnit(words, known)
    if (kind === 'direction') return pointsAtTheSame(text, known)
    return kind !== 'certainty' || !isDenied(words, text)
  }
  return found
    .flatMap(({ kind, words }) => (isSaid(kind) ? [{ kind, words }] : []))
    .filter(isToBeSaid)
    .slice(0, MOST)
    .map(({ kind, words }) => ({ kind, words: asWritten(words, text) }))
    .map(({ kind, words }) => ({ kind, words, message: BEYOND[kind](words) }))
}

const isSaid = (kind: Unsupported['kind']): kind is Beyond => kind in BEYOND

/** "Not proven", "before anything definitive can be said". */
const isDenied = (words: string, text: string): boolean =>
  new RegExp(`\\b(?:not|no|cannot|never|without|before|whether|needed to)\\b[^.;]{0,60}\\b${words}\\b`, 'i').test(text)

/** Whether a source has the number with another unit, or nothing in this one: "2 (0.3) weeks" and "2 or 3 mg" may be split. */
function hasOtherUnit(words: string, known: string): boolean {
  const [figure, unit] = words.split(' ')
  const units = unitsOf(known).map((other) => other.split(' '))
  return units.some(([other]) => other === figure) || !units.some(([, other]) => other === unit)
}

/** The words as they stand in the text: with its capitals, and its commas in a number. */
function asWritten(words: string, text: string): string {
  const at = text.toLowerCase().indexOf(words.toLowerCase())
  if (at >= 0) return text.slice(at, at + words.length)
  const [figure, ...unit] = words.split(' ')
  const written = text.match(/\d+(?:[.,·]\d+)*/g)?.find((number) => figureOf(number) === figure)
  return written ? [written, ...unit].join(' ') : words
}
