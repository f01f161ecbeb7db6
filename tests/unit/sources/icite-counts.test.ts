import { describe, expect, it } from 'vitest'
import { readIciteCounts } from '@/lib/sources/icite-counts'

const read = (value: unknown, asked = [101, 102]) => readIciteCounts(JSON.stringify(value), asked)
const count = { kind: 'count', asOf: null, citedBy: [], cites: [], ratio: null }

describe('the counts of iCite', () => {
  it('are read with their day, and with who cites whom', () => {
    const last_modified = '09/28/2025, 14:28:49'
    const one = { pmid: 101, citation_count: 12, cited_by: [7, 8], references: [9], last_modified }
    expect(read({ meta: { pmids: '101,102' }, data: [one, { pmid: 102, citation_count: 0 }] })).toEqual([
      { ...count, pmid: 101, count: 12, asOf: '2025-09-28', citedBy: [7, 8], cites: [9] },
      { ...count, pmid: 102, count: 0 },
    ])
  })

  it('are read by the names of its database, and in its older shape', () => {
    expect(read({ data: [{ pmid: 101, citedByPmidCount: 3, citedByPmids: ['7'], citedPmids: [9] }] })).toEqual([
      { ...count, pmid: 101, count: 3, citedBy: [7], cites: [9] },
    ])
    expect(read({ data: [{ pmid: 101, citation_count: 1, cited_by: '7 8', references: '' }] })).toEqual([
      { ...count, pmid: 101, count: 1, citedBy: [7, 8] },
    ])
  })

  it('come with the relative citation ratio, which young papers do not have, and whether it is provisional', () => {
    const ratios = (...data: object[]) =>
      read({ data: data.map((each) => ({ pmid: 101, citation_count: 1, ...each })) }).map(({ ratio }) => ratio)
    expect(
      ratios(
        { relative_citation_ratio: 3.27, provisional: false },
        { relative_citation_ratio: 0, provisional: true },
        { relative_citation_ratio: null, provisional: true },
        {},
        { rcr: 1.2, rcrIsProvisional: true },
        { relative_citation_ratio: 2, provisional: 'Yes' },
        { relative_citation_ratio: 2, provisional: 'No' },
      ),
    ).toEqual([
      { value: 3.27, isProvisional: false },
      { value: 0, isProvisional: true },
      null,
      null,
      { value: 1.2, isProvisional: true },
      { value: 2, isProvisional: true },
      { value: 2, isProvisional: false },
    ])
  })

  it('are not there for what iCite has not counted, and not taken for what nobody asked for', () => {
    expect(
      read({
        data: [
          { pmid: 101, citation_count: null },
          { pmid: 999, citation_count: 5 },
        ],
      }),
    ).toEqual([])
  })

  it.each([
    ['an error', { error: 'The server is down <script>' }, 'refused'],
    ['another thing', { records: [] }, 'unreadable'],
    ['words in place of numbers', { data: [{ pmid: 101, citation_count: 'many' }] }, 'unreadable'],
    ['a number below zero', { data: [{ pmid: 101, citation_count: -1 }] }, 'unreadable'],
    ['a ratio in words', { data: [{ pmid: 101, citation_count: 1, relative_citation_ratio: 'high' }] }, 'unreadable'],
    ['a ratio below zero', { data: [{ pmid: 101, citation_count: 1, relative_citation_ratio: -1 }] }, 'unreadable'],
    [
      'a ratio that is provisional in part',
      { data: [{ pmid: 101, citation_count: 1, provisional: 0.5 }] },
      'unreadable',
    ],
    ['no PMID', { data: [{ citation_count: 1 }] }, 'unreadable'],
    [
      'more than was asked for',
      { data: Array.from({ length: 201 }, () => ({ pmid: 101, citation_count: 1 })) },
      'unreadable',
    ],
  ])('are nothing where the answer is %s', (_what, value, kind) => {
    expect(() => read(value)).toThrow(expect.objectContaining({ kind }))
  })

  it('are nothing where it is no JSON', () => {
    for (const text of ['<html>', '', '['.repeat(50) + ']'.repeat(50)])
      expect(() => readIciteCounts(text, [101])).toThrow(expect.objectContaining({ kind: 'unreadable' }))
  })
})
