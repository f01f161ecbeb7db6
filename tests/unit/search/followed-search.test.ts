import fc from 'fast-check'
import { expect, test } from 'vitest'
import { followedQuery, followedRequest, newWords } from '@/lib/search/followed-search'
import { parseSearchRequest } from '@/lib/search/search-request'

const query = (params: Record<string, string | string[]>) => followedQuery(parseSearchRequest(params))

test('the same search is the same text, however it was put together', () => {
  const text = 'q=hair+loss&design=cohort&journal=2&journal=11&topic=Alopecia&topic=Lupus&checked=yes'
  expect(
    query({
      q: ' hair  loss',
      topic: ['Lupus', 'Alopecia', 'Lupus'],
      journal: ['11', '2'],
      design: 'cohort',
      checked: 'yes',
    }),
  ).toBe(text)
  expect(followedQuery(followedRequest(`${text}&page=4&sort=cited&made=up`))).toBe(text)
  expect(query({})).toBe('')
  expect(query({ sort: 'strength' })).toBe('')
})

test('what is kept asks for what was asked', () => {
  const params = fc.record({
    q: fc.string({ unit: 'grapheme' }),
    topic: fc.array(fc.string({ unit: 'grapheme' })),
    from: fc.constantFrom('', '1999'),
    retracted: fc.constantFrom('', 'only', 'without'),
    drop: fc.array(fc.string()),
  })
  fc.assert(
    fc.property(params, (asked) => {
      const kept = query(asked)
      expect(followedQuery(followedRequest(kept))).toBe(kept)
      expect(followedRequest(kept).q).toBe(parseSearchRequest(asked).q.replace(/\s+/g, ' ').trim())
    }),
  )
})

test('how much is new is said in words', () => {
  expect(newWords({ count: 0, more: false })).toBe('nothing new')
  expect(newWords({ count: 3, more: false })).toBe('3 new')
  expect(newWords({ count: 100, more: true })).toBe('more than 100 new')
})
