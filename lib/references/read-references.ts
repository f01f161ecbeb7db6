import { readBibtex } from './bibtex/read-bibtex'
import { readCsl } from './csl/read-csl'
import { decodeText, type TextEncoding } from './decode-text'
import { readEndnote } from './endnote/read-endnote'
import { readIdentifiers } from './identifiers/read-identifiers'
import { readNbib } from './nbib/read-nbib'
import { kindByBytes, kindByText } from './other-kinds'
import type { ReferenceEntry, ReferenceFormat } from './parsed-reference'
import { readRefer } from './refer/read-refer'
import { MOST_BYTES, MOST_RECORDS } from './reference-limits'
import { readRis } from './ris/read-ris'
import { sniffFormat } from './sniff-format'

export type ReferenceFile = {
  format: ReferenceFormat
  encoding: TextEncoding
  byteOrderMark: boolean
  /** What a person should know of the file as a whole. */
  notices: string[]
  entries: Generator<ReferenceEntry>
}

const READERS: Record<ReferenceFormat, (text: string) => Generator<ReferenceEntry>> = {
  ris: readRis,
  nbib: readNbib,
  bibtex: readBibtex,
  'endnote-xml': readEndnote,
  'csl-json': readCsl,
  refer: readRefer,
  identifiers: readIdentifiers,
}

/** A text that names works by their numbers, though it does not begin with one: a bibliography. */
const NUMBERED = /\b10\.\d{4,9}\/\S|\bPMID:?\s*\d/i

/**
 * A reference file of any format and encoding, or why it is none. Its entries are read as they are asked for; no bad
 * record throws, and none is dropped: what cannot be read is an entry too.
 */
export function readReferences(bytes: Uint8Array): ReferenceFile | { reason: string } {
  if (bytes.length > MOST_BYTES) return { reason: `The file is larger than ${MOST_BYTES >> 20} MB` }
  const other = kindByBytes(bytes)
  if (other) return { reason: other }
  const { text, ...found } = decodeText(bytes)
  if (text.trim() === '') return { reason: 'The file is empty' }
  const otherKind = kindByText(text)
  const format = sniffFormat(text) ?? (!otherKind && NUMBERED.test(text) ? 'identifiers' : undefined)
  if (!format)
    return {
      reason:
        otherKind ??
        'Not a reference file: neither RIS, NBIB, BibTeX, EndNote XML, CSL-JSON, refer nor a list of PMIDs and DOIs',
    }
  return { format, ...found, entries: upToMost(READERS[format](text)) }
}

/** No more records than a file may have; where the rest begins is said. */
function* upToMost(entries: Generator<ReferenceEntry>): Generator<ReferenceEntry> {
  let records = 0
  for (const entry of entries) {
    if (entry.kind !== 'notice' && ++records > MOST_RECORDS) {
      const reason = `The file has more than ${MOST_RECORDS} records: those from here on were not read`
      yield { kind: 'broken', line: entry.line, raw: '', reason }
      return
    }
    yield entry
  }
}
