import { expect, it } from 'vitest'
import { whySimilar } from '@/lib/similarity/why-similar'

const NOTHING = { references: 0, cites: false, isCited: false, terms: [] }

it('says how many references are shared, then what they are both about', () => {
  const terms = ['JAK inhibitors', 'alopecia areata']
  expect(whySimilar({ ...NOTHING, references: 4, terms })).toBe('4 shared references; JAK inhibitors, alopecia areata')
})

it('says one reference in the singular, and which of two studies cites the other', () => {
  expect(whySimilar({ ...NOTHING, references: 1, cites: true })).toBe('Cites this study; 1 shared reference')
  expect(whySimilar({ ...NOTHING, isCited: true, terms: ['lupus'] })).toBe('Cited by this study; lupus')
  expect(whySimilar(NOTHING)).toBe('')
})
