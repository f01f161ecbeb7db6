import { expect, test } from 'vitest'
import type { Effect } from '@/lib/evidence/facts/effect'
import { rowFacts } from '@/lib/summaries/row-facts'

const deaths: Effect = {
  measure: 'RR',
  outcome: 'deaths',
  arms: ['tea', 'milk'],
  value: 0.5,
  interval: { low: 0.3, high: 0.8 },
  span: { section: 0, start: 3, end: 40 },
}
const facts = { intervention: 'Tea', comparator: 'milk', sampleSize: 1620, effects: [deaths] }

test('the effect that the finding is of stands beside it, and how many were in the study', () => {
  expect(rowFacts('Tea made deaths fewer.', facts)).toEqual([
    'Risk ratio for deaths, tea v milk, 0.5 (CI 0.3 to 0.8)',
    'N 1,620',
  ])
})

test('an effect on something else does not, nor one whose figure the finding gives', () => {
  expect(rowFacts('Tea made sleep longer.', facts)).toEqual(['Tea v milk', 'N 1,620'])
  expect(rowFacts('Tea made deaths fewer (RR 0.50).', facts)).toEqual(['Tea v milk', 'N 1,620'])
  expect(rowFacts('Tea made deaths fewer (RR 0.51).', facts)[0]).toMatch(/^Risk ratio/)
})

test('what was compared is said where the finding does not name both', () => {
  expect(rowFacts('Tea made sleep longer than milk.', facts)).toEqual(['N 1,620'])
  expect(rowFacts('Sleep was longer.', { intervention: 'Tea' })).toEqual([])
})

test('an effect that is not bound to its groups is not shown, and nothing is said of what is not known', () => {
  const { arms, ...unbound } = deaths
  expect(arms).toHaveLength(2)
  expect(rowFacts('Tea made deaths fewer.', { effects: [unbound] })).toEqual([])
  expect(rowFacts('Tea made deaths fewer.', null)).toEqual([])
})

test('a fact that is longer than a line is left to the page of the study', () => {
  expect(rowFacts('Sleep was longer.', { intervention: 'tea '.repeat(40), comparator: 'milk' })).toEqual([])
})
