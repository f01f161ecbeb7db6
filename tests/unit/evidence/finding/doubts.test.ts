import { describe, expect, test } from 'vitest'
import { cuesOf, wordsOf } from '@/lib/evidence/finding/cues'
import { DOUBTS, doubtsOf, onlySaysDifferent } from '@/lib/evidence/finding/doubts'

const NAMES = ['hedged', 'partial', 'passes', 'null', 'undirected', 'safety', 'recommends'] as const
const NOTHING_NULL = { isPrimary: false, isStudy: false, isMost: false, isSome: false }
const ALL_NULL = { isPrimary: true, isStudy: true, isMost: true, isSome: true }

const named = (text: string, of: Partial<Parameters<typeof doubtsOf>[2]> = {}) => {
  const all = { title: 'Quillwort tea for hiccups', nulls: NOTHING_NULL, passesConclusions: false, ...of }
  const doubts = doubtsOf(text, cuesOf(wordsOf(text)), all)
  expect(doubts).toHaveLength(DOUBTS)
  return NAMES.filter((_, at) => doubts[at])
}

describe('what speaks against a claim', () => {
  test.each([
    ['Quillwort tea reduced hiccups more than water.', []],
    ['Quillwort tea tended to reduce hiccups.', ['partial']],
    ['Hiccups were fewer only in women.', ['partial']],
    ['On excluding those who drank no tea, the tea reduced hiccups.', ['partial']],
    ['There was a significant difference between the groups in hiccups.', ['undirected']],
    ['Hiccups were associated with sleep.', ['undirected']],
    ['There was no difference between the groups in hiccups.', []],
    ['Quillwort tea reduced hiccups and was well tolerated.', ['safety']],
    ['Quillwort tea should be offered to adults with hiccups.', ['recommends']],
  ])('%s', (text, doubts) => {
    expect(named(text)).toEqual(doubts)
  })

  test('an effect is doubted where the results say that nothing differed, the more where it is hedged', () => {
    expect(named('Quillwort tea reduced hiccups.', { nulls: ALL_NULL })).toEqual(['null'])
    expect(named('Quillwort tea may reduce hiccups.', { nulls: ALL_NULL })).toEqual(['hedged', 'null'])
    expect(named('Quillwort tea may not differ from water.', { nulls: ALL_NULL })).toEqual([])
  })

  test('so is a result that is told past the conclusions', () => {
    expect(named('Quillwort tea reduced hiccups.', { passesConclusions: true })).toEqual(['passes'])
  })

  test('safety is none where the title asks for it', () => {
    expect(named('Quillwort tea was safe.', { title: 'Safety of quillwort tea' })).toEqual([])
  })
})

test('that groups differ, neither which nor how, is no finding', () => {
  expect(onlySaysDifferent('There was significant difference between groups in hiccups (p < 0.001).')).toBe(true)
  for (const directed of [
    'There was a significant difference between groups in hiccups, which were fewer with tea.',
    'There was no significant difference between the groups in hiccups.',
    'There was a significant difference between tea and water in hiccups.',
  ])
    expect(onlySaysDifferent(directed), directed).toBe(false)
})
