import { expect, test } from 'vitest'
import { cslOf } from '@/lib/citation/csl'
import { cite, formatCitations } from '@/lib/citation/format'
import { author, COMPLETE, citable } from '../../support/citable'
import { readRis } from '../../support/ris-reader'

const HOSTILE = citable({
  id: 2,
  title: '=HYPERLINK("x") } \\input{/etc/passwd} 50% & $5_a # ~^\r\nER  - \r\nTY  - BOOK',
  authors: [author('Rock and Roll, Inc', 'A'), author('', null, { collective: 'A } B & C' })],
  authorsComplete: false,
  doi: '10.1/a}b\\c',
})

test('RIS of a complete record', () => {
  expect(formatCitations([COMPLETE], 'ris')).toBe(
    [
      'TY  - JOUR',
      'ID  - de-jong-2018-30527631',
      'TI  - The influence of interferon on β cells',
      'AU  - de Jong, Anna B',
      'AU  - Smith, J P, Jr',
      'AU  - Lupus Study Group',
      'T2  - Annals of the Rheumatic Diseases',
      'J2  - Ann Rheum Dis',
      'PY  - 2018',
      'DA  - 2018/12/05/',
      'VL  - 79',
      'IS  - 5',
      'SP  - 674',
      'EP  - 686',
      'DO  - 10.1016/j.cyto_2018(11)',
      'AN  - 30527631',
      'DB  - PubMed',
      'N1  - PMCID: PMC6333502',
      'SN  - 0003-4967',
      'LA  - de',
      'UR  - https://doi.org/10.1016/j.cyto_2018(11)',
      'KW  - Lupus Erythematosus, Systemic',
      'KW  - JAK',
      'AB  - BACKGROUND: Why. And how. What.',
      'ER  - ',
      '',
    ].join('\r\n'),
  )
})

test('CSL-JSON to RIS and back keeps every field', () => {
  const studies = [
    COMPLETE,
    citable({ id: 3 }),
    citable({ id: 4, published: { year: 1998, season: 'winter' }, pages: 'e12; discussion e13-4' }),
    citable({ id: 5, published: { year: 1998, month: 2 }, pages: 'S1-S9', pmid: 7 }),
    citable({ id: 6, published: { year: 1998, month: 12, text: '1998 Dec-1999 Jan' } }),
    citable({ id: 7, published: { year: 1998, season: 'winter', text: 'Winter 1998-1999' } }),
  ]
  expect(readRis(formatCitations(studies, 'ris'))).toEqual(studies.map(cslOf))
})

test.each([
  ['S34-40', 'S34-S40', 'S34', 'S40'],
  ['e123-31', 'e123-e131', 'e123', 'e131'],
  ['S1-S9', 'S1-S9', 'S1', 'S9'],
  ['1154S-60S', '1154S-1160S', '1154S', '1160S'],
  ['686–93', '686-693', '686', '693'],
  ['99-101', '99-101', '99', '101'],
  ['e2034577', 'e2034577', 'e2034577', null],
  ['12-s3', '12-s3', '12', 's3'],
  ['20-3, 25', '20-3, 25', '20-3, 25', null],
])('pages %s are whole in every file', (pages, csl, first, last) => {
  const study = citable({ pages })
  expect(cslOf(study).page).toBe(csl)
  const ris = formatCitations([study], 'ris')
  expect(ris).toContain(`SP  - ${first}\r\n`)
  expect(/EP {2}- (.*)\r/.exec(ris)?.[1] ?? null).toBe(last)
  expect(formatCitations([study], 'bibtex')).toContain(`pages = {${csl.replace('-', '--')}}`)
})

test('a DOI with signs of an address leads to the study, in every format and style', () => {
  const odd = citable({ doi: '10.1000/odd#789?x=1' })
  const address = 'https://doi.org/10.1000/odd%23789%3Fx%3D1'
  expect(formatCitations([odd], 'ris')).toContain(`UR  - ${address}\r\n`)
  expect(formatCitations([odd], 'bibtex')).toContain(`url = {${address}}`)
  expect(JSON.parse(formatCitations([odd], 'csl-json'))).toMatchObject([{ DOI: '10.1000/odd#789?x=1', URL: address }])
  expect(cite(odd, 'apa')).toContain(address)
  expect(cite(odd, 'vancouver')).toContain('doi:10.1000/odd#789?x=1')
})

test('a title cannot start a second RIS record', () => {
  const text = formatCitations([HOSTILE], 'ris')
  expect(text.match(/^TY {2}- /gm)).toHaveLength(1)
  expect(text.match(/^ER {2}- /gm)).toHaveLength(1)
})

test('a title cannot start a second record of NBIB or EndNote XML', () => {
  const title = 'One\n\nPMID- 2\nTI  - </title></titles></record><record> Two'
  const study = citable({ title, pmid: 1 })
  const nbib = formatCitations([study], 'nbib')
  expect(nbib.match(/^PMID- /gm)).toHaveLength(1)
  expect(nbib).not.toMatch(/\n\n/)
  const xml = formatCitations([study], 'endnote-xml')
  expect(xml.match(/<record>/g)).toHaveLength(1)
  expect(xml).toContain('&lt;/record&gt;')
})

test('a group keeps its name in EndNote XML, whatever commas it has', () => {
  const study = citable({ authors: [author('', null, { collective: 'Departments of A, B & C' })] })
  expect(formatCitations([study], 'endnote-xml')).toContain(
    '<author corp-name="Departments of A, B &amp; C">Departments of A, B &amp; C,</author>',
  )
})

test('BibTeX of a hostile record has balanced braces and nothing that TeX would run', () => {
  const text = formatCitations([HOSTILE], 'bibtex')
  expect(text).toBe(
    [
      '@article{rock-and-roll-inc-s2,',
      '  author = {{Rock and Roll, Inc}, A and {A \\textbraceright{} B \\& C} and others},',
      '  title = {{=HYPERLINK("x") \\textbraceright{} \\textbackslash{}input\\textbraceleft{}/etc/passwd\\textbraceright{} 50\\% \\& \\$5\\_a \\# \\textasciitilde{}\\textasciicircum{} ER - TY - BOOK}},',
      '  doi = {10.1/a%7Db%5Cc},',
      '  url = {https://doi.org/10.1/a%7Db%5Cc},',
      '}',
      '',
    ].join('\n'),
  )
})

test('BibTeX of a complete record', () => {
  const text = formatCitations([COMPLETE], 'bibtex')
  expect(text).toContain('author = {de Jong, Anna B and Smith, Jr, J P and {Lupus Study Group}},')
  expect(text).toContain('month = dec,')
  expect(text).toContain('pages = {674--686},')
})

test('CSL-JSON is valid JSON, and what is not known is absent', () => {
  expect(JSON.parse(formatCitations([citable()], 'csl-json'))).toEqual([
    { id: 's1', type: 'article-journal', title: 'Only a title' },
  ])
})
