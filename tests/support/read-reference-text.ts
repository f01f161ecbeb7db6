import type { ParsedReference, ReferenceEntry } from '@/lib/references/parsed-reference'
import { readReferences } from '@/lib/references/read-references'

/** All entries of a reference file given as text or bytes; throws where it is none. */
export function entriesIn(file: string | Uint8Array): ReferenceEntry[] {
  const read = readReferences(typeof file === 'string' ? Buffer.from(file) : file)
  if ('reason' in read) throw new Error(read.reason)
  return [...read.entries]
}

export const referencesIn = (file: string | Uint8Array): ParsedReference[] =>
  entriesIn(file).flatMap((entry) => (entry.kind === 'reference' ? [entry.reference] : []))

/** Line and reason of everything that was not read as it stands. */
export const problemsIn = (file: string | Uint8Array): [number, string][] =>
  entriesIn(file).flatMap((entry): [number, string][] =>
    entry.kind === 'reference'
      ? entry.problems.map(({ line, reason }) => [line, reason])
      : [[entry.line, entry.reason]],
  )
