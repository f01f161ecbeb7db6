/** Text of somebody's as one line of a mail: no line ends and other signs that are not seen, not longer than `most`. */
export function oneLine(text: string, most = 300): string {
  const line = text
    // Direction marks and the like could make a line read as another one.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const signs = [...line]
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : line
}
