import { pmidFrom } from '../identifiers'
import type { SourceReader } from '../source-reader'
import type { SourceEntry } from '../study-record'
import { pmidTextOf, readCitation } from './citation'
import { type RecordBounds, type RecordEvent, RecordStream } from './record-stream'
import { Utf8Decoder } from './utf8-decoder'
import { childrenNamed, textOf } from './xml-element'

const DELETIONS = new Set(['DeleteCitation', 'DeleteDocument'])
const RECORDS = new Set(['PubmedArticle', 'MedlineCitation', 'PubmedBookArticle', ...DELETIONS])
const SETS = new Set(['PubmedArticleSet', 'MedlineCitationSet', 'PubmedBookArticleSet'])

/** What is looked at in one go, however much arrives. */
const PIECE = 256 * 1024

/** Reads PubMed XML: sets of articles or citations of any year's DTD, with books reported and deletions. */
export class PubmedReader implements SourceReader {
  readonly #decoder = new Utf8Decoder()
  readonly #stream: RecordStream
  #found = false
  #broken = false

  constructor(bounds?: RecordBounds) {
    this.#stream = new RecordStream(RECORDS, bounds)
  }

  write(bytes: Uint8Array): SourceEntry[] {
    const entries: SourceEntry[] = []
    for (let from = 0; from < bytes.length; from += PIECE)
      entries.push(...this.#read(bytes.subarray(from, from + PIECE)))
    return entries
  }

  #read(bytes: Uint8Array): SourceEntry[] {
    const { text, fault } = this.#decoder.write(bytes)
    const events = this.#stream.write(text)
    if (fault !== undefined) events.push(...this.#stream.break(notUtf8(fault)))
    return this.#entries(events)
  }

  end(): SourceEntry[] {
    const { fault } = this.#decoder.end()
    const events = fault === undefined ? this.#stream.end() : this.#stream.break(notUtf8(fault))
    const entries = this.#entries(events)
    const { root } = this.#stream
    if (!this.#found && !this.#broken && root && !SETS.has(root)) {
      entries.push({
        kind: 'break',
        position: { line: 1, column: 1 },
        reason: `no PubMed records: the outermost element is <${root}>`,
      })
    }
    return entries
  }

  break(reason: string): SourceEntry[] {
    return this.#entries(this.#stream.break(reason))
  }

  #entries(events: RecordEvent[]): SourceEntry[] {
    for (const { kind } of events) {
      if (kind === 'break') this.#broken = true
      else this.#found = true
    }
    return events.flatMap(entriesOf)
  }
}

const notUtf8 = (byte: number) => `byte 0x${byte.toString(16).padStart(2, '0').toUpperCase()} is not UTF-8`

function entriesOf(event: RecordEvent): SourceEntry[] {
  if (event.kind === 'break') return [event]
  const { element, position } = event
  const reject = (reason: string, identifier?: string): SourceEntry => ({
    kind: 'rejection',
    position,
    ...(identifier && { identifier }),
    reason,
  })
  const pmid = pmidFrom(pmidTextOf(element))
  const name = pmid ? `PMID ${pmid}` : undefined
  if (event.kind !== 'record') return [reject(event.reason, DELETIONS.has(element.name) ? undefined : name)]
  if (element.name === 'PubmedBookArticle') {
    return [reject('a book or a chapter of one (PubmedBookArticle); the portal holds journal articles', name)]
  }
  if (DELETIONS.has(element.name)) {
    return childrenNamed(element, 'PMID').map((node) => {
      const deleted = pmidFrom(textOf(node))
      return deleted
        ? { kind: 'withdrawal', pmid: deleted }
        : reject(`${element.name} of what is not a PMID`, textOf(node))
    })
  }
  const reading = readCitation(element)
  return ['record' in reading ? { kind: 'study', record: reading.record } : reject(reading.reason, reading.identifier)]
}
