import { Buffer, isUtf8 } from 'node:buffer'

/** A line of a source, or why it is none that can be read. */
export type SourceLine = { line: number; text: string } | { line: number; reason: string }

/** A line longer than this is passed over as it streams by. */
const LINE_BYTES = 16 << 20

/** Splits bytes in UTF-8, pushed in pieces of any size, into lines. Holds one line at a time. */
export class LineSplitter {
  #pieces: Uint8Array[] = []
  #length = 0
  #line = 0

  constructor(readonly longest = LINE_BYTES) {}

  write(bytes: Uint8Array): SourceLine[] {
    const lines: SourceLine[] = []
    for (let from = 0; ; ) {
      const newline = bytes.indexOf(10, from)
      this.#keep(bytes.subarray(from, newline < 0 ? bytes.length : newline))
      if (newline < 0) return lines
      lines.push(this.#finish())
      from = newline + 1
    }
  }

  /** The last line, where no line end follows it. */
  end(): SourceLine[] {
    return this.#length > 0 ? [this.#finish()] : []
  }

  /** Where the next byte will stand. */
  get position() {
    return { line: this.#line + 1, column: this.#length + 1 }
  }

  #keep(bytes: Uint8Array) {
    this.#length += bytes.length
    if (this.#length <= this.longest) this.#pieces.push(Buffer.from(bytes))
    else this.#pieces = []
  }

  #finish(): SourceLine {
    const bytes = Buffer.concat(this.#pieces)
    const length = this.#length
    this.#pieces = []
    this.#length = 0
    const line = ++this.#line
    if (length > this.longest) return { line, reason: `longer than ${this.longest} bytes` }
    if (!isUtf8(bytes)) return { line, reason: 'not UTF-8' }
    return {
      line,
      text: bytes
        .toString('utf8')
        .replace(/^\uFEFF/, '')
        .replace(/\r$/, ''),
    }
  }
}
