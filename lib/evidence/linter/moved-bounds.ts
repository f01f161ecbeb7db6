import { type Gap, LEAST_KEPT, type Pairing, type Token } from './alignment'
import {
  hedges,
  leavesOpen,
  pointingsOf,
  saysCause,
  saysEqual,
  saysLittle,
  saysNothing,
  saysTogether,
} from './claim-words'
import type { TurnedClaim } from './turned-claim'

const isBound = (token: Token) => saysNothing(token) || saysEqual(token)
const isBoundOutside = (token: Token) => isBound(token) && !token.isInBracket

/** A "not", or a "similar", that is lost or has been put in. */
export function turnedNothing({ said, known, gaps, kept }: Pairing): TurnedClaim | null {
  const superior = said.find(({ key }) => key === 'superi')
  const nonInferior = known.find(({ key }) => key === 'noninf')
  if (superior && nonInferior && !said.some(({ key }) => key === 'noninf'))
    return { kind: 'superior', words: superior.text, instead: nonInferior.text }
  if (kept < LEAST_KEPT) return null
  const firm = gaps.filter((gap) => gap.isFirm && !isLeftOff(gap))
  const put = gaps.flatMap((gap) => gap.said)
  const told = put.filter(isBound).length
  const had = firm.flatMap((gap) => gap.known.filter(isBoundOutside)).length
  const lost = firm.find((gap) => gap.known.some(isBoundOutside) && !gap.said.some(isBound))
  if (lost && told < had && !put.some(saysLittle))
    return { kind: 'negation', words: lost.known.find(isBound)?.text as string }
  const added = gaps.find((gap) => gap.isTight && !gap.isLast && gap.said.some(isBound) && !gap.known.some(isBound))
  const left = gaps.flatMap((gap) => gap.known)
  if (
    added &&
    told > left.filter(isBound).length &&
    !left.some((word) => saysLittle(word) && pointingsOf(word).length === 0)
  )
    return { kind: 'added', words: added.said.find(isBound)?.text as string }
  return null
}

/** What is left off with much else, or at the end, takes its "not" with it. */
const isLeftOff = ({ said, known, isLast }: Gap) =>
  (isLast && said.length === 0) || contentIn(known) > contentIn(said) + MOST_LEFT_OFF
const contentIn = (tokens: readonly Token[]) => tokens.filter(({ isContent }) => isContent).length
const MOST_LEFT_OFF = 2

/** How many words a "suggest that" may stand before what it hedges. */
const LEAD = 4

/** A "may" or "suggests" of which nothing is left. */
export function lostHedge({ said, known, covered, gaps, kept }: Pairing): TurnedClaim | null {
  if (kept < LEAST_KEPT || said.some(hedges) || covered.length === 0 || gaps.some((gap) => gap.said.some(leavesOpen)))
    return null
  const start = known.indexOf(covered[0] as Token)
  const lead = known.slice(Math.max(0, start - LEAD), start).find(({ key }) => key === 'sugges')
  const lost =
    lead ??
    gaps
      .filter((gap) => gap.isFirm)
      .flatMap((gap) => gap.known)
      .find((token, index, all) => hedges(token) && !token.isInBracket && !isBounded(all[index - 1], all[index + 1]))
  return lost ? { kind: 'certain', words: lost.text } : null
}

/** "Could not" and "more likely" are no hedges. */
const isBounded = (before: Token | undefined, after: Token | undefined) =>
  (before !== undefined && /^(?:more|less|most|least)$/i.test(before.text)) ||
  (after !== undefined && saysNothing(after))

/** A cause where the other sentence only says that two things go together. */
export function madeCause({ said, gaps }: Pairing): TurnedClaim | null {
  const gap = gaps.find((gap) => gap.isFirm && gap.said.some(saysCause) && gap.known.some(saysTogether))
  const cause = gap?.said.find(saysCause)
  if (!gap || !cause || said.some(saysTogether)) return null
  return { kind: 'cause', words: cause.text, instead: gap.known.find(saysTogether)?.text }
}
