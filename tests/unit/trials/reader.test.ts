import { describe, expect, it } from 'vitest'
import type { SourceEntry } from '@/lib/records/study-record'
import { TrialsReader } from '@/lib/trials/reader'

function read(text: string | Uint8Array, size = Number.POSITIVE_INFINITY): SourceEntry[] {
  const bytes = Buffer.from(text)
  const reader = new TrialsReader()
  const entries: SourceEntry[] = []
  for (let from = 0; from < bytes.length; from += size) entries.push(...reader.write(bytes.subarray(from, from + size)))
  return [...entries, ...reader.end()]
}

const article = {
  pmcid: 'PMC1',
  pmid: '11',
  doi: '10.1186/1-2',
  article_type: 'protocol',
  title: 'A trial\nof hair',
  journal: 'BMC Hair',
  issn: '1472-6904',
  year: '2002',
  pub_dates: [
    { type: 'collection', year: '2002', month: null, day: null },
    { type: 'epub', year: '2002', month: '2', day: '27' },
  ],
  volume: '2',
  issue: null,
  fpage: '12',
  lpage: '19',
  'elocation-id': null,
  authors: [{ last: 'Sato', fore: 'Ken' }, { collective: 'The Group' }],
  abstracts: [
    {
      type: null,
      sections: [
        { label: 'Methods:', text: 'We tried.' },
        { label: null, text: '' },
      ],
    },
    { type: 'summary', sections: [{ label: null, text: 'In short.' }] },
  ],
  keywords: ['hair', 'hair'],
  references: [
    { pmid: '5', doi: '10.1000/x', title: 'Cited.', source: 'Lancet', year: '1999' },
    { raw: 'Printed so' },
    {},
  ],
}

describe('a trial article', () => {
  it('is read to what a citation holds', () => {
    expect(read(JSON.stringify(article))).toEqual([
      {
        kind: 'study',
        record: {
          source: 'trials',
          revision: '',
          pmid: 11,
          pmcid: 'PMC1',
          doi: '10.1186/1-2',
          title: { text: 'A trial of hair' },
          journal: { title: 'BMC Hair', issn: '1472-6904' },
          published: { year: 2002, month: 2, day: 27 },
          volume: '2',
          pages: '12-19',
          languages: [],
          publicationTypes: ['Clinical Trial Protocol'],
          keywords: ['hair'],
          authors: [
            { family: 'Sato', given: 'Ken', affiliations: [] },
            { collective: 'The Group', affiliations: [] },
          ],
          abstract: [{ text: 'We tried.', label: 'Methods' }],
          otherAbstracts: [{ kind: 'summary', sections: [{ text: 'In short.' }] }],
          meshHeadings: [],
          references: [{ raw: 'Cited. Lancet. 1999.', pmid: 5, doi: '10.1000/x' }, { raw: 'Printed so' }],
          notices: [],
        },
      },
    ])
  })

  it('without a PMID is known by its PMCID', () => {
    const [entry] = read(JSON.stringify({ ...article, pmid: null }))
    expect(entry).toMatchObject({ kind: 'study', record: { sourceKey: 'pmc:PMC1', pmcid: 'PMC1' } })
  })

  it('takes the date of the issue before the date online, and a year where nothing says more', () => {
    const published = (fields: object) => {
      const [entry] = read(JSON.stringify({ ...article, ...fields }))
      return entry?.kind === 'study' ? entry.record.published : entry
    }
    const issue = { type: 'ppub', year: '2003', month: '01', day: null }
    expect(published({ pub_dates: [...article.pub_dates, issue] })).toEqual({ year: 2003, month: 1 })
    expect(published({ pub_dates: [{ type: 'collection', year: '2002', month: null, day: null }] })).toEqual({
      year: 2002,
    })
    expect(published({ pub_dates: [] })).toEqual({ year: 2002 })
  })

  it('loses characters that no text may hold', () => {
    const [entry] = read(JSON.stringify({ ...article, title: 'A\u0000b \ud800 c' }))
    expect(entry).toMatchObject({ record: { title: { text: 'A b \ufffd c' } } })
  })
})

describe('a line that cannot be taken', () => {
  it('is named with its reason, and those around it stand', () => {
    const lines = [
      JSON.stringify(article),
      '{"broken',
      '',
      '[]',
      JSON.stringify({ ...article, pmid: null, pmcid: null }),
      JSON.stringify({ ...article, title: ' ' }),
      JSON.stringify({ ...article, pmid: '12' }),
    ]
    const entries = read(lines.join('\n'))
    expect(
      entries.map((entry) => (entry.kind === 'rejection' ? [entry.position.line, entry.reason] : entry.kind)),
    ).toEqual([
      'study',
      [2, 'not JSON'],
      [4, expect.stringContaining('not a trial article')],
      [5, 'neither a PMID nor a PMCID'],
      [6, 'no title'],
      'study',
    ])
    expect(read(lines.join('\n'), 7)).toEqual(entries)
  })

  it('may be one that is not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from([0x7b, 0xff, 0x7d, 0x0a]), Buffer.from(JSON.stringify(article))])
    expect(read(bytes).map(({ kind }) => kind)).toEqual(['rejection', 'study'])
  })

  it('may be the one that a broken file cut off', () => {
    const reader = new TrialsReader()
    reader.write(Buffer.from('{"pmid": "1"'))
    expect(reader.break('the compressed data ends too early').map(({ kind }) => kind)).toEqual(['rejection', 'break'])
    expect(reader.end()).toEqual([])
  })
})
