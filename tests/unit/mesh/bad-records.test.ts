import { describe, expect, it } from 'vitest'
import { meshReaderFor } from '@/lib/mesh/mesh-reader'
import { termsOf } from '@/lib/mesh/terms'
import { MeshXmlReader } from '@/lib/mesh/xml-reader'
import { DESCRIPTOR_ASCII, DESCRIPTOR_XML, descriptorSet } from '../../support/mesh-files'
import { readAll } from '../../support/read-all'

const read = (content: string | Uint8Array, size?: number) => readAll(meshReaderFor, content, size)
const line = (value: object) => `${JSON.stringify({ ui: 'D900001', name: 'Moon Fever', ...value })}\n`

describe('a record that cannot be taken is said with its place and reason, and the next one stands:', () => {
  it.each([
    ['no identifier', { ui: '' }, 'no unique identifier'],
    [
      'a qualifier’s',
      { ui: 'Q000001' },
      'the unique identifier is neither a descriptor’s nor a supplementary concept’s',
    ],
    ['no name', { name: ' \u0000 ' }, 'no name'],
    ['a name without end', { name: 'x'.repeat(501) }, 'a name longer than 500 characters'],
    ['a place that is none', { tree: ['C99.100', 'C99/100'] }, 'C99/100 is no tree number'],
    ['terms without end', { terms: Array.from({ length: 5001 }, (_, n) => `term ${n}`) }, 'more than 5000 terms'],
    ['another shape', { terms: 'Lunar Ague' }, expect.stringMatching(/^not a descriptor: terms: /)],
  ])('%s', (_, value, reason) => {
    const [first, second, ...rest] = read(`${line(value)}${line({})}`)
    expect(first).toMatchObject({ kind: 'rejection', position: { line: 1, column: 1 }, reason })
    expect([second?.kind, rest]).toEqual(['descriptor', []])
  })

  it('in ASCII: fields that are none, qualifiers, lines before the first record', () => {
    const good = DESCRIPTOR_ASCII
    const entries = read(
      `*NEWRECORD\nMH = Tides\nwhat is this\nUI = D900002\n\n*NEWRECORD\nRECTYPE = Q\nSH = analysis\nUI = Q1\n${good}`,
    )
    expect(entries).toEqual([
      { kind: 'rejection', position: { line: 1, column: 1 }, identifier: 'D900002', reason: 'line 3 is no field' },
      {
        kind: 'rejection',
        position: { line: 6, column: 1 },
        identifier: 'Q1',
        reason: 'a qualifier; only descriptors and supplementary concepts are taken',
      },
      expect.objectContaining({ kind: 'descriptor' }),
    ])
    const latin = Buffer.from(good.replace('Lunar Ague', 'Lun\u00e9 Ague'), 'latin1')
    expect(read(latin)).toMatchObject([{ kind: 'rejection', identifier: 'D900001', reason: 'line 5 is not UTF-8' }])
  })

  it('in the tree file', () => {
    expect(read('Tides;G01\nMoon Fever\n;C01\nFever;see there\n')).toEqual([
      { kind: 'rejection', position: { line: 2, column: 1 }, reason: 'not a heading and its tree number' },
      { kind: 'rejection', position: { line: 3, column: 1 }, reason: 'not a heading and its tree number' },
      { kind: 'rejection', position: { line: 4, column: 1 }, reason: 'see there is no tree number' },
      expect.objectContaining({ kind: 'places', name: 'Tides' }),
    ])
  })
})

describe('a file that breaks', () => {
  it('keeps the records before and says where', () => {
    const whole = descriptorSet(DESCRIPTOR_XML, DESCRIPTOR_XML.replace('D900001', 'D900002'))
    expect(read(whole.slice(0, -200))).toMatchObject([
      { kind: 'descriptor' },
      { kind: 'rejection', identifier: 'D900002', reason: expect.stringMatching(/^cut off where the file breaks/) },
      { kind: 'break', reason: expect.stringMatching(/^not well-formed/) },
    ])
  })

  it('in ASCII does not pass half a record off as a whole one', () => {
    const reader = meshReaderFor(Buffer.from(DESCRIPTOR_ASCII), true)
    if (reader === 'more' || 'reason' in reader) throw new Error('no reader')
    expect(reader.write(Buffer.from(DESCRIPTOR_ASCII))).toEqual([])
    expect(reader.break('the compressed data ends too early')).toMatchObject([
      { kind: 'rejection', identifier: 'D900001', reason: expect.stringContaining('cut off') },
      { kind: 'break', reason: 'the compressed data ends too early' },
    ])
    expect([reader.end(), reader.write(Buffer.from(DESCRIPTOR_ASCII))]).toEqual([[], []])
  })

  it('of places gives none, or a heading would lose those that were to come', () => {
    const reader = meshReaderFor(Buffer.from('Tides;G01\n'), true)
    if (reader === 'more' || 'reason' in reader) throw new Error('no reader')
    reader.write(Buffer.from('Tides;G01\n'))
    expect([...reader.break('gone'), ...reader.end()]).toEqual([
      { kind: 'break', position: { line: 2, column: 1 }, reason: 'gone; no place of this file is taken' },
    ])
  })
})

it('XML of another kind is said to be none', () => {
  expect(read('<QualifierRecordSet><QualifierRecord/></QualifierRecordSet>')).toEqual([
    {
      kind: 'break',
      position: { line: 1, column: 1 },
      reason: 'no MeSH descriptors or supplementary concepts: the outermost element is <QualifierRecordSet>',
    },
  ])
})

it('a record beyond all bounds is passed over and named', () => {
  const reader = new MeshXmlReader({ characters: 10_000, elements: 60, depth: 20, attributes: 8 })
  const terms = '<Term><String>x</String></Term>'.repeat(100)
  const vast = DESCRIPTOR_XML.replaceAll('<TermList>', `<TermList>${terms}`)
  const entries = [...reader.write(Buffer.from(descriptorSet(vast, DESCRIPTOR_XML))), ...reader.end()]
  expect(entries).toMatchObject([
    { kind: 'rejection', identifier: 'D900001', reason: 'holds more than 60 elements' },
    { kind: 'descriptor' },
  ])
})

it('entities are never declared by the file', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa">]><DescriptorRecordSet>${DESCRIPTOR_XML}</DescriptorRecordSet>`
  expect(read(bomb)).toMatchObject([{ kind: 'break', reason: expect.stringContaining('declares entities') }])
})

it('of wordings that read alike the name, then the first, is kept', () => {
  const terms = ['moon fevers', 'Fever, Moon', 'fever moon', '!?', 'Lunar Ague']
  expect(termsOf({ ui: 'D900001', name: 'Moon Fever', kind: 'descriptor', treeNumbers: [], terms })).toEqual([
    { term: 'Moon Fever', key: 'moon fever', preferred: true },
    { term: 'Fever, Moon', key: 'fever moon', preferred: false },
    { term: 'Lunar Ague', key: 'lunar ague', preferred: false },
  ])
})

it('text that a database would refuse is made plain', () => {
  const [entry] = read(line({ terms: ['Lunar\u0000 Ague \ud800', `${'y'.repeat(501)}`] }))
  expect(entry).toMatchObject({ descriptor: { terms: ['Lunar Ague \ufffd'] } })
})
