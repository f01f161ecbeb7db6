import { describe, expect, it } from 'vitest'
import { type NamedWork, readOpenalexWork } from '@/lib/sources/openalex-work'

const open = { is_oa: true, oa_status: 'green', oa_url: 'https://repository.example/1.pdf' }
const work = {
  ids: {
    openalex: 'https://openalex.org/W1',
    doi: 'https://doi.org/10.1000/H101',
    pmid: 'https://pubmed.ncbi.nlm.nih.gov/101',
  },
  doi: 'https://doi.org/10.1000/H101',
  cited_by_count: 12,
  open_access: open,
}
const byPmid: NamedWork = { pmid: 101 }
const byDoi: NamedWork = { pmid: null, doi: '10.1000/h101' }
const read = (value: unknown, asked: NamedWork = byPmid) => readOpenalexWork(JSON.stringify(value), asked, '2026-11-30')

describe('a work of OpenAlex', () => {
  it('is read with its count, its day and where it is open, by whichever name it was asked for', () => {
    const openAccess = { isOpen: true, status: 'green', url: open.oa_url }
    const counted = { kind: 'count', count: 12, asOf: '2026-11-30', openAccess }
    expect(read(work)).toEqual({ ...counted, pmid: 101 })
    expect(read(work, byDoi)).toEqual({ ...counted, pmid: null, doi: '10.1000/h101' })
  })

  it('says nothing of a retraction: whoever gives notice of one says that', () => {
    expect(read({ ...work, is_retracted: true })).toEqual(read(work))
  })

  it('is open nowhere where it is closed, or where its address is none that a page may link to', () => {
    const at = (more: object) => read({ ...work, open_access: { ...open, ...more } })?.openAccess
    expect(at({ is_oa: false, oa_status: 'closed' })).toEqual({ isOpen: false, status: 'closed', url: null })
    for (const oa_url of ['http://repository.example/1.pdf', 'javascript:alert(1)', '', null, undefined])
      expect(at({ oa_url })).toEqual({ isOpen: true, status: 'green', url: null })
  })

  it('is none where OpenAlex does not have it, or sends another', () => {
    expect(readOpenalexWork('', byPmid, '2026-11-30')).toBeNull()
    expect(read({ ...work, ids: { pmid: 'https://pubmed.ncbi.nlm.nih.gov/1101' } })).toBeNull()
    expect(read({ ...work, ids: {} })).toBeNull()
    expect(read({ ...work, ids: {}, doi: null }, byDoi)).toBeNull()
    expect(read({ ...work, ids: { doi: 'https://doi.org/10.1000/other' } }, byDoi)).toBeNull()
  })

  it.each([
    ['an error', { error: 'Invalid query', message: '<script>' }],
    ['a list', { meta: {}, results: [work] }],
    ['words in place of a number', { ...work, cited_by_count: 'many' }],
    ['a number below zero', { ...work, cited_by_count: -1 }],
    ['part of a citation', { ...work, cited_by_count: 1.5 }],
    ['more citations than any work has', { ...work, cited_by_count: 1e12 }],
    ['no word on access', { ...work, open_access: null }],
    ['a word in place of yes or no', { ...work, open_access: { ...open, is_oa: 'yes' } }],
    ['a status of other letters', { ...work, open_access: { ...open, oa_status: '<b>gold</b>' } }],
    ['an address that is none', { ...work, open_access: { ...open, oa_url: ['https://a.example'] } }],
    ['names that are none', { ...work, ids: 'https://openalex.org/W1' }],
  ])('is nothing where the answer is %s', (_what, value) => {
    expect(() => read(value)).toThrow(expect.objectContaining({ kind: 'unreadable' }))
  })

  it('is nothing where it is no JSON', () => {
    for (const text of ['<html>', '['.repeat(50) + ']'.repeat(50)])
      expect(() => readOpenalexWork(text, byPmid, '2026-11-30')).toThrow(
        expect.objectContaining({ kind: 'unreadable' }),
      )
  })
})
