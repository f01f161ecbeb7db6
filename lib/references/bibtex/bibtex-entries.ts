import { lineCounter } from '../text-lines'
import { BibtexFault, readPiece, skipBlank } from './bibtex-values'

export type BibtexEntry = {
  type: string
  key: string
  line: number
  raw: string
  /** By names in lower case; values without their outermost delimiters. */
  fields: Map<string, string>
}

export type BrokenEntry = { line: number; raw: string; reason: string }

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const BEGIN = /@\s*([A-Za-z][\w-]*)\s*([{(])/g
/** An entry ends at the latest where a line begins another, so that one without its end costs no more than itself. */
const LINE_BEGIN = /^[ \t]*@\s*[A-Za-z][\w-]*\s*[{(]/gm

/** The entries of a BibTeX file with their strings filled in; what stands between entries is a comment, by the format. */
export function* bibtexEntries(text: string): Generator<BibtexEntry | BrokenEntry> {
  const strings = new Map(MONTHS.map((month) => [month, month]))
  const lineOf = lineCounter(text)
  const begins = [...text.matchAll(LINE_BEGIN)].map(({ index }) => index)
  let next = 0
  for (let at = 0; ; ) {
    BEGIN.lastIndex = at
    const found = BEGIN.exec(text)
    if (!found) return
    while (next < begins.length && (begins[next] as number) <= found.index) next++
    const limit = begins[next] ?? text.length
    const type = (found[1] as string).toLowerCase()
    const line = lineOf(found.index)
    if (type === 'comment') {
      at = endOfComment(text, BEGIN.lastIndex - 1)
      continue
    }
    try {
      const entry = readEntry(text, BEGIN.lastIndex, limit, found[2] === '{' ? '}' : ')', type, strings)
      at = entry.end
      if (type === 'string') for (const [name, value] of entry.fields) strings.set(name, value)
      else if (type !== 'preamble') {
        yield { type, key: entry.key, line, raw: text.slice(found.index, entry.end), fields: entry.fields }
      }
    } catch (error) {
      if (!(error instanceof BibtexFault)) throw error
      at = limit
      const raw = text.slice(found.index, limit).trimEnd()
      yield {
        line,
        raw,
        reason: `${error.message} (line ${line + raw.slice(0, error.index - found.index).split('\n').length - 1})`,
      }
    }
  }
}

/** Past the closing brace of a comment; where it has none it is one line. */
function endOfComment(text: string, open: number): number {
  let depth = 0
  const limit = Math.min(text.length, open + (1 << 20))
  for (let at = open; at < limit; at++) {
    if (text[at] === '{') depth++
    else if (text[at] === '}' && --depth === 0) return at + 1
  }
  const newline = text.indexOf('\n', open)
  return newline < 0 ? text.length : newline + 1
}

type Body = { key: string; fields: Map<string, string>; end: number }

function readEntry(
  text: string,
  from: number,
  limit: number,
  closing: string,
  type: string,
  strings: ReadonlyMap<string, string>,
): Body {
  const fields = new Map<string, string>()
  let at = skipBlank(text, from, limit)
  if (type === 'preamble') {
    readPieces(text, at, limit, strings)
    return { key: '', fields, end: endOf(text, readPieces(text, at, limit, strings).end, limit, closing) }
  }
  let key = ''
  if (type !== 'string') {
    // A key may be empty or hold blanks; without one the first field follows.
    const rest = /[^,=]*/y
    rest.lastIndex = at
    const words = (rest.exec(text)?.[0] ?? '').slice(0, Math.max(0, limit - at))
    const after = text[at + words.length]
    if (after === ',' && at + words.length < limit) {
      key = words.trim()
      at += words.length + 1
    } else if (after !== '=' || at + words.length >= limit) {
      const close = text.indexOf(closing, at)
      if (close < 0 || close >= limit) throw new BibtexFault('The entry does not end', Math.min(limit, text.length))
      return { key: text.slice(at, close).trim(), fields, end: close + 1 }
    }
  }
  for (;;) {
    at = skipBlank(text, at, limit)
    while (text[at] === ',' && at < limit) at = skipBlank(text, at + 1, limit)
    if (at >= limit) throw new BibtexFault('The entry does not end', limit)
    if (text[at] === closing) return { key, fields, end: at + 1 }
    const name = /[^\s=,{}()"#%]+/y
    name.lastIndex = at
    const word = name.exec(text)?.[0]
    if (!word) throw new BibtexFault(`A field was expected before “${text[at]}”`, at)
    at = skipBlank(text, at + word.length, limit)
    if (text[at] !== '=' || at >= limit) throw new BibtexFault(`The field ${word.slice(0, 40)} has no value`, at)
    const value = readPieces(text, at + 1, limit, strings)
    const lower = word.toLowerCase()
    if (!fields.has(lower)) fields.set(lower, value.text)
    at = value.end
  }
}

/** A value: pieces joined by "#". */
function readPieces(text: string, from: number, limit: number, strings: ReadonlyMap<string, string>) {
  const pieces: string[] = []
  for (let at = from; ; ) {
    const piece = readPiece(text, skipBlank(text, at, limit), limit, strings)
    pieces.push(piece.text)
    at = skipBlank(text, piece.end, limit)
    if (text[at] !== '#' || at >= limit) return { text: pieces.join(''), end: piece.end }
    at++
  }
}

function endOf(text: string, from: number, limit: number, closing: string): number {
  const at = skipBlank(text, from, limit)
  if (text[at] !== closing || at >= limit) throw new BibtexFault('The entry does not end', at)
  return at + 1
}
