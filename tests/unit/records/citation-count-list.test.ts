import { describe, expect, it } from 'vitest'
import { countReaderFor } from '@/lib/records/citation-count-list'

function read(csv: string) {
  const bytes = Buffer.from(csv)
  const reader = countReaderFor(bytes, true)
  if (reader === 'more' || 'reason' in reader) return reader
  return [...reader.write(bytes), ...reader.end()]
}

describe('a list of citation counts', () => {
  it('is read by the names of its columns, in whatever order they stand', () => {
    const csv =
      '\uFEFFdoi,citation_count,title,pmid,last_modified\n10.1/a,12,"Herons, and ponds",101,"09/28/2025, 14:28:49"\n,0,,102,2025-10-01T00:00:00\n,7.0,,103,\n'
    expect(read(csv)).toEqual([
      { kind: 'count', pmid: 101, count: 12, asOf: '2025-09-28' },
      { kind: 'count', pmid: 102, count: 0, asOf: '2025-10-01' },
      { kind: 'count', pmid: 103, count: 7, asOf: null },
    ])
  })

  it('is read with who cites whom, where it has columns of that', () => {
    const csv = 'pmid,citation_count,cited_by,references\n101,2,7 8,9\n102,0,,\n'
    expect(read(csv)).toEqual([
      { kind: 'count', pmid: 101, count: 2, asOf: null, citedBy: [7, 8], cites: [9] },
      { kind: 'count', pmid: 102, count: 0, asOf: null },
    ])
  })

  it('is read with the relative citation ratio, where it has a column of that and a number in it', () => {
    const csv =
      'pmid,relative_citation_ratio,provisional,citation_count\n101,3.27,False,5\n102,0.5,True,1\n103,,True,0\n104,high,,1\n105,2,Yes,1\n106,-1,No,1\n'
    const none = { kind: 'count', asOf: null, ratio: null }
    expect(read(csv)).toEqual([
      { ...none, pmid: 101, count: 5, ratio: { value: 3.27, isProvisional: false } },
      { ...none, pmid: 102, count: 1, ratio: { value: 0.5, isProvisional: true } },
      { ...none, pmid: 103, count: 0 },
      { ...none, pmid: 104, count: 1 },
      { ...none, pmid: 105, count: 1, ratio: { value: 2, isProvisional: true } },
      { ...none, pmid: 106, count: 1 },
    ])
  })

  it('says which rows say nothing, and drops none of them silently', () => {
    const rows = read('pmid,citation_count,last_modified\n,3,\n101,many,\n102,-1,\n103,99999999,\n104,2,13/45/2025\n')
    expect(rows).toMatchObject([
      { kind: 'rejection', position: { line: 2 }, reason: 'no PMID' },
      { kind: 'rejection', position: { line: 3 }, identifier: 'PMID 101' },
      { kind: 'rejection', identifier: 'PMID 102' },
      { kind: 'rejection', identifier: 'PMID 103' },
      { kind: 'count', pmid: 104, count: 2, asOf: null },
    ])
  })

  it('is nothing else that happens to be CSV', () => {
    expect(read('citing,referenced\n1,2\n')).toMatchObject({ reason: expect.stringContaining('citation_count') })
    expect(read('PK\u0003\u0004')).toHaveProperty('reason')
  })
})
