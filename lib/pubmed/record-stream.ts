import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { SourcePosition } from '../study-record'
import { NAMED_ENTITIES } from './named-entities'
import type { XmlElement } from './xml-element'

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

/** The parser remembers every open element, so even what is passed over cannot nest without end. */
const SKIPPED_DEPTH = 10_000

/** Thrown through the parser, which has no other way to stop half way. */
class Stop extends Error {}

/**
 * Splits XML, pushed in pieces of any size, into the elements that stand for one record each. Holds one record at a
 * time. Well-formedness is checked throughout; no DTD is read, no entity of a document's own is taken.
 */
export class RecordStream {
  readonly #parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false })
  readonly #recordNames: ReadonlySet<string>
  readonly #bounds: RecordBounds
  #events: RecordEvent[] = []
  #broken = false
  /** Elements open within the record, the record itself first; empty between records. */
  #open: XmlElement[] = []
  #outerDepth = 0
  #elements = 0
  #recordStart = 0
  #recordPosition: SourcePosition = { line: 1, column: 1 }
  #tooMuch: string | undefined
  #skippedDepth = 0
  #lastToken = 0
  /** Name of the outermost element, once it is known. */
  root: string | undefined

  constructor(recordNames: ReadonlySet<string>, bounds: RecordBounds = RECORD_BOUNDS) {
    this.#recordNames = recordNames
    this.#bounds = bounds
    Object.assign(this.#parser.ENTITIES, NAMED_ENTITIES)
    this.#parser.on('error', (error) => this.#fault(error.message))
    this.#parser.on('doctype', (doctype) => this.#doctype(doctype))
    this.#parser.on('opentagstart', ({ name }) => this.#begins(name))
    this.#parser.on('opentag', (tag) => this.#opened(tag))
    this.#parser.on('text', (text) => this.#text(text))
    this.#parser.on('cdata', (text) => this.#text(text))
    this.#parser.on('closetag', () => this.#closed())
    this.#parser.on('comment', () => this.#passed())
    this.#parser.on('processinginstruction', () => this.#passed())
  }

  write(text: string): RecordEvent[] {
    return this.#run(() => {
      this.#parser.write(text)
      if (this.#parser.position - this.#lastToken > this.#bounds.characters)
        this.#break('one piece of text or one tag without end')
    })
  }

  end(): RecordEvent[] {
    return this.#run(() => this.#parser.close())
  }

  /** Ends the stream here for a reason of the caller's. */
  break(reason: string): RecordEvent[] {
    return this.#run(() => this.#break(reason))
  }

  #run(step: () => void): RecordEvent[] {
    if (this.#broken) return []
    try {
      step()
    } catch (error) {
      if (!(error instanceof Stop)) throw error
    }
    const events = this.#events
    this.#events = []
    return events
  }

  #position(): SourcePosition {
    return { line: this.#parser.line, column: Math.max(1, this.#parser.columnIndex) }
  }

  #fault(message: string) {
    const reason = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
    if (reason === 'undefined entity') return
    this.#break(`not well-formed: ${reason}`)
  }

  #break(reason: string): never {
    this.#broken = true
    const position = this.#position()
    const element = this.#open[0]
    if (element) {
      const cut = `cut off where the file breaks, at line ${position.line}, column ${position.column}: ${reason}`
      this.#events.push({ kind: 'cut', element, position: this.#recordPosition, reason: cut })
    }
    this.#events.push({ kind: 'break', position, reason })
    throw new Stop()
  }

  #passed() {
    this.#lastToken = this.#parser.position
  }

  #doctype(doctype: string) {
    this.#passed()
    if (/<!ENTITY/.test(doctype)) this.#break('the document declares entities of its own, which are not taken')
  }

  /** Called when a tag's name has been read: one character after it is read too, which may be a line's end. */
  #begins(name: string) {
    if (this.#open.length > 0) return
    const { line, column } = this.#position()
    const start = this.#parser.columnIndex - name.length - 1
    this.#recordPosition = start > 0 ? { line, column: start } : { line: line - 1, column }
  }

  #opened(tag: SaxesTagPlain) {
    const position = this.#parser.position
    this.#lastToken = position
    this.root ??= tag.name
    const element: XmlElement = { name: tag.name, attributes: tag.attributes, children: [] }
    const parent = this.#open.at(-1)
    if (!parent) {
      if (!this.#recordNames.has(tag.name)) {
        this.#outerDepth++
        if (this.#outerDepth > this.#bounds.depth) this.#break(`nested deeper than ${this.#bounds.depth} elements`)
        return
      }
      this.#recordStart = position
      this.#elements = 0
      this.#tooMuch = undefined
      this.#open.push(element)
    } else if (this.#tooMuch) {
      if (++this.#skippedDepth > SKIPPED_DEPTH) this.#break(`nested deeper than ${SKIPPED_DEPTH} elements`)
      return
    } else {
      this.#open.push(element)
      parent.children.push(element)
    }
    this.#check(element)
  }

  #check(element: XmlElement) {
    const bounds = this.#bounds
    const depth = this.#open.length
    if (++this.#elements > bounds.elements) this.#tooMuch = `holds more than ${bounds.elements} elements`
    else if (depth > bounds.depth) this.#tooMuch = `nested deeper than ${bounds.depth} elements`
    else if (Object.keys(element.attributes).length > bounds.attributes)
      this.#tooMuch = `an element has more than ${bounds.attributes} attributes`
  }

  #text(text: string) {
    const position = this.#parser.position
    this.#lastToken = position
    const parent = this.#open.at(-1)
    if (!parent || this.#tooMuch) return
    parent.children.push(text)
    if (position - this.#recordStart > this.#bounds.characters)
      this.#tooMuch = `longer than ${this.#bounds.characters} characters`
  }

  #closed() {
    this.#passed()
    if (this.#skippedDepth > 0) {
      this.#skippedDepth--
      return
    }
    const element = this.#open.pop()
    if (!element) {
      this.#outerDepth--
      return
    }
    if (this.#open.length > 0) return
    const position = this.#recordPosition
    if (this.#tooMuch) this.#events.push({ kind: 'oversize', element, position, reason: this.#tooMuch })
    else this.#events.push({ kind: 'record', element, position })
    this.#tooMuch = undefined
  }
}
