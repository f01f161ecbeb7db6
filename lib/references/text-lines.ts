export type TextLine = { text: string; line: number }

/** The lines of a text, numbered from 1; a line end at the very end begins no other. */
export function* linesOf(text: string): Generator<TextLine> {
  let line = 0
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from)
    const end = newline < 0 ? text.length : newline
    yield { text: text.slice(from, end), line: ++line }
    from = end + 1
  }
}

/** Counts lines up to places of a text that come in their order. */
export function lineCounter(text: string): (index: number) => number {
  let line = 1
  let counted = 0
  return (index) => {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line++
    counted = Math.max(counted, index)
    return line
  }
}
