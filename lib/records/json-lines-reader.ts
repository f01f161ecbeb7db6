import { LineSplitter, type SourceLine } from './line-splitter'
import type { SourceFault, SourceReader } from './source-reader'

/** What stands in one line, or why nothing can be made of it. */
export type LineReading<Entry> = { entry: Entry } | { reason: string; identifier?: string }

/** Reads one JSON value a line. A line that cannot be taken is a rejection; the lines after it stand. */
export class JsonLinesReader<Entry> implements SourceReader<Entry> {
  readonly #lines = new LineSplitter()
  #ended = false

  constructor(readonly read: (value: unknown) => LineReading<Entry>) {}

  write(bytes: Uint8Array): (Entry | SourceFault)[] {
    return this.#ended ? [] : this.#lines.write(bytes).flatMap((line) => this.#entries(line))
  }

  end(): (Entry | SourceFault)[] {
    if (this.#ended) return []
    this.#ended = true
    return this.#lines.end().flatMap((line) => this.#entries(line))
  }

  break(reason: string): SourceFault[] {
    if (this.#ended) return []
    this.#ended = true
    const { position } = this.#lines
    const cut = { ...position, column: 1 }
    return [
      ...(position.column > 1
        ? [{ kind: 'rejection' as const, position: cut, reason: `cut off where the file breaks: ${reason}` }]
        : []),
      { kind: 'break', position, reason },
    ]
  }

  #entries(line: SourceLine): (Entry | SourceFault)[] {
    const reject = (why: { reason: string; identifier?: string }): SourceFault[] => [
      {
        kind: 'rejection',
        position: { line: line.line, column: 1 },
        ...(why.identifier && { identifier: why.identifier }),
        reason: why.reason,
      },
    ]
    if ('reason' in line) return reject(line)
    if (line.text.trim() === '') return []
    let value: unknown
    try {
      value = JSON.parse(line.text)
    } catch {
      return reject({ reason: 'not JSON' })
    }
    const reading = this.read(value)
    return 'entry' in reading ? [reading.entry] : reject(reading)
  }
}
