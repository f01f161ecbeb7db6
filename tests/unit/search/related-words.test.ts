import { expect, it } from 'vitest'
import { relatedWords } from '@/lib/search/related-words'

it.each([
  [0, 5, 0, 'have some of it'],
  [3, 1, 0, 'has some of it'],
  [3, 7, 7, 'have many words in common with the 3 that answer'],
  [1, 9, 9, 'have many words in common with the one that answers'],
  [1, 1, 1, 'has many words in common with the one that answers'],
  [2, 6, 4, 'have some of it, or many words in common with the 2 that answer'],
])('behind %i that answer, of %i related ones of which %i are alike: %s', (total, count, alike, words) => {
  expect(relatedWords({ total, related: { total: count, alike } })).toBe(words)
})

it('says nothing where none is related', () => {
  expect(relatedWords({ total: 3, related: null })).toBe('')
})
