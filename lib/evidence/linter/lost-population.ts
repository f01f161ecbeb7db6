import type { Gap, Pairing, Token } from './alignment'
import type { TurnedClaim } from './turned-claim'
import type { Vocabulary } from './vocabulary'

const PLACE = /^(?:in|among|for|at|after|when|during|with)$/i
const PEOPLE =
  /^(?:(?:sub-?)?(?:groups?|sets?|populations?)|patients?|women|men|boys|girls|those|participants|adults?|people|children|individuals|subjects|infants|smokers|males?|females?)$/i
const LONGEST = 12
/** Words that so many sentences have are those of the whole study, not of a part of its people. */
const MOST_SENTENCES = 2

/** An "only in" or "in women with" that is lost, where it bounds the claim to a part of those who were studied. */
export function lostPopulation({ gaps, said }: Pairing, vocabulary: Vocabulary): TurnedClaim | null {
  for (const gap of gaps) {
    if (gap.isLast && gap.said.length > 0) continue
    const words = lostOnly(gap) ?? lostPart(gap, vocabulary)
    if (words && !said.some(({ key }) => key === 'only' || key === 'alone')) return { kind: 'population', words }
  }
  return null
}

function lostOnly({ known, said, isFirm }: Gap): string | null {
  const at = known.findIndex(({ key }) => key === 'only')
  return at >= 0 && isFirm && said.length === 0 && known.length <= 3 ? 'only' : null
}

function lostPart({ said, known }: Gap, { counts }: Vocabulary): string | null {
  if (said.some(({ isContent }) => isContent) || known.length > LONGEST || !PLACE.test(known[0]?.text ?? ''))
    return null
  if (!known.some(({ text }) => PEOPLE.test(text))) return null
  const named = known.filter((token) => token.isContent && !PEOPLE.test(token.text) && !token.isNumber)
  const isRare = ({ key }: Token) => (counts.get(key) ?? 0) <= MOST_SENTENCES
  return named.length > 0 && named.every(isRare) ? known.map(({ text }) => text).join(' ') : null
}
