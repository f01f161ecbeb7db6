import { describe, expect, it } from 'vitest'
import { readPubmedFound } from '@/lib/sources/pubmed-found'
import { readPubmedRecords } from '@/lib/sources/pubmed-records'
import { readJson } from '@/lib/sources/read-json'
import { retryAfterMs, waitMs } from '@/lib/sources/waits'
import { articleSet, articleXml } from '../../support/pubmed-xml'

const answer = (esearchresult: object) => JSON.stringify({ header: { type: 'esearch' }, esearchresult })

describe('what PubMed found', () => {
  it('is read with how PubMed read the words, and what it did not find', () => {
    const found = readPubmedFound(
      answer({
        count: '12345',
        retmax: '2',
        retstart: '0',
        idlist: ['101', '102'],
        querytranslation: 'herons\u0000[All Fields]',
        errorlist: { phrasesnotfound: ['zzyzx'], fieldsnotfound: [] },
        warninglist: { phrasesignored: [] },
      }),
    )
    expect(found).toEqual({ count: 12345, pmids: [101, 102], translation: 'herons[All Fields]', notFound: ['zzyzx'] })
  })

  it.each([
    ['an error', answer({ ERROR: 'Invalid db name specified: nonsense_db' }), 'refused'],
    ['another error', '{"error":"API rate limit exceeded","count":"4"}', 'unreadable'],
    ['words in place of numbers', answer({ count: 'many', idlist: [] }), 'unreadable'],
    ['something that is no PMID', answer({ count: '1', idlist: ['../../etc'] }), 'unreadable'],
    ['half an answer', answer({ count: '1', idlist: ['101'] }).slice(0, -5), 'unreadable'],
    ['a list within lists', '['.repeat(50) + ']'.repeat(50), 'unreadable'],
  ])('is nothing where the answer is %s', (_what, text, kind) => {
    expect(() => readPubmedFound(text)).toThrow(expect.objectContaining({ kind }))
  })

  it('may be deep in text, which is no depth', () => {
    expect(readJson(`{"a":"${'['.repeat(100)}\\"["}`)).toEqual({ a: `${'['.repeat(100)}"[` })
  })
})

describe('records of PubMed', () => {
  it('are read, and those that did not come are named', () => {
    const entries = readPubmedRecords(Buffer.from(articleSet(articleXml({ pmid: 101 }))), [101, 102])
    expect(entries.map(({ kind }) => kind)).toEqual(['study', 'rejection'])
    expect(entries[1]).toMatchObject({ identifier: 'PMID 102' })
  })

  it.each([
    '<?xml version="1.0"?><eFetchResult><ERROR>Unable to obtain query #1</ERROR></eFetchResult>',
    '<?xml version="1.0"?><other/>',
    'Error occurred: The following PMID is not available: 1',
    '',
  ])('are none in %j', (xml) => {
    expect(() => readPubmedRecords(Buffer.from(xml), [1])).toThrow()
  })
})

describe('how long a source is left alone', () => {
  it('doubles from a second to a minute, with up to a quarter more by chance', () => {
    expect([1, 2, 3, 4, 7, 50].map((failures) => waitMs(failures, 0))).toEqual([1000, 2000, 4000, 8000, 60_000, 60_000])
    expect(waitMs(1, 1)).toBe(1250)
  })

  it('is what the source says, in seconds or as a date, and an hour at most', () => {
    const now = Date.parse('2030-01-01T00:00:00Z')
    expect(retryAfterMs('7', now)).toBe(7000)
    expect(retryAfterMs('Tue, 01 Jan 2030 00:00:30 GMT', now)).toBe(30_000)
    expect(retryAfterMs('Mon, 31 Dec 2029 00:00:00 GMT', now)).toBe(0)
    expect(retryAfterMs('9999999', now)).toBe(3_600_000)
    expect([retryAfterMs(null, now), retryAfterMs('soon', now)]).toEqual([null, null])
  })
})
