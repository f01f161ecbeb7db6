import { definitionsIn } from '../abbreviations'
import { contentWords } from '../content-words'
import { splitSentences } from '../sentences'
import { type Pairing, paired, type Token, tokensOf } from './alignment'
import { type Pointing, pointingsOf } from './claim-words'
import { lostPopulation } from './lost-population'
import { lostHedge, madeCause, turnedNothing } from './moved-bounds'
import { replacedName, replacedWord } from './replaced-words'
import type { TurnedClaim } from './turned-claim'
import { turnedDirection, turnedPlaces } from './turned-direction'
import { type Vocabulary, vocabularyOf } from './vocabulary'

/** Sentences read of either text, and characters of each: more than any summary or abstract has. */
const SENTENCES = 100
const LONGEST = 1_000
const MOST_READ = 20_000
/** The share of a sentence's content words that another has to have to be about the same; and how many it needs. */
const ALIKE = 0.7
const LEAST_WORDS = 3
/** Others that are nearly as close speak too, the closest of them. */
const NEARLY = 0.15
const MOST_CLOSE = 5
/** The share of words in one order from which a sentence is the other one, but for a change. */
const VERBATIM = 0.8
const MOST_SHORT = 20

const FINDERS = [
  turnedDirection,
  turnedPlaces,
  turnedNothing,
  replacedWord,
  replacedName,
  madeCause,
  lostHedge,
  lostPopulation,
]

/** A sentence that asks says nothing that could be turned round. */
const ASKS =
  /^(?:\w+: )?to [a-z]|\b(?:whether|aim(?:ed|s)?|objectives?|purpose|hypothesi[sz]ed?|(?:designed|sought|investigated|undertaken|conducted) to)\b/i

type Read = { words: Set<number>; pointing: (Pointing & { token: Token })[]; tokens: Token[]; asks: boolean }

/**
 * Claims of `text` that are turned round in `source`: every sentence of the source that comes close says otherwise. A
 * sentence of the text is told of once.
 */
export function turnedClaims(text: string, source: string, title = ''): TurnedClaim[] {
  const shorten = shortener(source.slice(0, MOST_READ))
  const known = readSentences(shorten(source.slice(0, MOST_READ)))
  const titles = readSentences(shorten(title.slice(0, LONGEST)))
  const vocabulary = vocabularyOf(
    known.map(({ tokens }) => tokens),
    titles.flatMap(({ tokens }) => tokens),
  )
  return readSentences(shorten(text.slice(0, MOST_READ))).flatMap((said): TurnedClaim[] => {
    const close = said.words.size < LEAST_WORDS ? [] : closest(said, known)
    const turned = turnedWord(said, close)
    if (turned) return [{ kind: 'direction', words: turned }]
    const faults = close.map(({ pairing }) => faultOf(pairing, vocabulary))
    return faults[0] && faults.every((fault) => fault !== null) ? [faults[0]] : []
  })
}

/** The first thing that a sentence turns round of another. */
function faultOf(pairing: Pairing, vocabulary: Vocabulary): TurnedClaim | null {
  for (const find of FINDERS) {
    const fault = find(pairing, vocabulary)
    if (fault) return fault
  }
  return null
}

type Close = { read: Read; pairing: Pairing }

/** The sentences that speak of the same: where one has nearly all words in their order, only those that do. */
function closest(said: Read, known: Read[]): Close[] {
  const spoken = known.filter(({ asks }) => asks === said.asks)
  const shares = spoken.map((read) => ({ read, share: shareOf(said.words, read.words) }))
  const least = Math.max(ALIKE, Math.max(0, ...shares.map(({ share }) => share)) - NEARLY)
  const close = shares
    .filter(({ share }) => share >= least)
    .sort((one, other) => other.share - one.share)
    .slice(0, MOST_CLOSE)
    .map(({ read }) => ({ read, pairing: paired(said.tokens, read.tokens) }))
    .sort((one, other) => other.pairing.kept - one.pairing.kept)
  const most = close[0]?.pairing.kept ?? 0
  return most < VERBATIM ? close : close.filter(({ pairing }) => pairing.kept >= most - NEARLY)
}

/** A word that points one way, where all that are close only point the other way on its scale. */
function turnedWord(said: Read, close: Close[]): string | null {
  const [first] = said.pointing
  if (!first || close.length === 0 || said.pointing.some(({ isUp }) => isUp !== first.isUp)) return null
  const isTurned = ({ read }: Close) =>
    read.pointing.some(({ scale }) => scale === first.scale) && read.pointing.every(({ isUp }) => isUp !== first.isUp)
  return close.every(isTurned) ? first.token.text : null
}

const readSentences = (text: string): Read[] =>
  splitSentences(text, SENTENCES).map(({ start, end }) => {
    const sentence = text.slice(start, Math.min(end, start + LONGEST))
    const tokens = tokensOf(sentence)
    const pointing = tokens.flatMap((token) => pointingsOf(token).map((way) => ({ ...way, token })))
    const others = tokens.filter((token) => !pointing.some((other) => other.token === token))
    const words = contentWords(others.map(({ text }) => text).join(' '))
    return { words, pointing, tokens, asks: ASKS.test(sentence) }
  })

/** Writes short what the source has a short form for, so that a name spelt out is the same name. */
function shortener(source: string): (text: string) => string {
  const all = splitSentences(source, SENTENCES).flatMap(({ start, end }) => definitionsIn(source.slice(start, end)))
  // The longest first: one may be a part of another.
  const forms = all
    .slice(0, MOST_SHORT)
    .sort((one, other) => other.long.length - one.long.length)
    .map(({ short, long }) => ({ short, long: inAnyCase(long, short) }))
  return (text) => forms.reduce((shorter, { short, long }) => shorter.replace(long, () => short), text)
}

const inAnyCase = (long: string, short: string) => new RegExp(`${escaped(long)}(?:\\s*\\(${escaped(short)}\\))?`, 'gi')
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function shareOf(words: Set<number>, others: Set<number>): number {
  let shared = 0
  for (const word of words) if (others.has(word)) shared++
  return shared / words.size
}
