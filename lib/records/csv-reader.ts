import type { LineReading } from './json-lines-reader'
import { LineSplitter, type SourceLine } from './line-splitter'
import type { SourceFault, SourceReader } from './source-reader'

/** A quotation that goes on for more lines, or characters, is one that somebody forgot to end. */
const MOST_LINES = 100
const MOST_CHARACTERS = 256 * 1024

/** Reads CSV (RFC 4180), fields divided by commas or semicolons as the first row has it; quoted ones may hold line ends. */
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
    while (this.#open.length > 0) entries.push(...this.#giveUp())
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
    this.#open.push(line)
    const text = this.#open.map((each) => each.text).join('\n')
    if (quotes(text) % 2 === 1) {
      const isTooMuch = this.#open.length > MOST_LINES || text.length > MOST_CHARACTERS
      return isTooMuch ? this.#giveUp() : []
    }
    const first = this.#open[0]?.line ?? line.line
    this.#open = []
    return this.#row(text, first)
  }

  /** The first line of a quotation without an end is no row; those after it are read anew. */
  #giveUp(): (Entry | SourceFault)[] {
    const [first, ...rest] = this.#open
    this.#open = []
    return [
      ...(first ? [rejection(first.line, 'a quotation that does not end')] : []),
      ...rest.flatMap((line) => this.#take(line)),
    ]
  }

  #row(text: string, line: number): (Entry | SourceFault)[] {
    if (text.trim() === '') return []
    this.#divider ??= text.replace(/"(?:[^"]|"")*"/g, '').includes(';') ? ';' : ','
    const fields = fieldsOf(text, this.#divider)
    if (!fields) return [rejection(line, 'not a row of CSV')]
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

/** The fields of one row; undefined where something stands between a quotation and its divider. */
function fieldsOf(text: string, divider: ',' | ';'): string[] | undefined {
  const field =
    divider === ','
      ? /[ \t]*"((?:[^"]|"")*)"[ \t]*(,|$)|([^,]*)(,|$)/y
      : /[ \t]*"((?:[^"]|"")*)"[ \t]*(;|$)|([^;]*)(;|$)/y
  const fields: string[] = []
  for (;;) {
    const match = field.exec(text)
    if (!match) return undefined
    if (match[1] === undefined && match[3]?.trimStart().startsWith('"')) return undefined
    fields.push(match[1]?.replaceAll('""', '"') ?? match[3] ?? '')
    if ((match[2] ?? match[4]) === '') return fields
  }
}
