/** Why and where an entry stops being BibTeX. */
export class BibtexFault extends Error {
  constructor(
    message: string,
    readonly index: number,
  ) {
    super(message)
  }
}

export function skipBlank(text: string, from: number, limit: number): number {
  let at = from
  while (at < limit && /\s/.test(text[at] as string)) at++
  return at
}

/** One piece of a value that begins at `from`: in braces, in quotation marks, a number, or the name of a string. */
export function readPiece(
  text: string,
  from: number,
  limit: number,
  strings: ReadonlyMap<string, string>,
): { text: string; end: number } {
  if (from >= limit) throw new BibtexFault('The entry does not end', limit)
  if (text[from] === '{') return delimited(text, from, limit, '}')
  if (text[from] === '"') return delimited(text, from, limit, '"')
  const name = /[^\s,#{}()"=]+/y
  name.lastIndex = from
  const word = name.exec(text)?.[0]
  if (!word || from + word.length > limit) throw new BibtexFault(`A value was expected before “${text[from]}”`, from)
  return { text: strings.get(word.toLowerCase()) ?? word, end: from + word.length }
}

/** Up to the closing sign outside inner braces; a brace behind a backslash counts, as in BibTeX. */
function delimited(text: string, from: number, limit: number, closing: string): { text: string; end: number } {
  let depth = 0
  for (let at = from + 1; at < limit; at++) {
    const character = text[at]
    if (character === closing && depth === 0) return { text: text.slice(from + 1, at), end: at + 1 }
    if (character === '{') depth++
    else if (character === '}' && --depth < 0) throw new BibtexFault('A brace closes what was not opened', at)
  }
  throw new BibtexFault(closing === '"' ? 'A quotation mark is not closed' : 'A brace is not closed', limit)
}
