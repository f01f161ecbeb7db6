import { Buffer, isUtf8 } from 'node:buffer'
import type { SourceReader } from '../source-reader'
import type { SourceEntry } from '../study-record'
import { readArticle } from './article'

/** A line longer than this is passed over as it streams by. */
const LINE_BYTES = 16 << 20

/** Reads trial articles, one JSON object a line. A line that cannot be taken is a rejection; the lines after it stand. */
export class TrialsReader implements SourceReader<SourceEntry> {
  #pieces: Uint8Array[] = []
  #length = 0
  #line = 0
  #ended = false

  write(bytes: Uint8Array): SourceEntry[] {
    const entries: SourceEntry[] = []
    let from = 0
    while (!this.#ended) {
      const newline = bytes.indexOf(10, from)
      this.#keep(bytes.subarray(from, newline < 0 ? bytes.length : newline))
      if (newline < 0) break
      entries.push(...this.#finishLine())
      from = newline + 1
    }
    return entries
  }

  end(): SourceEntry[] {
    if (this.#ended) return []
    this.#ended = true
    return this.#length > 0 ? this.#finishLine() : []
  }

  break(reason: string): SourceEntry[] {
    if (this.#ended) return []
    this.#ended = true
    const position = { line: this.#line + 1, column: this.#length + 1 }
    const cut: SourceEntry[] =
      this.#length > 0
        ? [
            {
              kind: 'rejection',
              position: { ...position, column: 1 },
              reason: `cut off where the file breaks: ${reason}`,
            },
          ]
        : []
    return [...cut, { kind: 'break', position, reason }]
  }

  #keep(bytes: Uint8Array) {
    this.#length += bytes.length
    if (this.#length <= LINE_BYTES) this.#pieces.push(Buffer.from(bytes))
    else this.#pieces = []
  }

  #finishLine(): SourceEntry[] {
    const bytes = Buffer.concat(this.#pieces)
    const length = this.#length
    this.#pieces = []
    this.#length = 0
    this.#line++
    const position = { line: this.#line, column: 1 }
    const reject = (reason: string): SourceEntry[] => [{ kind: 'rejection', position, reason }]
    if (length > LINE_BYTES) return reject(`longer than ${LINE_BYTES} bytes`)
    if (!isUtf8(bytes)) return reject('not UTF-8')
    const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
    if (text.trim() === '') return []
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      return reject('not JSON')
    }
    const reading = readArticle(value)
    if ('record' in reading) return [{ kind: 'study', record: reading.record }]
    return [
      {
        kind: 'rejection',
        position,
        ...(reading.identifier && { identifier: reading.identifier }),
        reason: reading.reason,
      },
    ]
  }
}
