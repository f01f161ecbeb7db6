import type { SourceFault, SourceReader } from '@/lib/records/source-reader'
import { RecordReader } from '../xml/record-reader'
import type { RecordBounds, RecordEvent } from '../xml/record-stream'
import { child, childrenNamed, descend, textOf, type XmlElement } from '../xml/xml-element'
import { descriptorOf, type MeshEntry } from './descriptor'

const RECORDS = new Set(['DescriptorRecord', 'SupplementalRecord'])
const SETS = new Set(['DescriptorRecordSet', 'SupplementalRecordSet'])

/** Reads NLM's descriptor and supplementary XML. */
export class MeshXmlReader implements SourceReader<MeshEntry> {
  readonly #records: RecordReader

  constructor(bounds?: RecordBounds) {
    this.#records = new RecordReader(RECORDS, bounds)
  }

  write(bytes: Uint8Array): (MeshEntry | SourceFault)[] {
    return this.#records.write(bytes).map(entryOf)
  }

  end(): (MeshEntry | SourceFault)[] {
    const entries = this.#records.end().map(entryOf)
    const { root, found } = this.#records
    if (found || !root || SETS.has(root)) return entries
    const reason = `no MeSH descriptors or supplementary concepts: the outermost element is <${root}>`
    return [...entries, { kind: 'break', position: { line: 1, column: 1 }, reason }]
  }

  break(reason: string): (MeshEntry | SourceFault)[] {
    return this.#records.break(reason).map(entryOf)
  }
}

function entryOf(event: RecordEvent): MeshEntry | SourceFault {
  if (event.kind === 'break') return event
  const { element, position } = event
  const ui = textOf(child(element, element.name === 'DescriptorRecord' ? 'DescriptorUI' : 'SupplementalRecordUI'))
  if (event.kind !== 'record') {
    return { kind: 'rejection', position, ...(ui && { identifier: ui.slice(0, 40) }), reason: event.reason }
  }
  const reading = element.name === 'DescriptorRecord' ? descriptorIn(element, ui) : supplementaryIn(element, ui)
  return 'entry' in reading ? reading.entry : { kind: 'rejection', position, ...reading }
}

function descriptorIn(element: XmlElement, ui: string | undefined) {
  const concepts = conceptsOf(element)
  return descriptorOf({
    ui,
    name: textOf(descend(element, 'DescriptorName', 'String')),
    treeNumbers: childrenNamed(child(element, 'TreeNumberList'), 'TreeNumber').map(textOf),
    // The record's own note in the DTDs of early years, its preferred concept's since.
    scopeNote: textOf(child(element, 'ScopeNote')) ?? noteOf(concepts),
    terms: termsOf(concepts),
  })
}

function supplementaryIn(element: XmlElement, ui: string | undefined) {
  const concepts = conceptsOf(element)
  const headings = childrenNamed(child(element, 'HeadingMappedToList'), 'HeadingMappedTo')
  return descriptorOf({
    ui,
    name: textOf(descend(element, 'SupplementalRecordName', 'String')),
    treeNumbers: [],
    // An asterisk marks the heading that the concept is mapped to above all.
    mappedTo: headings.map((heading) =>
      textOf(descend(heading, 'DescriptorReferredTo', 'DescriptorUI'))?.replace(/^\*/, ''),
    ),
    scopeNote: textOf(child(element, 'Note')) ?? noteOf(concepts),
    terms: termsOf(concepts),
  })
}

const conceptsOf = (element: XmlElement) => childrenNamed(child(element, 'ConceptList'), 'Concept')

function noteOf(concepts: XmlElement[]): string | undefined {
  const preferred = concepts.find((concept) => concept.attributes.PreferredConceptYN === 'Y') ?? concepts[0]
  return textOf(child(preferred, 'ScopeNote'))
}

function termsOf(concepts: XmlElement[]): (string | undefined)[] {
  const terms = concepts.flatMap((concept) => childrenNamed(child(concept, 'TermList'), 'Term'))
  const isPermuted = (term: XmlElement) => term.attributes.IsPermutedTermYN === 'Y'
  return [...terms.filter((term) => !isPermuted(term)), ...terms.filter(isPermuted)].map((term) =>
    textOf(child(term, 'String')),
  )
}
