import type { SourcePosition } from '@/lib/records/source-reader'
import type { XmlElement } from './xml-element'
import { XmlFault, type XmlHandler, XmlScanner } from './xml-scanner'

/** What a stream of XML holds, in its order. */
export type RecordEvent =
  | { kind: 'record'; element: XmlElement; position: SourcePosition }
  /** A record beyond the bounds: what was read of it names it, the rest was passed over. */
  | { kind: 'oversize'; element: XmlElement; position: SourcePosition; reason: string }
  /** The record that was open when the stream broke. */
  | { kind: 'cut'; element: XmlElement; position: SourcePosition; reason: string }
  | { kind: 'break'; position: SourcePosition; reason: string }

export type RecordBounds = { characters: number; elements: number; depth: number; attributes: number }

/** Records of thousands of authors and references stay far below these; what passes them is no record. */
export const RECORD_BOUNDS: RecordBounds = { characters: 16 << 20, elements: 300_000, depth: 64, attributes: 32 }

/** The scanner remembers every open element, so even what is passed over cannot nest without end. */
const SKIPPED_DEPTH = 10_000

/**
 * Splits XML, pushed in pieces of any size, into the elements that stand for one record each. Holds one record at a
 * time, and no more of it than the bounds allow.
 */
export class RecordStream implements XmlHandler {
  readonly #scanner: XmlScanner
  readonly #recordNames: ReadonlySet<string>
  readonly #bounds: RecordBounds
  #events: RecordEvent[] = []
  #broken = false
  /** Elements open within the record, the record itself first; empty between records. */
  #open: XmlElement[] = []
  #outerDepth = 0
  #elements = 0
  #characters = 0
  #position: SourcePosition = { line: 1, column: 1 }
  #tooMuch: string | undefined
  #skippedDepth = 0

  constructor(recordNames: ReadonlySet<string>, bounds: RecordBounds = RECORD_BOUNDS) {
    this.#recordNames = recordNames
    this.#bounds = bounds
    this.#scanner = new XmlScanner(this, bounds.characters)
  }

  /** Name of the outermost element, once it is known. */
  get root() {
    return this.#scanner.root
  }

  write(text: string): RecordEvent[] {
    return this.#run(() => this.#scanner.write(text), 'not well-formed: ')
  }

  end(): RecordEvent[] {
    return this.#run(() => this.#scanner.end(), 'not well-formed: ')
  }

  /** Ends the stream here for a reason of the caller's. */
  break(reason: string): RecordEvent[] {
    return this.#run(() => this.#scanner.fault(reason))
  }

  #run(step: () => void, kind = ''): RecordEvent[] {
    if (this.#broken) return []
    try {
      step()
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error
      this.#break(`${kind}${error.message}`, error.position)
    }
    const events = this.#events
    this.#events = []
    return events
  }

  #break(reason: string, position: SourcePosition) {
    this.#broken = true
    const element = this.#open[0]
    if (element) {
      const cut = `cut off where the file breaks, at line ${position.line}, column ${position.column}: ${reason}`
      this.#events.push({ kind: 'cut', element, position: this.#position, reason: cut })
    }
    this.#events.push({ kind: 'break', position, reason })
  }

  open(name: string, attributes: Record<string, string>) {
    const parent = this.#open.at(-1)
    if (!parent && !this.#recordNames.has(name)) {
      if (++this.#outerDepth > this.#bounds.depth)
        this.#scanner.fault(`nested deeper than ${this.#bounds.depth} elements`)
      return
    }
    if (this.#tooMuch) {
      if (++this.#skippedDepth > SKIPPED_DEPTH) this.#scanner.fault(`nested deeper than ${SKIPPED_DEPTH} elements`)
      return
    }
    const element: XmlElement = { name, attributes, children: [] }
    if (parent) parent.children.push(element)
    else this.#begin()
    this.#open.push(element)
    const { elements, depth } = this.#bounds
    if (++this.#elements > elements) this.#tooMuch = `holds more than ${elements} elements`
    else if (this.#open.length > depth) this.#tooMuch = `nested deeper than ${depth} elements`
    else if (this.#tooManyAttributes(attributes))
      this.#tooMuch = `an element has more than ${this.#bounds.attributes} attributes`
  }

  #begin() {
    this.#position = this.#scanner.tagPosition
    this.#elements = 0
    this.#characters = 0
  }

  #tooManyAttributes(attributes: Record<string, string>): boolean {
    let count = 0
    for (const _ in attributes) count++
    return count > this.#bounds.attributes
  }

  text(text: string) {
    const parent = this.#open.at(-1)
    if (!parent || this.#tooMuch) return
    parent.children.push(text)
    this.#characters += text.length
    if (this.#characters > this.#bounds.characters) this.#tooMuch = `longer than ${this.#bounds.characters} characters`
  }

  close() {
    if (this.#skippedDepth > 0) {
      this.#skippedDepth--
      return
    }
    const element = this.#open.pop()
    if (!element) this.#outerDepth--
    if (!element || this.#open.length > 0) return
    const position = this.#position
    if (this.#tooMuch) this.#events.push({ kind: 'oversize', element, position, reason: this.#tooMuch })
    else this.#events.push({ kind: 'record', element, position })
    this.#tooMuch = undefined
  }
}
