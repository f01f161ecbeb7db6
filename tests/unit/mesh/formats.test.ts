import { describe, expect, it } from 'vitest'
import { meshReaderFor } from '@/lib/mesh/mesh-reader'
import {
  DESCRIPTOR_ASCII,
  DESCRIPTOR_XML,
  descriptorSet,
  SUPPLEMENT_ASCII,
  SUPPLEMENT_XML,
  supplementSet,
} from '../../support/mesh-files'
import { readAll } from '../../support/read-all'

const read = (content: string, size?: number) => readAll(meshReaderFor, content, size)

const FEVER = {
  ui: 'D900001',
  name: 'Moon Fever',
  kind: 'descriptor',
  treeNumbers: ['C99.100.050', 'C99.200'],
}

describe('MeSH is read from', () => {
  it.each([1, 7, 4096])('descriptor XML in pieces of %i bytes, terms that people use before inverted ones', (size) => {
    expect(read(descriptorSet(DESCRIPTOR_XML), size)).toEqual([
      {
        kind: 'descriptor',
        descriptor: {
          ...FEVER,
          scopeNote: 'A fever of travellers & poets.',
          terms: ['Lunar Ague', 'Moonfever', 'Fever, Moon'],
        },
      },
    ])
  })

  it('supplementary XML, with the headings it is mapped to', () => {
    expect(read(supplementSet(SUPPLEMENT_XML))).toEqual([
      {
        kind: 'descriptor',
        descriptor: {
          ui: 'C900001',
          name: 'lunacinib',
          kind: 'supplementary',
          treeNumbers: [],
          mappedTo: ['D900001', 'D900002'],
          scopeNote: 'inhibits the tides',
          terms: ['LUN-7'],
        },
      },
    ])
  })

  it.each([1, 4096])('ASCII records in pieces of %i bytes, with either line end', (size) => {
    const expected = [
      {
        kind: 'descriptor',
        descriptor: {
          ...FEVER,
          scopeNote: 'A fever of travellers = poets.',
          terms: ['Lunar Ague', 'Moonfever', 'Fever, Moon'],
        },
      },
      {
        kind: 'descriptor',
        descriptor: {
          ui: 'C900001',
          name: 'lunacinib',
          kind: 'supplementary',
          treeNumbers: [],
          mappedTo: ['Moon Fever', 'Tides/*analogs & derivatives'],
          scopeNote: 'inhibits the tides',
          terms: ['LUN-7'],
        },
      },
    ]
    const text = `${DESCRIPTOR_ASCII}\n${SUPPLEMENT_ASCII}`
    expect(read(text, size)).toEqual(expected)
    expect(read(text.replaceAll('\n', '\r\n'), size)).toEqual(expected)
  })

  it('JSON lines', () => {
    const line = {
      ui: 'D900001',
      name: 'Moon Fever',
      terms: ['Lunar Ague'],
      permuted: ['Fever, Moon'],
      tree: ['C99.200'],
      pharm: [],
    }
    expect(read(`${JSON.stringify(line)}\n`)).toEqual([
      { kind: 'descriptor', descriptor: { ...FEVER, treeNumbers: ['C99.200'], terms: ['Lunar Ague', 'Fever, Moon'] } },
    ])
  })

  it('the tree file, all places of a heading together wherever they stand', () => {
    expect(read('Moon Fever;C99.200\nTides;G01\nMoon Fever;C99.100.050\n', 5)).toEqual([
      {
        kind: 'places',
        name: 'Moon Fever',
        treeNumbers: ['C99.100.050', 'C99.200'],
        position: { line: 1, column: 1 },
      },
      { kind: 'places', name: 'Tides', treeNumbers: ['G01'], position: { line: 2, column: 1 } },
    ])
  })
})

describe('what a file is, is told by what it holds', () => {
  const chosen = (text: string, isWhole = true) => {
    const choice = meshReaderFor(Buffer.from(text), isWhole)
    return typeof choice === 'object' && 'reason' in choice
      ? 'none'
      : choice === 'more'
        ? 'more'
        : choice.constructor.name
  }

  it('once enough of it is here', () => {
    expect([chosen('', false), chosen('*NEW', false), chosen('Body Reg', false)]).toEqual(['more', 'more', 'more'])
    expect(chosen('\uFEFF  <?xml', false)).toBe('MeshXmlReader')
    expect(chosen('\n{"ui"', false)).toBe('MeshJsonReader')
    expect(chosen('*NEWRECORD\r\nRECTYPE = D', false)).toBe('MeshAsciiReader')
    expect(chosen('Body Regions;A01\n', false)).toBe('MeshTreeReader')
  })

  it('and nothing is made of another kind', () => {
    for (const text of ['', 'title,abbreviation\n', '%PDF-1.7\n', 'a;b\n', 'x'.repeat(100_000)])
      expect(chosen(text)).toBe('none')
    expect(chosen('x'.repeat(100_000), false)).toBe('none')
  })
})
