import { type RecordBounds, type RecordEvent, RecordStream } from './record-stream'
import { Utf8Decoder } from './utf8-decoder'

/** What is looked at in one go, however much arrives. */
const PIECE = 256 * 1024

/** Splits the bytes of an XML document in UTF-8, pushed in pieces of any size, into its records. */
export class RecordReader {
  readonly #decoder = new Utf8Decoder()
  readonly #stream: RecordStream
  #found = false

  constructor(recordNames: ReadonlySet<string>, bounds?: RecordBounds) {
    this.#stream = new RecordStream(recordNames, bounds)
  }

  /** Name of the outermost element, once it is known. */
  get root() {
    return this.#stream.root
  }

  /** Whether anything came of the document yet, were it only the place where it breaks. */
  get found() {
    return this.#found
  }

  write(bytes: Uint8Array): RecordEvent[] {
    const events: RecordEvent[] = []
    for (let from = 0; from < bytes.length; from += PIECE)
      events.push(...this.#read(bytes.subarray(from, from + PIECE)))
    return this.#told(events)
  }

  end(): RecordEvent[] {
    const { fault } = this.#decoder.end()
    return this.#told(fault === undefined ? this.#stream.end() : this.#stream.break(notUtf8(fault)))
  }

  /** Ends the document here for a reason of the caller's. */
  break(reason: string): RecordEvent[] {
    return this.#told(this.#stream.break(reason))
  }

  #read(bytes: Uint8Array): RecordEvent[] {
    const { text, fault } = this.#decoder.write(bytes)
    const events = this.#stream.write(text)
    return fault === undefined ? events : [...events, ...this.#stream.break(notUtf8(fault))]
  }

  #told(events: RecordEvent[]): RecordEvent[] {
    this.#found ||= events.length > 0
    return events
  }
}

const notUtf8 = (byte: number) => `byte 0x${byte.toString(16).padStart(2, '0').toUpperCase()} is not UTF-8`
