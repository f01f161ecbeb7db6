import type { Gap, Pairing, Token } from './alignment'
import { pointingsOf } from './claim-words'
import type { TurnedClaim } from './turned-claims'

/**
 * A word that points the other way than the word in its place, and where two arms have changed places as well nothing:
 * "A more than B" is "B less than A".
 */
export function turnedDirection(pairing: Pairing): TurnedClaim | null {
  const turned = pairing.gaps.map(flipIn).find((words) => words !== null)
  if (!turned || turnedArms(pairing)) return null
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

const AGAINST = /^(?:than|versus|vs)$/i
const AGAINST_WITH = /^(?:compared|comparison|relative)$/i
const WITH = /^(?:with|to)$/i
/** Where the words end that name what something was compared with, unless they stand first. */
const AFTER =
  /^(?:in|for|at|after|on|during|by|among|and|or|but|when|while|which|who|that|as|was|were|is|are|did|had|has)$/i
const REACH = 8
const LEAST_KEPT = 0.6
/** Words that name an arm, the first of what follows. */
const HEADS = 2

/** Two arms, or two numbers, each of which stands where the other did. */
export function turnedPlaces(pairing: Pairing): TurnedClaim | null {
  const numbers = crossed(pairing, true)
  const arms = turnedArms(pairing)
  if (numbers && !arms) return { kind: 'places', words: numbers.join(' and ') }
  const flips = pairing.gaps.some((gap) => flipIn(gap) !== null)
  return arms && !flips && !numbers ? { kind: 'places', words: arms.join(' and ') } : null
}

/** The arms of a comparison that have changed places, where the sentence says which is more. */
function turnedArms(pairing: Pairing): [string, string] | null {
  const { said, known, kept } = pairing
  if (kept < LEAST_KEPT || !said.some((token) => pointingsOf(token).length > 0)) return null
  const [told, had] = [comparators(said), comparators(known)]
  if (told.length === 0 || had.length === 0) return null
  const isIn = (tokens: readonly Token[], { key }: Token) => tokens.some((token) => token.key === key)
  const to = told.find((token) => !isIn(had, token) && isIn(known, token))
  const from = had.find((token) => !isIn(told, token) && isIn(said, token))
  return to && from ? [from.text, to.text] : crossed(pairing, false)
}

/** The words after each "than" of a sentence that name what something was compared with. */
function comparators(tokens: readonly Token[]): Token[] {
  return tokens.flatMap(({ text }, index) => {
    const isMark = AGAINST.test(text) || (AGAINST_WITH.test(text) && WITH.test(tokens[index + 1]?.text ?? ''))
    if (!isMark) return []
    const near = tokens.slice(index + 1, index + 1 + REACH)
    const last = near.findIndex(({ text, endsPhrase }, place) => endsPhrase || (place > 1 && AFTER.test(text)))
    return near
      .slice(0, last < 0 ? near.length : last + 1)
      .filter(({ isContent, isNumber }) => isContent && !isNumber)
      .slice(0, HEADS)
  })
}

/** What has gone from one gap to another while something else went the other way. */
function crossed({ gaps: all }: Pairing, isNumber: boolean): [string, string] | null {
  const shared = (tokens: readonly Token[], others: readonly Token[]) =>
    tokens.find((token) => token.isContent && token.isNumber === isNumber && others.some(({ key }) => key === token.key))
  const gaps = isNumber ? all : all.filter(({ isFirm }) => isFirm)
  for (const [index, one] of gaps.entries())
    for (const other of gaps.slice(index + 1)) {
      const first = shared(one.said, other.known)
      const second = shared(other.said, one.known)
      if (first && second && first.key !== second.key) return [first.text, second.text]
    }
  return null
}
