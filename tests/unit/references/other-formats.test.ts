import { describe, expect, it, test } from 'vitest'
import { problemsIn, referencesIn } from '../../support/read-reference-text'

const style = (text: string) => `<style face="normal" size="100%">${text}</style>`

describe('EndNote XML', () => {
  const record = (inner: string) => `<record><ref-type name="Journal Article">17</ref-type>${inner}</record>`
  const file = (...records: string[]) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n${records.join('\n')}\n</records></xml>`

  it('reads text in nested styles and every field', () => {
    const text = file(
      record(
        `<contributors><authors><author>${style('Ahmad, AS')}</author></authors>` +
          `<secondary-authors><author>${style('Ed, Itor')}</author></secondary-authors></contributors>` +
          `<titles><title>${style('Risk of ')}${style('cancer')} &amp; more</title><secondary-title>Br J</secondary-title></titles>` +
          `<periodical><full-title>British Journal</full-title><abbr-1>Br J</abbr-1></periodical>` +
          '<pages>943-7</pages><volume>112</volume><number>5</number>' +
          '<dates><year>2015</year><pub-dates><date>Mar 3</date></pub-dates></dates>' +
          '<isbn>1532-1827 (Electronic)&#xD;0007-0920 (Linking)</isbn><language>eng</language>' +
          '<accession-num>25647015</accession-num><remote-database-name>PubMed</remote-database-name>' +
          '<electronic-resource-num>10.1000/e.1</electronic-resource-num><custom2>PMC9</custom2>' +
          '<abstract>Text.</abstract><keywords><keyword>Aged</keyword></keywords>',
      ),
    )
    expect(referencesIn(text)).toEqual([
      {
        type: 'article',
        authors: [{ family: 'Ahmad', given: 'AS' }],
        editors: [{ family: 'Ed', given: 'Itor' }],
        title: 'Risk of cancer & more',
        journal: 'British Journal',
        journalAbbreviation: 'Br J',
        pages: '943-947',
        volume: '112',
        issue: '5',
        published: { year: 2015, month: 3, day: 3 },
        issn: '1532-1827',
        language: 'eng',
        pmid: 25647015,
        doi: '10.1000/e.1',
        pmcid: 'PMC9',
        abstract: 'Text.',
        keywords: ['Aged'],
        meshHeadings: [],
        publicationTypes: [],
        notices: [],
      },
    ])
  })
  it('loses no other record to one that is not well-formed, and mends what EndNote writes against XML', () => {
    const title = (text: string) => record(`<titles><title>${text}</title></titles>`)
    const text = file(title('One'), title('T<wo'), title('R&D \u0007three'), '<record><titles>')
    expect(referencesIn(text).map((reference) => reference.title)).toEqual(['One', 'R&D three'])
    expect(problemsIn(text).map(([line]) => line)).toEqual([4, 5, 5, 6])
  })
  it('refuses declared entities', () => {
    const text = `<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY a "x">]><xml><records>${record('&a;')}</records></xml>`
    expect(problemsIn(text)).toEqual([[1, 'The file declares entities: it was not read']])
  })
})

test('CSL-JSON, with marks in a title and a broken item', () => {
  const text = `[
{"id": "a", "type": "article-journal", "title": "CO<sub>2</sub> &lt; 5", "DOI": "10.1000/c", "PMID": 5,
 "author": [{"family": "Berg", "non-dropping-particle": "van den", "given": "A"}, {"literal": "Group"}],
 "container-title": ["Journal"], "issued": {"date-parts": [["2018", 3]]}, "page": "1-9"},
{"id": "b", "title": },
{"id": "c", "type": "book", "title": "Two", "note": "PMID: 9"}
]`
  expect(referencesIn(text)).toMatchObject([
    {
      title: 'CO2 < 5',
      doi: '10.1000/c',
      pmid: 5,
      authors: [{ family: 'van den Berg', given: 'A' }, { collective: 'Group' }],
      journal: 'Journal',
      published: { year: 2018, month: 3 },
      pages: '1-9',
    },
    { type: 'book', title: 'Two', pmid: 9 },
  ])
  expect(problemsIn(text)).toEqual([[5, expect.stringMatching(/^Not JSON/)]])
})

test('refer', () => {
  const text = `%0 Journal Article
%A Smith, John
%A Jones, K
%T One
%J Journal
%D 2011
%V 3
%N 2
%P 12-9
%R 10.1000/r
%X Abstract
goes on.
%K a
b

%0 Book
%T Two
`
  expect(referencesIn(text)).toMatchObject([
    {
      title: 'One',
      journal: 'Journal',
      published: { year: 2011 },
      abstract: 'Abstract goes on.',
      keywords: ['a', 'b'],
    },
    { type: 'book', title: 'Two' },
  ])
})

test('a pasted text of identifiers', () => {
  const text =
    'PMID: 123, 456;789\nhttps://doi.org/10.1000/x(1) doi: 10.1000/a;b PMC77\npubmed.ncbi.nlm.nih.gov/55/ nonsense\n'
  const found = referencesIn(text).map(({ pmid, doi, pmcid }) => pmid ?? doi ?? pmcid)
  expect(found).toEqual([123, 456, 789, '10.1000/x(1)', '10.1000/a;b', 'PMC77', 55])
  expect(problemsIn(text)).toEqual([[3, 'Neither a PMID nor a DOI']])
})
