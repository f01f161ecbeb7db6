import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editDistance } from '@/lib/search/edit-distance'

it.each([
  ['lupus', 'lupus', 0],
  ['lupsu', 'lupus', 1],
  ['baricitnib', 'baricitinib', 1],
  ['hypertnesion', 'hypertension', 1],
  ['gotu', 'gout', 1],
  ['anaemia', 'anemia', 1],
  ['asthma', 'ashtam', 2],
  ['', 'abc', 3],
  ['lupus', 'alopecia', 4],
])('from %s to %s are %i slips', (one, other, slips) => {
  expect(editDistance(one, other)).toBe(slips)
})

it('agrees with the recursion that defines it', () => {
  const slow = (a: string, b: string): number => {
    if (!a || !b) return a.length + b.length
    const swapped = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]
    return Math.min(
      slow(a.slice(1), b) + 1,
      slow(a, b.slice(1)) + 1,
      slow(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
      swapped ? slow(a.slice(2), b.slice(2)) + 1 : Number.POSITIVE_INFINITY,
    )
  }
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 6 }), (a, b, most) => {
      expect(editDistance(a, b, most)).toBe(Math.min(slow(a, b), most + 1))
    }),
  )
})
