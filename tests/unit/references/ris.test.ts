import { describe, expect, it, test } from 'vitest'
import { entriesIn, problemsIn, referencesIn } from '../../support/read-reference-text'

const WHOLE = `TY  - JOUR
A1  - Smith, John A., Jr
AU  - World Health Organization,
AU  - Catarina Barata
AU  - Smith JA
A2  - Editor, Ed
T1  - Aspirin after stroke
JF  - Journal of Examples
JA  - J Ex
PY  - 2018
DA  - 2018/12/05/
VL  - 12
IS  - 3
SP  - 244
EP  - 58
DO  - https://doi.org/10.1000/Ex.1
AN  - 123
DB  - PubMed
C2  - PMC77
SN  - 1234-567x
LA  - French
KW  - stroke; aspirin
wrapped
N2  - Why and how.
UR  - https://example.org/1
ER  - 
`

test('a record with every field', () => {
  expect(referencesIn(WHOLE)).toEqual([
    {
      type: 'article',
      authors: [
        { family: 'Smith', given: 'John A.', suffix: 'Jr' },
        { collective: 'World Health Organization' },
        { family: 'Barata', given: 'Catarina' },
        { family: 'Smith', initials: 'JA' },
      ],
      editors: [{ family: 'Editor', given: 'Ed' }],
      title: 'Aspirin after stroke',
      journal: 'Journal of Examples',
      journalAbbreviation: 'J Ex',
      published: { year: 2018, month: 12, day: 5 },
      volume: '12',
      issue: '3',
      pages: '244-258',
      doi: '10.1000/Ex.1',
      pmid: 123,
      pmcid: 'PMC77',
      issn: '1234-567X',
      language: 'fre',
      keywords: ['stroke', 'aspirin', 'wrapped'],
      abstract: 'Why and how.',
      url: 'https://example.org/1',
      meshHeadings: [],
      publicationTypes: [],
      notices: [],
    },
  ])
})

describe('where a record begins and ends', () => {
  it('ends at the next TY where ER is missing, and at the end of the file', () => {
    expect(referencesIn('TY  - JOUR\nTI  - One\n\nTY  - JOUR\nTI  - Two').map(({ title }) => title)).toEqual([
      'One',
      'Two',
    ])
  })
  it('takes fields before TY, and says what stands outside', () => {
    const text = '1.\nID  - 7\nTI  - Early\nTY  - JOUR\nPY  - 2001\nER  -\nProvider: X\nTY  - JOUR\nTI  - Two\nER  -'
    expect(referencesIn(text).map(({ title }) => title)).toEqual(['Early', 'Two'])
    expect(problemsIn(text)).toEqual([
      [1, 'Text outside a record'],
      [7, 'Text outside a record'],
    ])
  })
  it('keeps blank lines and lines that look like fields within a value', () => {
    const [record] = referencesIn('TY  - JOUR\nTI  - T\nAB  - First.\n\nHI - virus is wrapped\nER  -\n')
    expect(record?.abstract).toBe('First. HI - virus is wrapped')
  })
  it.each(['TY - JOUR\nTI - Loose\nER -', 'TY\t-\tJOUR\nTI\t-\tLoose\nER\t-', 'TY  -JOUR\nTI  -Loose\nER  -'])(
    'reads %j, written with other blanks',
    (text) => expect(referencesIn(text)).toMatchObject([{ title: 'Loose', type: 'article' }]),
  )
  it('reads CR and CRLF as line ends', () => {
    for (const end of ['\r', '\r\n']) {
      expect(referencesIn(WHOLE.replaceAll('\n', end))).toEqual(referencesIn(WHOLE))
    }
  })
  it('keeps the raw text and the line of each record', () => {
    const [, second] = entriesIn('TY  - JOUR\nTI  - One\nER  -\n\nTY  - GEN\nER  - \n')
    expect(second).toEqual({ kind: 'broken', line: 5, raw: 'TY  - GEN\nER  -', reason: 'No title and no identifier' })
  })
})

test.each([
  ['PY  - 2020 Mar-Apr', { year: 2020, month: 3, text: '2020 Mar-Apr' }],
  ['PY  - 2015\nDA  - MAR 15', { year: 2015, month: 3, day: 15 }],
  ['PY  - 2015\nDA  - 15 MAR', { year: 2015, month: 3, day: 15 }],
  ['Y1  - 2015/09/10', { year: 2015, month: 9, day: 10 }],
  ['PY  - 2005///', { year: 2005 }],
  ['DA  - 1998///Winter', { year: 1998, season: 'winter' }],
  ['PY  - 2019\nDA  - 2018/03/01', { year: 2019 }],
  ['PY  - in press', undefined],
])('the date of %j', (lines, published) => {
  expect(referencesIn(`TY  - JOUR\nTI  - T\n${lines}\nER  -`)[0]?.published).toEqual(published)
})

test('identifiers are taken where they are what they seem', () => {
  const read = (lines: string) => referencesIn(`TY  - JOUR\nTI  - T\n${lines}\nER  -`)[0]
  expect(read('AN  - 2023-15354')).toMatchObject({ accession: '2023-15354' })
  expect(read('AN  - 555')).toMatchObject({ accession: '555' })
  expect(read('AN  - 555\nDB  - Ovid MEDLINE(R)')).toMatchObject({ pmid: 555 })
  expect(read('M3  - doi: 10.1063/1.1')).toMatchObject({ doi: '10.1063/1.1' })
  expect(read('UR  - http://www.ncbi.nlm.nih.gov/pubmed/99')).toMatchObject({ pmid: 99 })
  expect(read('DO  - 10.1002/(SICI)1096(1999)34:2<1::AID-X>3.0.CO;2-Q')?.doi).toBe(
    '10.1002/(SICI)1096(1999)34:2<1::AID-X>3.0.CO;2-Q',
  )
  expect(problemsIn('TY  - JOUR\nTI  - T\nDO  - 10/x\nER  -')).toEqual([[3, 'Not a DOI']])
})

test('of a book the second title is its series, and an unknown type is said', () => {
  expect(referencesIn('TY  - BOOK\nTI  - A book\nT2  - A series\nER  -')[0]).not.toHaveProperty('journal')
  expect(problemsIn('TY  - XYZ\nTI  - T\nER  -')).toEqual([[1, 'Unknown type XYZ: read as an article']])
})
