import { countOf } from '../facts/numbers'
import { figureOf } from '../support'

/** A word, number or per cent sign of a sentence; `key` is what makes two of them the same. */
export type Token = {
  text: string
  key: string
  isContent: boolean
  isNumber: boolean
  isInBracket: boolean
  endsPhrase: boolean
}

/**
 * What stands in the one sentence where the other has something else, between words that both have. It is firm where a
 * word that says something stands close by in both, and tight where one does on either side: then the one replaces the
 * other.
 */
export type Gap = {
  said: readonly Token[]
  known: readonly Token[]
  isFirm: boolean
  isTight: boolean
  /** After the last word that both have. */
  isLast: boolean
}

/** Two sentences word by word. */
export type Pairing = {
  said: readonly Token[]
  known: readonly Token[]
  gaps: Gap[]
  /** The part of the known one that the other covers. */
  covered: readonly Token[]
  /** The share of the words, without numbers, that say something which stand in the same order in both. */
  kept: number
}

const MOST_TOKENS = 90
const TOKEN = /[([]|[)\]]|[,;:]|non[- ]?inferior\p{L}*|\p{L}[\p{L}\p{M}]*(?:n['’]t)?|\d+(?:[.,·]\d+)*|%/giu
const PREFIX = 6
/** Numbers in a word; "one" is as often no number. */
const SPELT = new Map(
  `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty sixty seventy eighty ninety`
    .split(/\s+/)
    .map((word) => [word, String(countOf(word))]),
)
/** Words without which a sentence says the same. */
const LITTLE = new Set(
  `a an and are as at be been both but by can could did do does during each for from had has have however in into is it
  its may might of on or our so should such than that the their there these they this those to versus vs was we were
  when where whereas which while who will with would`.split(/\s+/),
)

/** The words of a sentence; two forms of a word have their first six letters in common. */
export function tokensOf(sentence: string): Token[] {
  const tokens: Token[] = []
  let depth = 0
  for (const [match] of sentence.matchAll(TOKEN)) {
    if (tokens.length === MOST_TOKENS) break
    if (match === '(' || match === '[') {
      depth++
      endPhrase(tokens)
    } else if (match === ')' || match === ']') depth = Math.max(0, depth - 1)
    else if (/[,;:]/.test(match)) endPhrase(tokens)
    else tokens.push(tokenOf(match, depth > 0))
  }
  return tokens
}

function tokenOf(text: string, isInBracket: boolean): Token {
  const word = text.toLowerCase().replace('’', "'")
  const figure = SPELT.get(word) ?? (/^\d/.test(word) ? figureOf(word) : null)
  const isNumber = figure !== null
  return {
    text,
    key: figure ?? word.replace(/^non[- ]/, 'non').slice(0, PREFIX),
    isNumber,
    isContent: isNumber || (word.length > 1 && !LITTLE.has(word)),
    isInBracket,
    endsPhrase: false,
  }
}

function endPhrase(tokens: Token[]) {
  const last = tokens.at(-1)
  if (last) last.endsPhrase = true
}

/** What is less in one order was said anew: then a word that is gone may be said in another way. */
export const LEAST_KEPT = 0.7

/** A word that says something counts for so many that do not. */
const CONTENT_WEIGHT = 3
/** How far from a gap the word may stand that makes it firm, and how much may stand in a firm gap. */
const NEAR = 3
const MOST_REPLACED = 5

/** The longest row of words that both sentences have in one order, and what stands between. */
export function paired(said: readonly Token[], known: readonly Token[]): Pairing {
  const pairs = commonRow(said, known)
  const gaps: Gap[] = []
  let [here, there] = [0, 0]
  for (const [place, [one, other]] of [...pairs, [said.length, known.length] as Pair].entries()) {
    if (one > here || other > there) {
      const isShort = one - here <= MOST_REPLACED && other - there <= MOST_REPLACED
      const isNear = ([near, alsoNear]: Pair, index: number, alsoIndex: number) =>
        (said[near] as Token).isContent && Math.abs(index - near) <= NEAR && Math.abs(alsoIndex - alsoNear) <= NEAR
      const before = pairs.slice(Math.max(0, place - NEAR), place).some((pair) => isNear(pair, here, there))
      const after = pairs.slice(place, place + NEAR).some((pair) => isNear(pair, one - 1, other - 1))
      const isAtEnd = place === 0 || place === pairs.length
      gaps.push({
        isLast: place === pairs.length,
        said: said.slice(here, one),
        known: known.slice(there, other),
        isFirm: isShort && (before || after),
        isTight: isShort && (isAtEnd ? before || after : before && after),
      })
    }
    here = one + 1
    there = other + 1
  }
  const kept = pairs.filter(([one]) => (said[one] as Token).isContent)
  return {
    said,
    known,
    gaps,
    covered: known.slice(kept.at(0)?.[1] ?? 0, (kept.at(-1)?.[1] ?? -1) + 1),
    kept: kept.filter(([one]) => isWord(said[one])).length / Math.max(1, said.filter(isWord).length),
  }
}

const isWord = (token: Token | undefined) => token?.isContent === true && !token.isNumber

type Pair = [said: number, known: number]

/** A longest common subsequence, by weight; quadratic in at most ninety words. */
function commonRow(said: readonly Token[], known: readonly Token[]): Pair[] {
  const wide = known.length + 1
  const best = new Uint16Array((said.length + 1) * wide)
  const at = (one: number, other: number) => best[one * wide + other] as number
  const taken = (one: number, other: number) =>
    said[one]?.key === known[other]?.key ? at(one + 1, other + 1) + (said[one]?.isContent ? CONTENT_WEIGHT : 1) : 0
  for (let one = said.length - 1; one >= 0; one--)
    for (let other = known.length - 1; other >= 0; other--)
      best[one * wide + other] = Math.max(taken(one, other), at(one + 1, other), at(one, other + 1))
  const pairs: Pair[] = []
  for (let one = 0, other = 0; one < said.length && other < known.length; ) {
    if (taken(one, other) === at(one, other) && taken(one, other) > 0) pairs.push([one++, other++])
    else if (at(one, other) === at(one + 1, other)) one++
    else other++
  }
  return pairs
}
