import type { Token } from './alignment'

const AGAINST = /^(?:than|versus|vs)$/i
const AGAINST_WITH = /^(?:compared|comparison|relative)$/i
const WITH = /^(?:with|to)$/i
/** Words that stand before the name of what something was compared with. */
const BEFORE =
  /^(?:with|to|the|an?|in|that|those|patients?|people|women|men|children|participants?|subjects?|who|were|was|had|have|received?|receiving|undergoing|given|taking|using|treated|allocated|assigned|randomi[sz]ed|groups?|of|after|for)$/i
/** Where such a name ends. */
const AFTER =
  /^(?:in|for|at|after|on|during|by|among|and|or|but|when|while|which|who|that|as|was|were|is|are|did|had|has)$/i
const REACH = 10
/** Words that name an arm, the first of what follows. */
const HEADS = 2

/** The words after each "than" of a sentence that name what something was compared with. */
export function comparators(tokens: readonly Token[]): Token[] {
  return tokens.flatMap(({ text }, index) => {
    const isMark = AGAINST.test(text) || (AGAINST_WITH.test(text) && WITH.test(tokens[index + 1]?.text ?? ''))
    return isMark ? headsOf(tokens.slice(index + 1, index + 1 + REACH)) : []
  })
}

function headsOf(tokens: readonly Token[]): Token[] {
  const heads: Token[] = []
  for (const token of tokens) {
    const isBefore = BEFORE.test(token.text)
    if (heads.length === HEADS || (heads.length > 0 && AFTER.test(token.text))) break
    if (token.isContent && !token.isNumber && !isBefore) heads.push(token)
    if (token.endsPhrase) break
  }
  return heads
}
