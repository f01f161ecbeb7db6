import type { Gap, Pairing, Token } from './alignment'
import type { TurnedClaim } from './turned-claims'

/** A number or unit that stands where the closest sentence has another. */
export function replacedWord({ gaps, said, known, kept }: Pairing): TurnedClaim | null {
  if (kept < 0.6) return null
  for (const gap of gaps) {
    if (!gap.isFirm) continue
    const number = only(gap, ({ isNumber }) => isNumber) ?? only(gap, isUnit)
    if (number && !has(known, number.words) && !has(said, number.instead))
      return { kind: 'replaced', words: number.words.text, instead: number.instead.text }
  }
  return null
}

const UNIT = /^(?:mg|g|kg|ml|l|µg|μg|mcg|(?:second|minute|hour|day|week|month|year)s?|min|h|mm|cm|%|percent)$/i
const isUnit = ({ text }: Token) => UNIT.test(text)
const has = (tokens: readonly Token[], token: Token) => tokens.some(({ key }) => key === token.key)

/** The one token of a kind on either side. */
function only(gap: Gap, is: (token: Token) => boolean): { words: Token; instead: Token } | null {
  const [said, known] = [gap.said.filter(is), gap.known.filter(is)]
  return said.length === 1 && known.length === 1 ? { words: said[0] as Token, instead: known[0] as Token } : null
}
