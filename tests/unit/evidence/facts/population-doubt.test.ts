import { describe, expect, test } from 'vitest'
import { asKeyFacts } from '@/lib/evidence/facts/as-key-facts'
import { readFacts } from '../../../support/read-facts'

function populationOf(text: string, title = 'A title') {
  const facts = readFacts(text, title)
  return asKeyFacts(facts, facts.abstract, title).population
}

describe('who was studied is not read from', () => {
  test.each([
    ['some of them', 'In a subset of patients with moonsickness hiccups were counted.'],
    ['those they were set against', 'As a control, tea was taken from patients with moonsickness.'],
    ['those for whom others have nothing', 'Options for patients with moonsickness remain limited.'],
    ['a programme', 'We saw girls with hope of the Adolescent Girls Empowerment Programme.'],
  ])('%s', (_, text) => {
    expect(populationOf(text)).toBeUndefined()
  })

  test('a title that asks', () => {
    expect(populationOf('Nothing.', 'Would adults with disabilities buy tea?')).toBeUndefined()
  })

  test('a title that is longer than is read', () => {
    const long =
      'undergoing the replacement of the heart valve with the help of the heart and lung machine of the hospital'
    expect(populationOf('Nothing.', `Tea in patients ${long} after taking anti-platelet medicine`)).toBeUndefined()
  })
})

test.each([
  ['a bond to a word before', 'We saw tea–infected patients with hiccups.'],
  ['a range behind', 'We saw patients with hiccups of stages 1 - 5.'],
])('%s is not cut', (_, text) => {
  expect(populationOf(text)).toBeUndefined()
})

test('another clause is no part of them', () => {
  expect(populationOf('We saw adults with moonsickness, we think, in May.')).toBe('adults with moonsickness')
})

test('the owner of a disease belongs to it', () => {
  expect(populationOf('We saw Parkinson’s disease patients with hiccups.')).toBe(
    'Parkinson’s disease patients with hiccups',
  )
})
