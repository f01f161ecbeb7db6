import { describe, expect, it } from 'vitest'
import { journalReaderFor } from '@/lib/records/journal-list'
import { retractionReaderFor } from '@/lib/records/retraction-reader'
import { journalNameKey, journalNameKeys } from '@/lib/studies/journal-name'
import { readAll } from '../../support/read-all'

describe('a journal is compared by its name', () => {
  it('without capitals, accents, signs and a leading article', () => {
    expect(journalNameKey('The Lancet. Oncology')).toBe('lancet oncology')
    expect(journalNameKey('Révue d’Épidémiologie & Santé')).toBe('revue d epidemiologie and sante')
    expect(journalNameKey('The')).toBe('the')
    expect(journalNameKey('—!')).toBe('')
    expect(journalNameKey('𝒜'.repeat(400)).length).toBeLessThanOrEqual(300)
  })

  it('by each of its names once', () => {
    expect(journalNameKeys('Ann. Tests', 'Annals of Tests', 'Ann Tests', null, undefined)).toEqual([
      'ann tests',
      'annals of tests',
    ])
  })
})

describe('a list of journals', () => {
  const read = (text: string, size?: number) => readAll(journalReaderFor, text, size)
  const journal = (title: string, abbreviation: string) => ({ kind: 'journal', title, abbreviation })

  it.each([1, 1000])('has quoted fields, further columns and either line end, in pieces of %i bytes', (size) => {
    const text = '"""Brevia""","Brevia (Rome)"\r\n"Acta; or, Tests","Acta","",""\nPlain, Pl \n"Two\nlines","Two Lin."'
    expect(read(text, size)).toEqual([
      journal('"Brevia"', 'Brevia (Rome)'),
      journal('Acta; or, Tests', 'Acta'),
      journal('Plain', 'Pl'),
      journal('Two lines', 'Two Lin.'),
    ])
  })

  it('may have a heading and semicolons', () => {
    expect(read('\uFEFFJournal title;Abbreviation\nTests, Annals of;Ann. Tests\n')).toEqual([
      journal('Tests, Annals of', 'Ann. Tests'),
    ])
  })

  it('says which rows are none', () => {
    const entries = read('"Alone"\n"a"b,c\n"Annals, open\n"Good","G."\n')
    expect(entries).toEqual([
      {
        kind: 'rejection',
        position: { line: 1, column: 1 },
        identifier: 'Alone',
        reason: 'not a title and an abbreviation',
      },
      { kind: 'rejection', position: { line: 2, column: 1 }, reason: 'not a row of CSV' },
      { kind: 'rejection', position: { line: 3, column: 1 }, reason: 'a quotation that does not end' },
      journal('Good', 'G.'),
    ])
  })

  it('loses no row to a quotation mark that stands in another', () => {
    expect(read('Tubes of 5" size,Tub.\nGood,G.\n"Wide",W.\n6" tubes,T.\nLast,L.\n')).toEqual([
      { kind: 'rejection', position: { line: 1, column: 1 }, reason: 'not a row of CSV' },
      journal('Good', 'G.'),
      journal('Wide', 'W.'),
      { kind: 'rejection', position: { line: 4, column: 1 }, reason: 'not a row of CSV' },
      journal('Last', 'L.'),
    ])
  })

  it('does not wait for the end of a quotation for ever', () => {
    const entries = read(`"open,x\n${'Title,Abbr.\n'.repeat(1000)}`)
    expect(entries.filter(({ kind }) => kind === 'journal')).toHaveLength(1000)
    expect(entries[0]).toMatchObject({ kind: 'rejection', position: { line: 1 } })
  })

  it('is not any file', () => {
    for (const text of ['<html>', '{"a": 1}', 'PK\u0003\u0004'])
      expect(journalReaderFor(Buffer.from(text), true)).toEqual({ reason: 'not a list of journals in CSV' })
  })
})

describe('a list of retractions', () => {
  const read = (value: unknown) => readAll(retractionReaderFor, JSON.stringify(value))

  it('names DOIs with the DOIs of their notices, in small letters', () => {
    const expected = [
      { kind: 'retraction', doi: '10.1000/abc', noticeDoi: '10.1000/notice', source: 'dois' },
      { kind: 'retraction', doi: '10.1000/d', source: 'dois' },
      { kind: 'rejection', position: { line: 1, column: 1 }, identifier: 'unknown', reason: 'not a DOI' },
    ]
    const dois = { '10.1000/ABC': 'https://doi.org/10.1000/Notice', '10.1000/d': null, unknown: '10.1000/x' }
    expect(read({ retractions: dois })).toEqual(expected)
    expect(read(dois)).toEqual(expected)
  })

  it('or records by PMID, DOI or both', () => {
    expect(read([{ pmid: '17', Author: 'A' }, { pmid: 18, doi: '10.1000/X' }, { Author: 'B' }, null])).toEqual([
      { kind: 'retraction', pmid: 17, source: 'records' },
      { kind: 'retraction', pmid: 18, doi: '10.1000/x', source: 'records' },
      { kind: 'rejection', position: { line: 1, column: 1 }, reason: 'record 3 has neither a PMID nor a DOI' },
      { kind: 'rejection', position: { line: 1, column: 1 }, reason: 'record 4 has neither a PMID nor a DOI' },
    ])
  })

  it('is said to be none where it is not JSON to its end', () => {
    expect(readAll(retractionReaderFor, '{"retractions": {"10.1000/a"')).toMatchObject([
      { kind: 'break', reason: expect.stringMatching(/^not JSON/) },
    ])
    expect(retractionReaderFor(Buffer.from('pmid,doi\n'), true)).toEqual({
      reason: 'not a list of retractions in JSON',
    })
  })
})
