import type { Rejection } from '@/db/import/corpus/import-log'
import type { ReferenceItem } from '@/lib/io/reference-items'
import type { Decision } from './decide'

/** How much of a record stands beside its reason. */
const SHOWN = 200

/**
 * What of a reference file was not taken, or not as it stands: records without anything to know them by, text outside
 * records, values that could not be read, and what is left for a person to decide.
 */
export function* notTaken(
  items: readonly ReferenceItem[],
  records: readonly ReferenceItem[],
  decisions: readonly Decision[],
): Generator<Rejection> {
  for (const { file, ordinal, entry } of items) {
    if (ordinal > 0 || entry.kind === 'reference') continue
    yield rejection(file.name, entry.line, entry.reason, entry.raw)
  }
  for (const [index, { file, entry }] of records.entries()) {
    const { decision, studyId, reasons } = decisions[index] as Decision
    const identifier = entry.kind === 'reference' ? nameOf(entry.reference) : entry.raw
    if (decision === 'broken' || decision === 'skip')
      yield rejection(file.name, entry.line, reasons.join('; '), identifier)
    if (decision === 'maybe') {
      const which = studyId ? `study ${studyId}` : 'another reference of this file'
      yield rejection(file.name, entry.line, `Left to decide: may be ${which} (${reasons.join(', ')})`, identifier)
    }
    if (entry.kind !== 'reference') continue
    for (const { line, reason, raw } of entry.problems)
      yield rejection(file.name, line, `Read without a value: ${reason}`, raw)
  }
}

function rejection(file: string, line: number, reason: string, identifier: string | undefined): Rejection {
  const shown = identifier?.replace(/\s+/g, ' ').trim().slice(0, SHOWN)
  return { kind: 'rejection', file, position: { line, column: 1 }, reason, ...(shown && { identifier: shown }) }
}

const nameOf = ({ title, pmid, doi }: { title?: string; pmid?: number; doi?: string }) =>
  title ?? (pmid ? `PMID ${pmid}` : doi)
