import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuestion } from '@/lib/search/parse-question'
import { aboutStudies, questionFor, tailsOf } from '@/lib/search/suggestion'

const tails = (typed: string) => tailsOf(typed).map(({ head, tail }) => [head, tail])

test('the whole of what was typed may begin a name, or its last words', () => {
  expect(tails(' hair  lo')).toEqual([
    ['', 'hair lo'],
    ['hair', 'lo'],
  ])
  expect(tails('a')).toEqual([['', 'a']])
  expect(tails('one two three four five')[0]).toEqual(['one', 'two three four five'])
})

test('an operator, a quotation or a field is not part of a name', () => {
  expect(tails('lupus OR alo')).toEqual([['lupus OR', 'alo']])
  expect(tails('"hair loss"[ti] alo')).toEqual([['"hair loss"[ti]', 'alo']])
  for (const typed of ['', '  ', '"hair lo', 'lupus[t', 'lupus AND ', 'x '.repeat(150)])
    expect(tails(typed)).toEqual([])
})

test('a chosen name is said so that the search reads it as what it is', () => {
  expect(questionFor('concept', 'Alopecia Areata', '')).toBe('Alopecia Areata')
  expect(questionFor('concept', 'Alopecia Areata', 'baricitinib')).toBe('baricitinib Alopecia Areata')
  expect(questionFor('concept', 'Alopecia Areata', 'lupus OR')).toBe('lupus OR "Alopecia Areata"[mh]')
  expect(questionFor('concept', 'Carcinoma, Basal Cell', '')).toBe('"Carcinoma, Basal Cell"[mh]')
  expect(questionFor('author', 'Smith JA', '')).toBe('Smith JA[au]')
  expect(questionFor('author', 'Smith JA', 'lupus')).toBe('lupus "Smith JA"[au]')
  expect(questionFor('journal', 'The "Old" Journal', '')).toBe('"The Old Journal"[ta]')
})

test('whatever was typed and chosen, the question can be read', () => {
  const name = fc.string({ minLength: 1 }).filter((text) => /\p{L}/u.test(text) && !text.includes('"'))
  fc.assert(
    fc.property(fc.string(), name, fc.constantFrom('journal', 'author'), (typed, chosen, kind) => {
      for (const { head } of tailsOf(typed).filter(({ head }) => parseQuestion(head).problems.length === 0)) {
        expect(parseQuestion(questionFor(kind, chosen, head)).root).not.toBeNull()
      }
    }),
  )
})

test('a count says about where it is one', () => {
  expect([1, 31, 1234, 31_400].map(aboutStudies)).toEqual([
    '1 study',
    '31 studies',
    'about 1,200 studies',
    'about 31,000 studies',
  ])
})
