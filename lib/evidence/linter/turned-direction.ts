import { type Gap, LEAST_KEPT, type Pairing, type Token } from './alignment'
import { pointingsOf } from './claim-words'
import { comparators } from './comparators'
import type { TurnedClaim } from './turned-claim'
import type { Vocabulary } from './vocabulary'

/**
 * A word that points the other way than the word in its place, and where two arms have changed places as well nothing:
 * "A more than B" is "B less than A".
 */
export function turnedDirection(pairing: Pairing, vocabulary: Vocabulary): TurnedClaim | null {
  const turned = pairing.gaps.map(flipIn).find((words) => words !== null)
  if (!turned || turnedArms(pairing, vocabulary)) return null
  return { kind: 'direction', ...turned }
}

function flipIn({ said, known, isFirm }: Gap): { words: string; instead: string } | null {
  if (!isFirm) return null
  const [told, had] = [onlyPointing(said), onlyPointing(known)]
  return told && had && told.scale === had.scale && told.isUp !== had.isUp
    ? { words: told.word.text, instead: had.word.text }
    : null
}

/** The way in which all words that point do; null where none does, or two disagree. */
function onlyPointing(tokens: readonly Token[]) {
  const pointing = tokens.flatMap((word) => pointingsOf(word).map((way) => ({ ...way, word })))
  return pointing.every(({ isUp }) => isUp === pointing[0]?.isUp) ? (pointing[0] ?? null) : null
}

/** Words that have changed places stand in no one order. */
const LEAST_KEPT_OF_TURNED = LEAST_KEPT - 0.15
/** From here on a sentence is the other one, but for what was changed. */
const VERBATIM = 0.8

/** Two arms, or two numbers, each of which stands where the other did. */
export function turnedPlaces(pairing: Pairing, vocabulary: Vocabulary): TurnedClaim | null {
  if (pairing.kept < LEAST_KEPT_OF_TURNED) return null
  const numbers = crossed(pairing, isNumber) ?? inverted(pairing, isNumber)
  const arms = turnedArms(pairing, vocabulary)
  if (!arms) return numbers && { kind: 'places', words: numbers.join(' and ') }
  const flips = pairing.gaps.some((gap) => flipIn(gap) !== null)
  // Arms that took their numbers with them are right, but not where one is still more than the other.
  const isRight = flips || (numbers && comparators(pairing.said).length === 0)
  return isRight ? null : { kind: 'places', words: arms.join(' and ') }
}

/** The arms that have changed places, where the sentence says which is more, or has numbers of both. */
function turnedArms(pairing: Pairing, { given }: Vocabulary): [string, string] | null {
  const { said, known } = pairing
  const isName = ({ key }: Token) => given.has(key)
  const isOfBoth = said.filter(({ isNumber }) => isNumber).length >= 2
  const named = () => (isOfBoth ? (crossed(pairing, isName) ?? inverted(pairing, isName)) : null)
  if (!said.some((token) => pointingsOf(token).length > 0)) return named()
  const [told, had] = [comparators(said), comparators(known)]
  if (told.length === 0 || had.length === 0) return named()
  const to = told.find((token) => !isIn(had, token) && isIn(known, token))
  const from = had.find((token) => !isIn(told, token) && isIn(said, token))
  if (to && from) return [from.text, to.text]
  return crossed(pairing, ({ isNumber }) => !isNumber) ?? inverted(pairing, isName)
}

const isNumber = (token: Token) => token.isNumber
const isIn = (tokens: readonly Token[], { key }: Token) => tokens.some((token) => token.key === key)

/** What has gone from one gap to another while something else went the other way. */
function crossed({ gaps: all }: Pairing, is: (token: Token) => boolean): [string, string] | null {
  const shared = (tokens: readonly Token[], others: readonly Token[]) =>
    tokens.find((token) => token.isContent && is(token) && isIn(others, token))
  const gaps = is === isNumber ? all : all.filter(({ isFirm }) => isFirm)
  for (const [index, one] of gaps.entries())
    for (const other of gaps.slice(index + 1)) {
      const first = shared(one.said, other.known)
      const second = shared(other.said, one.known)
      if (first && second && first.key !== second.key) return [first.text, second.text]
    }
  return null
}

/** Two words of a kind in another order, where all others are in theirs and no phrase has moved as a whole. */
function inverted(pairing: Pairing, is: (token: Token) => boolean): [string, string] | null {
  const { said, known, gaps, kept } = pairing
  if (kept < VERBATIM) return null
  const isMovedAlone = ({ said: put }: Gap) => put.filter((token) => token.isContent && isIn(known, token)).length === 1
  const moved = gaps.filter(isMovedAlone).flatMap((gap) => gap.said.filter(is))
  const once = (tokens: readonly Token[], { key }: Token) => tokens.filter((token) => token.key === key).length === 1
  const both = said.filter((token) => is(token) && once(said, token) && once(known, token))
  for (const [index, one] of both.entries())
    for (const other of both.slice(index + 1)) {
      const isTurned = known.findIndex(({ key }) => key === one.key) > known.findIndex(({ key }) => key === other.key)
      if (isTurned && (moved.includes(one) || moved.includes(other))) return [one.text, other.text]
    }
  return null
}
