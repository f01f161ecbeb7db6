import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { baseName, fileName } from '@/lib/references/file-name'
import { notTakenFile } from '@/lib/references/not-taken-file'
import { readReferences } from '@/lib/references/read-references'
import { undecidedAs } from '@/lib/references/upload'

test.each([
  ['C:\\Users\\ada\\export.ris', 'export.ris'],
  ['/srv/secret/../export.ris', 'export.ris'],
  ['..', '..'],
  ['', 'Upload'],
  ['  \u0000\u202E ', 'Upload'],
  ['sir.\u202Etxe', 'sir.txe'],
  ['two\nlines.ris', 'twolines.ris'],
])('the name that a browser sends is shown without folders and unseen signs: %j', (sent, shown) => {
  expect(fileName(sent)).toBe(shown)
})

test('a long name keeps its ending, and no character is cut in two', () => {
  const name = fileName(`${'😀'.repeat(200)}.ris`)
  expect(name).toMatch(/^(?:😀)+…\.ris$/u)
  expect(name.length).toBeLessThan(250)
})

test('names of the server’s folders are left out of what an import says', () => {
  expect(baseName('/srv/pubmed/a.xml.gz')).toBe('a.xml.gz')
  expect(baseName('undo of /srv/in/a.ris')).toBe('undo of a.ris')
  expect(baseName('pubmed/')).toBe('pubmed')
  expect(baseName('The demonstration corpus')).toBe('The demonstration corpus')
  expect(baseName('-')).toBe('-')
})

test('what is not taken is a file of the format that it came in', () => {
  const records = ['<record><x>1</x></record>', '<record><x>2</x></record>']
  expect(notTakenFile('endnote-xml', records)).toMatchObject({ name: 'not-taken.xml' })
  for (const [format, raw] of [
    ['ris', 'TY  - JOUR\nTI  - One\nER  -'],
    ['nbib', 'PMID- 1\nTI  - One'],
    ['bibtex', '@article{a,\n title = {One}\n}'],
    ['csl-json', '{"title": "One", "type": "article-journal"}'],
    ['refer', '%0 Journal Article\n%T One'],
    ['identifiers', '900009'],
    ['identifiers', 'Gold A. Copper bracelets in old age. doi: 10.1000/gold'],
    ['endnote-xml', '<record><titles><title>One</title></titles></record>'],
  ] as const) {
    const read = readReferences(Buffer.from(notTakenFile(format, [raw, raw]).text))
    if ('reason' in read) throw new Error(`${format}: ${read.reason}`)
    expect([read.format, [...read.entries].map(({ kind }) => kind)]).toEqual([format, ['reference', 'reference']])
  }
})

test('numbers that speak against the title are a conflict, and likeness alone is none', () => {
  expect(undecidedAs(['same DOI, but another title: a DOI alone does not decide', 'title 0.4'])).toBe('conflict')
  expect(undecidedAs(['same PMID, but another title'])).toBe('conflict')
  expect(undecidedAs(['different DOIs', 'same title'])).toBe('conflict')
  expect(undecidedAs(['3 years apart', 'same title', 'different DOI'])).toBe('maybe')
})

test.each([
  ['PK\x03\x04', /ZIP or Office/],
  ['%PDF-1.4', /PDF/],
  ['\xd0\xcf\x11\xe0', /Office/],
  ['{\\rtf1', /RTF/],
  ['<!DOCTYPE html><html><body>10.1000/x', /web page/],
  ['<?xml version="1.0"?><!DOCTYPE PubmedArticleSet><PubmedArticleSet>', /PubMed XML/],
])('what is no reference file is named: %j', (begins, words) => {
  expect(readReferences(Buffer.from(begins, 'latin1'))).toEqual({ reason: expect.stringMatching(words) })
})

test('a packed file is none of these before it is unpacked', () => {
  expect(readReferences(gzipSync('TY  - JOUR'))).toEqual({ reason: expect.stringMatching(/^Not a reference file/) })
})

test('a bibliography is read by the numbers that its lines name, and its years and pages are none', () => {
  const text = [
    '1. Novak E, Hansen P. Zinc for the common cold in adults. J Examples 2019;4(2):9-17. doi: 10.1000/zinc.1.',
    '2. Gold A. Copper bracelets in old age. BMJ 2018;12:101. PMID: 30527631; PMC123456',
    '3. Rust B. A book that has no number at all. London 2006.',
    '30527632, 10.1000/other',
  ].join('\n')
  const read = readReferences(Buffer.from(text))
  if ('reason' in read) throw new Error(read.reason)
  expect([...read.entries].map((entry) => (entry.kind === 'reference' ? entry.reference : entry))).toMatchObject([
    { doi: '10.1000/zinc.1' },
    { pmid: 30527631, pmcid: 'PMC123456' },
    { kind: 'broken', line: 3, reason: 'No PMID or DOI in this line' },
    { pmid: 30527632 },
    { doi: '10.1000/other' },
  ])
})
