import { MAX_DEPTH } from './question'
import type { Problems } from './question-problems'
import type { Token } from './question-tokens'

/**
 * The tokens with every parenthesis in a pair and no deeper than the bound: the odd and the too deep are said and left
 * out, so that what comes after may rely on it.
 */
export function pairedParentheses(tokens: Token[], problems: Problems): Token[] {
  const open: number[] = []
  const left = new Set<number>()
  tokens.forEach((token, index) => {
    if (token.kind === 'open') open.push(index)
    if (token.kind !== 'close') return
    const partner = open.pop()
    if (partner === undefined) {
      left.add(index)
      problems.say(token, 'This parenthesis closes nothing; it is left out.')
    } else if (open.length >= MAX_DEPTH) {
      left.add(index).add(partner)
      const place = { start: (tokens[partner] as Token).start, end: token.end }
      problems.say(place, `Parentheses go at most ${MAX_DEPTH} deep; those further in are left out.`)
    }
  })
  for (const index of open) {
    left.add(index)
    problems.say(tokens[index] as Token, 'This parenthesis is never closed; it is left out.')
  }
  return tokens.filter((_, index) => !left.has(index))
}
