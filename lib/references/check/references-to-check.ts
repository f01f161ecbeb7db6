import { splitEntries } from '../bibliography/split-entries'
import { readWrittenWork } from '../bibliography/written-work'
import { decodeText } from '../decode-text'
import { isCitationLine } from '../identifiers/citation-line'
import { readIdentifiers } from '../identifiers/read-identifiers'
import { kindByBytes } from '../other-kinds'
import type { ParsedReference, ReferenceEntry } from '../parsed-reference'
import { readReferences } from '../read-references'
import { sniffFormat } from '../sniff-format'
import { linesOf } from '../text-lines'
import { workFacts } from '../work-facts'
import { MOST_CHECKED } from './checked-reference'

/** A reference as it was given, in one line, and what it may say: several readings of one that is written out. */
export type ReferenceToCheck = { text: string; readings: ParsedReference[] }

/** Numbers alone among works that are written out; a shorter one is a page or a place in the list. */
const PMIDS = /^\d{6,9}(?:[\s,;]+\d{6,9})*$/
/** Letters of a reference that are shown. */
const SHOWN = 400

/**
 * The references of a manuscript, as a file of any format, a list of PMIDs and DOIs, or a bibliography that is written
 * out; or why they cannot be read. `more`: there are more than are checked at once.
 */
export function referencesToCheck(
  bytes: Uint8Array,
): { references: ReferenceToCheck[]; more: boolean } | { reason: string } {
  const other = kindByBytes(bytes)
  if (other) return { reason: other }
  const { text } = decodeText(bytes)
  if (text.trim() === '') return { reason: 'There is nothing in it.' }
  const format = sniffFormat(text)
  const isFile = format !== undefined && format !== 'identifiers'
  const found = isFile ? readReferences(bytes) : undefined
  if (found && 'reason' in found) return found
  const references: ReferenceToCheck[] = []
  for (const reference of found ? ofEntries(found.entries) : ofText(text)) {
    if (references.length === MOST_CHECKED) return { references, more: true }
    references.push(reference)
  }
  return { references, more: false }
}

function* ofText(text: string): Generator<ReferenceToCheck> {
  const isWritten = [...linesOf(text)].some((line) => isCitationLine(line.text))
  if (!isWritten) return yield* ofEntries(readIdentifiers(text))
  for (const entry of splitEntries(text)) {
    if (PMIDS.test(entry.text)) yield* ofEntries(readIdentifiers(entry.text))
    else yield { text: shown(entry.text), readings: readWrittenWork(entry.text, entry.line) }
  }
}

function* ofEntries(entries: Iterable<ReferenceEntry>): Generator<ReferenceToCheck> {
  for (const entry of entries) {
    if (entry.kind === 'notice') continue
    const readings = entry.kind === 'reference' ? [entry.reference] : []
    yield { text: shown(readings[0] ? inOneLine(readings[0], entry.raw) : entry.raw), readings }
  }
}

/** A record in a line, as a bibliography has it; one of numbers alone as it was given. */
function inOneLine(reference: ParsedReference, raw: string): string {
  const { authors, title, journal, year } = workFacts(reference)
  if (!title) return raw
  return [authors, title, [journal, year].filter(Boolean).join(' ')].filter(Boolean).join('. ')
}

function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > SHOWN ? `${line.slice(0, SHOWN)} …` : line
}
