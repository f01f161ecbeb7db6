/** Where the bracket opens that `at` stands in; -1 where it stands in none. */
export function openBracket(text: string, at: number): number {
  let depth = 0
  for (let index = at - 1; index >= Math.max(0, at - 400); index--) {
    const sign = text[index]
    if (sign === ')' || sign === ']') depth++
    else if (sign === '(' || sign === '[') {
      if (depth === 0) return index
      depth--
    }
  }
  return -1
}

/** What numbers belong to: what follows the last clause, or the last numbers of others. */
export function clauseOf(before: string): string {
  let from = Math.max(before.lastIndexOf('; '), lastStop(before), lastTurn(before))
  for (const match of before.matchAll(/[([][^()[\]]*\d[.·]?\d[^()[\]]*[)\]]|\d ?%(?= |,)/g))
    from = Math.max(from, match.index + match[0].length)
  return before.slice(from < 0 ? 0 : from).replace(/^[)\];,.\s]+(?:and |but |while |whereas |or |nor did )?|^\d\) /, '')
}

/** Where the last sentence ends; "H. pylori" ends none. */
function lastStop(before: string): number {
  for (let at = before.lastIndexOf('. '); at >= 0; at = at === 0 ? -1 : before.lastIndexOf('. ', at - 1))
    if (!/\b[A-Z]$/.test(before.slice(Math.max(0, at - 2), at))) return at
  return -1
}

/** Where the last ", whereas" stands. */
function lastTurn(before: string): number {
  let at = -1
  for (const { index } of before.matchAll(/, (?:whereas|while|but|although|though|nor did) /g)) at = index
  return at
}
