import fc from 'fast-check'
import { expect, it } from 'vitest'
import { meshReaderFor } from '@/lib/mesh/mesh-reader'
import { journalReaderFor } from '@/lib/records/journal-list'
import { retractionReaderFor } from '@/lib/records/retraction-reader'
import type { ReaderChoice } from '@/lib/records/source-reader'
import { DESCRIPTOR_ASCII, DESCRIPTOR_XML, descriptorSet, SUPPLEMENT_ASCII } from '../../support/mesh-files'
import { readAll } from '../../support/read-all'

const SOURCES: [string, ReaderChoice<unknown>, string][] = [
  ['MeSH XML', meshReaderFor, descriptorSet(DESCRIPTOR_XML)],
  ['MeSH ASCII', meshReaderFor, `${DESCRIPTOR_ASCII}\n${SUPPLEMENT_ASCII}`],
  [
    'JSON lines',
    meshReaderFor,
    '{"ui": "D900001", "name": "Moon Fever", "terms": ["Lunar Ague"]}\n{"ui": "D900002"}\n',
  ],
  ['a tree file', meshReaderFor, 'Moon Fever;C99.200\nTides;G01\nMoon Fever;C99.100.050\n'],
  ['a list of journals', journalReaderFor, '"Annals, of Tests","Ann. Tests",""\nArchives,Arch.\n"a ""b""",c\n'],
  ['a list of retractions', retractionReaderFor, '{"retractions": {"10.1000/a": "10.1000/b", "c": 1}}'],
]

it.each(SOURCES)(
  '%s that was damaged anywhere is read without a fault of ours, the same in any pieces',
  (_, choose, whole) => {
    const bytes = Buffer.from(whole)
    const damage = fc.record({
      at: fc.nat(bytes.length),
      taken: fc.nat(40),
      put: fc.oneof(fc.uint8Array({ maxLength: 12 }), fc.constantFrom('"', '<', '\n', ';', '\\u0000', '*NEWRECORD\n')),
      size: fc.integer({ min: 1, max: 64 }),
    })
    fc.assert(
      fc.property(damage, ({ at, taken, put, size }) => {
        const damaged = Buffer.concat([bytes.subarray(0, at), Buffer.from(put), bytes.subarray(at + taken)])
        const told = (inPieces: number) => readAll(choose, damaged, inPieces, whole).map(withoutReason)
        expect(told(size)).toEqual(told(damaged.length + 1))
      }),
      { numRuns: 300 },
    )
  },
)

/** A reason may quote as much of the fault as has come so far. */
const withoutReason = (entry: unknown) => ({ ...(entry as object), reason: undefined })
