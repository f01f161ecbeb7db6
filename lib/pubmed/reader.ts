import type { SourceReader } from '@/lib/records/source-reader'
import type { SourceEntry, StudyEntry } from '@/lib/records/study-record'
import { pmidFrom } from '@/lib/studies/identifiers'
import { RecordReader } from '../xml/record-reader'
import type { RecordBounds, RecordEvent } from '../xml/record-stream'
import { childrenNamed, textOf } from '../xml/xml-element'
import { pmidTextOf, readCitation } from './citation'

const DELETIONS = new Set(['DeleteCitation', 'DeleteDocument'])
const RECORDS = new Set(['PubmedArticle', 'MedlineCitation', 'PubmedBookArticle', ...DELETIONS])
const SETS = new Set(['PubmedArticleSet', 'MedlineCitationSet', 'PubmedBookArticleSet'])

/** Reads PubMed XML: sets of articles or citations of any year's DTD, with books reported and deletions. */
export class PubmedReader implements SourceReader<StudyEntry> {
  readonly #records: RecordReader

  constructor(bounds?: RecordBounds) {
    this.#records = new RecordReader(RECORDS, bounds)
  }

  write(bytes: Uint8Array): SourceEntry[] {
    return this.#records.write(bytes).flatMap(entriesOf)
  }

  end(): SourceEntry[] {
    const entries = this.#records.end().flatMap(entriesOf)
    const { root, found } = this.#records
    if (!found && root && !SETS.has(root)) {
      entries.push({
        kind: 'break',
        position: { line: 1, column: 1 },
        reason: `no PubMed records: the outermost element is <${root}>`,
      })
    }
    return entries
  }

  break(reason: string): SourceEntry[] {
    return this.#records.break(reason).flatMap(entriesOf)
  }
}

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
