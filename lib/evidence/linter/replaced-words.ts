import { unsupportedWords } from '../told-words'
import { type Gap, LEAST_KEPT, type Pairing, type Token } from './alignment'
import { pointingsOf } from './claim-words'
import type { TurnedClaim } from './turned-claim'
import { GENERAL, isShortForm, type Vocabulary } from './vocabulary'

/** A number or unit that stands where the closest sentence has another. */
export function replacedWord({ gaps, said, known, kept }: Pairing): TurnedClaim | null {
  if (kept < LEAST_KEPT) return null
  for (const gap of gaps) {
    const number = gap.isFirm ? only(gap, ({ isNumber }) => isNumber) : null
    const other = number ?? unitIn(gap)
    if (other && !has(known, other.words) && !has(said, other.instead))
      return { kind: number ? 'number' : 'unit', words: other.words.text, instead: other.instead.text }
  }
  return null
}

const UNIT = /^(?:mg|g|kg|ml|l|µg|μg|mcg|(?:second|minute|hour|day|week|month|year)s?|min|h|mm|cm|%|percent)$/i
const isUnit = ({ text }: Token) => UNIT.test(text)
const has = (tokens: readonly Token[], token: Token) => tokens.some(({ key }) => key === token.key)

function unitIn(gap: Gap): { words: Token; instead: Token } | null {
  const [words, instead] = [gap.said[0], gap.known[0]]
  if (words && instead && isUnit(words) && isUnit(instead)) return { words, instead }
  return gap.isFirm ? only(gap, isUnit) : null
}

/** The one token of a kind on either side. */
function only(gap: Gap, is: (token: Token) => boolean): { words: Token; instead: Token } | null {
  const [said, known] = [gap.said.filter(is), gap.known.filter(is)]
  return said.length === 1 && known.length === 1 ? { words: said[0] as Token, instead: known[0] as Token } : null
}

/** A name of something given where the closest sentence has another. */
export function replacedName({ gaps, said, known, kept }: Pairing, vocabulary: Vocabulary): TurnedClaim | null {
  if (kept < LEAST_KEPT) return null
  for (const gap of gaps) {
    if (!gap.isTight) continue
    const instead = gap.known.find((token) => isNamedMore(token, known, said) && vocabulary.given.has(token.key))
    if (!instead) continue
    const isReplaced = (token: Token) =>
      vocabulary.given.has(token.key) || (isUnsupported(token, vocabulary) && !isShortForm(instead))
    const words = gap.said.find((token) => isNamedMore(token, said, known) && isReplaced(token))
    if (words) return { kind: 'name', words: words.text, instead: instead.text }
  }
  return null
}

/** A noun, as far as its ending tells, that the abstract does not have and that says nothing of a direction. */
const isUnsupported = (token: Token, { counts }: Vocabulary) =>
  !counts.has(token.key) &&
  token.text.length > 4 &&
  !/(?:ed|ing|ly)$/.test(token.text) &&
  !isShortForm(token) &&
  pointingsOf(token).length === 0 &&
  unsupportedWords(token.text, '').length > 0

/** Whether a word that may be a name comes more often here than there. */
const isNamedMore = (token: Token, here: readonly Token[], there: readonly Token[]) =>
  token.isContent && !token.isNumber && !GENERAL.test(token.text) && timesOf(token, here) > timesOf(token, there)
const timesOf = (token: Token, tokens: readonly Token[]) => tokens.filter(({ key }) => key === token.key).length
