import { Buffer } from 'node:buffer'
import { describe, expect, it, test } from 'vitest'
import { formatCitations } from '@/lib/citation/format'
import { decodeText } from '@/lib/references/decode-text'
import { readReferences } from '@/lib/references/read-references'
import { LONGEST_VALUE, MOST_BYTES, MOST_RECORDS } from '@/lib/references/reference-limits'
import { COMPLETE } from '../../support/citable'
import { entriesIn, problemsIn, referencesIn } from '../../support/read-reference-text'

describe('encodings', () => {
  const text = 'TY  - JOUR\nTI  - Müller’s “test” ½\nER  -\n'
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16LE', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16LE', Buffer.from(text, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16BE', Buffer.from(text, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from('TY  - JOUR\nTI  - M\xfcller\x92s \x93test\x94 \xbd\nER  -\n', 'latin1')],
  ])('%s is read with its letters', (encoding, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ encoding, text })
    expect(referencesIn(bytes)).toMatchObject([{ title: 'Müller’s “test” ½' }])
  })
  it('says that it took Windows-1252, and that NUL was removed', () => {
    expect(decodeText(Buffer.from('a\xe9\0b', 'latin1'))).toMatchObject({
      text: 'aéb',
      notices: ['The file is not valid UTF-8: it was read as Windows-1252.', '1 NUL character was removed.'],
    })
  })
})

test.each([
  ['TY  - JOUR', 'ris'],
  ['\n\n1.\nTY  - JOUR', 'ris'],
  ['PMID- 12\nTI  - x', 'nbib'],
  ['some words\n@article{a,}', 'bibtex'],
  ['<?xml version="1.0"?><xml><records/></xml>', 'endnote-xml'],
  ['[{"id": 1}]', 'csl-json'],
  ['%0 Journal Article\n%T x', 'refer'],
  ['12345678\n234', 'identifiers'],
  ['doi:10.1000/x', 'identifiers'],
])('%j is known by what stands in it', (text, format) => {
  expect(readReferences(Buffer.from(text))).toMatchObject({ format })
})

test('what is no reference file is refused with a reason', () => {
  for (const text of [
    '',
    '  \n',
    'Dear colleague, please find enclosed',
    '<html><body>404</body></html>',
    '%PDF-1.7',
  ]) {
    expect(readReferences(Buffer.from(text))).toEqual({ reason: expect.any(String) })
  }
  expect(readReferences(new Uint8Array(MOST_BYTES + 1))).toEqual({ reason: 'The file is larger than 20 MB' })
})

test('a file and a value have their limits, and what is beyond them is said', () => {
  const long = `TY  - JOUR\nTI  - T\nAB  - ${'x'.repeat(LONGEST_VALUE + 1)}\nER  -\n`
  expect(problemsIn(long)).toEqual([[3, `AB: A value of ${LONGEST_VALUE + 1} characters was cut at ${LONGEST_VALUE}`]])
  const many = entriesIn('TY  - JOUR\nTI  - T\nER  -\n'.repeat(MOST_RECORDS + 2))
  expect(many).toHaveLength(MOST_RECORDS + 1)
  expect(many.at(-1)).toMatchObject({ kind: 'broken', reason: expect.stringContaining('more than 20000 records') })
})

const FILES: [string, string][] = [
  ['RIS', formatCitations([COMPLETE, COMPLETE, COMPLETE], 'ris')],
  ['BibTeX', formatCitations([COMPLETE, COMPLETE, COMPLETE], 'bibtex')],
  ['NBIB as written here', formatCitations([COMPLETE, COMPLETE, COMPLETE], 'nbib')],
  ['CSL-JSON', formatCitations([COMPLETE, COMPLETE, COMPLETE], 'csl-json')],
  ['NBIB', 'PMID- 1\nTI  - One\n      more\n\n'.repeat(3)],
  ['refer', '%0 Journal Article\n%T One\n%D 2001\n\n'.repeat(3)],
  ['EndNote XML', `<xml><records>${'<record><titles><title>One</title></titles></record>'.repeat(3)}</records></xml>`],
]

test.each(FILES)('%s cut anywhere is read, and the records before the cut survive', (_, text) => {
  const bytes = Buffer.from(text)
  const whole = referencesIn(bytes)
  expect(whole).toHaveLength(3)
  for (let cut = 0; cut < bytes.length; cut += 7) {
    const read = readReferences(bytes.subarray(0, cut))
    const entries = 'reason' in read ? [] : [...read.entries]
    const references = entries.flatMap((entry) => (entry.kind === 'reference' ? [entry.reference] : []))
    // The last that was read may be the one that was cut.
    const before = Math.max(0, references.length - 1)
    expect(references.slice(0, before)).toEqual(whole.slice(0, before))
    const begun = Math.ceil((cut / bytes.length) * 3) - 1
    if (cut > bytes.length / 3 + 150) expect(before + 1, `cut at ${cut}`).toBeGreaterThanOrEqual(Math.min(begun, 2))
  }
})
