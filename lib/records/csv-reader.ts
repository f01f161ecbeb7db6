import { CsvError, parse } from 'csv-parse/sync'
import type { LineReading } from './json-lines-reader'
import { LineSplitter, type SourceLine } from './line-splitter'
import type { SourceFault, SourceReader } from './source-reader'

/** A quotation that goes on for more lines, or characters, is one that somebody forgot to end. */
const MOST_LINES = 100
const MOST_CHARACTERS = 256 * 1024

/**
 * Reads CSV (RFC 4180), fields divided by commas or semicolons as the first row has it; quoted ones may hold line ends.
 * What a row is, the library says; it stops at the first that is none, so rows are put to it one by one.
 */
export class CsvReader<Entry> implements SourceReader<Entry> {
  readonly #lines = new LineSplitter(MOST_CHARACTERS)
  /** Lines of a row whose quotation has not ended. */
  #open: { line: number; text: string }[] = []
  #divider: ',' | ';' | undefined
  #ended = false

  /** `read` makes an entry of a row, null where it is one that says nothing (a heading). */
  constructor(readonly read: (fields: string[], row: { line: number }) => LineReading<Entry> | null) {}

  write(bytes: Uint8Array): (Entry | SourceFault)[] {
    return this.#ended ? [] : this.#lines.write(bytes).flatMap((line) => this.#take(line))
  }

  end(): (Entry | SourceFault)[] {
    if (this.#ended) return []
    this.#ended = true
    const entries = this.#lines.end().flatMap((line) => this.#take(line))
    while (this.#open.length > 0) entries.push(...this.#giveUp('a quotation that does not end'))
    return entries
  }

  break(reason: string): SourceFault[] {
    if (this.#ended) return []
    this.#ended = true
    const { position } = this.#lines
    const line = this.#open[0]?.line ?? position.line
    const cut = `cut off where the file breaks: ${reason}`
    return [
      ...(this.#open.length > 0 || position.column > 1
        ? [{ kind: 'rejection' as const, position: { line, column: 1 }, reason: cut }]
        : []),
      { kind: 'break', position, reason },
    ]
  }

  #take(line: SourceLine): (Entry | SourceFault)[] {
    if ('reason' in line) return [rejection(line.line, line.reason)]
    const isWithin = this.#open.length > 0
    this.#open.push(line)
    const text = this.#open.map((each) => each.text).join('\n')
    // Within a quotation only a line with an odd number of quotation marks can end it.
    const fields = isWithin && quotes(line.text) % 2 === 0 ? 'open' : fieldsOf(text, this.#dividerOf(text))
    if (fields === 'open') {
      const isTooMuch = this.#open.length > MOST_LINES || text.length > MOST_CHARACTERS
      return isTooMuch ? this.#giveUp('a quotation that does not end') : []
    }
    if (fields === 'none') return this.#giveUp('not a row of CSV')
    const first = this.#open[0]?.line ?? line.line
    this.#open = []
    return text.trim() === '' ? [] : this.#row(fields, first)
  }

  /** The first line of what is no row is none; those after it are read anew. */
  #giveUp(reason: string): (Entry | SourceFault)[] {
    const [first, ...rest] = this.#open
    this.#open = []
    return [...(first ? [rejection(first.line, reason)] : []), ...rest.flatMap((line) => this.#take(line))]
  }

  #dividerOf(text: string) {
    if (text.trim() !== '') this.#divider ??= text.replace(/"(?:[^"]|"")*"/g, '').includes(';') ? ';' : ','
    return this.#divider ?? ','
  }

  #row(fields: string[], line: number): (Entry | SourceFault)[] {
    const reading = this.read(fields, { line })
    if (reading === null) return []
    return ['entry' in reading ? reading.entry : { ...rejection(line, reading.reason), ...identified(reading) }]
  }
}

const quotes = (text: string) => text.split('"').length - 1

const identified = ({ identifier }: { identifier?: string }) => (identifier ? { identifier } : {})

const rejection = (line: number, reason: string): SourceFault => ({
  kind: 'rejection',
  position: { line, column: 1 },
  reason,
})

/** The fields of one row; 'open' where a quotation has not ended yet, 'none' where the text is no row. */
function fieldsOf(text: string, delimiter: string): string[] | 'open' | 'none' {
  try {
    const rows: string[][] = parse(text, { delimiter, record_delimiter: '\n', trim: true, relax_column_count: true })
    return rows.length > 1 ? 'none' : (rows[0] ?? [])
  } catch (error) {
    if (error instanceof CsvError) return error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'open' : 'none'
    throw error
  }
}
