import { describe, expect, it } from 'vitest'
import { retractionReaderFor } from '@/lib/records/retraction-reader'
import { WATCH_HEAD, watchList } from '../../support/retraction-watch'

function read(list: string | Buffer, piece = 7) {
  const bytes = Buffer.from(list)
  const reader = retractionReaderFor(bytes, true)
  if (reader === 'more' || 'reason' in reader) return reader
  const entries = []
  for (let at = 0; at < bytes.length; at += piece) entries.push(...reader.write(bytes.subarray(at, at + piece)))
  return [...entries, ...reader.end()]
}

describe('the list of Retraction Watch', () => {
  it('is read by the names of its columns, though its first row has one without a name', () => {
    const list = watchList(
      { pmid: 101, doi: '10.1000/Herons', noticePmid: 102, noticeDoi: '10.1000/notice' },
      { pmid: 103, nature: 'Expression of concern', dated: '12/31/2020 0:00' },
      { doi: '10.1000/pond', nature: 'Correction', dated: '' },
      { pmid: 101, nature: 'Reinstatement', dated: '1/1/2022 0:00' },
    )
    const common = { kind: 'retraction', source: 'Retraction Watch' }
    expect(read(list)).toEqual([
      {
        ...common,
        pmid: 101,
        doi: '10.1000/herons',
        noticePmid: 102,
        noticeDoi: '10.1000/notice',
        nature: 'retraction',
        dated: '2021-05-03',
      },
      { ...common, pmid: 103, nature: 'concern', dated: '2020-12-31' },
      { ...common, doi: '10.1000/pond', nature: 'correction' },
      { ...common, pmid: 101, nature: 'reinstatement', dated: '2022-01-01' },
    ])
  })

  it('takes no title for a number, and says which rows it did not take', () => {
    const rows = read(watchList({}, { pmid: 101, nature: 'Something new' }, { doi: 'see the journal', pmid: '0' }))
    expect(rows).toMatchObject([
      { kind: 'rejection', position: { line: 2 }, reason: expect.stringContaining('neither the PMID nor the DOI') },
      { kind: 'rejection', position: { line: 4 }, identifier: 'PMID 101', reason: 'a notice of another kind' },
      { kind: 'rejection', position: { line: 6 } },
    ])
  })

  it('loses no notice to a name in another encoding', () => {
    const list = Buffer.from(watchList({ pmid: 101, title: 'Reiher_' }, { pmid: 102 }))
    list[list.indexOf('Reiher_') + 6] = 0xe9
    expect(read(list)).toMatchObject([{ pmid: 101 }, { pmid: 102 }])
  })

  it('is none where a column is missing, and is neither JSON nor a page', () => {
    for (const column of ['RetractionNature', 'OriginalPaperPubMedID', 'OriginalPaperDOI', 'RetractionDate'])
      expect(read(`${WATCH_HEAD.replace(column, 'Other')}\r\n`)).toMatchObject({
        reason: expect.stringContaining(column),
      })
    expect(read('<html>Sign in</html>')).toHaveProperty('reason')
    expect(read('[{"pmid": 5}]')).toEqual([{ kind: 'retraction', pmid: 5, source: 'records' }])
  })

  it('that breaks off anywhere keeps what stood before', () => {
    const list = watchList(...Array.from({ length: 20 }, (_, index) => ({ pmid: 100 + index })))
    for (let at = WATCH_HEAD.length + 1; at < list.length; at += 97) {
      const whole = read(list.slice(0, at))
      expect(Array.isArray(whole)).toBe(true)
    }
  })
})
