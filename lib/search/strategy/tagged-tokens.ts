import type { Token } from '../question-tokens'

type Tag = Extract<Token, { kind: 'tag' }>

/**
 * The tokens with a field behind every word, phrase or parenthesis that is near the last one: "hair adj3 loss.tw."
 * asks for both in the text.
 */
export function withTagBefore(tokens: Token[], tag: Tag): Token[] {
  const ends: number[] = []
  let at = beginningOf(tokens, tokens.length - 1)
  while (at > 1 && tokens[at - 1]?.kind === 'near') {
    const end = at - 2
    if (tokens[end]?.kind === 'tag' || tokens[end]?.kind === 'near') break
    ends.push(end)
    at = beginningOf(tokens, end)
  }
  if (ends.length === 0) return tokens
  const tagged = new Set(ends)
  return tokens.flatMap((token, index) => (tagged.has(index) ? [token, tag] : [token]))
}

/** Where what ends at `end` begins: a parenthesis with the one that opens it. */
function beginningOf(tokens: Token[], end: number): number {
  if (tokens[end]?.kind !== 'close') return end
  let open = 0
  for (let at = end; at >= 0; at--) {
    const kind = tokens[at]?.kind
    if (kind === 'close') open++
    if (kind === 'open' && --open === 0) return at
  }
  return end
}
