import { expect, it } from 'vitest'
import { decidedBy } from '@/lib/evidence/judge/found-words'
import { aroundWords } from '@/lib/evidence/quote'

const abstract = [{ text: 'We asked 40 nurses. They slept. No more was asked.' }]
const at = (words: string) => {
  const start = abstract[0]?.text.indexOf(words) as number
  return { section: 0, start, end: start + words.length }
}

it('words stand in the whole of their sentence, and nothing else', () => {
  expect(aroundWords(at('40 nurses'), abstract, 'A title')).toEqual({
    before: 'We asked ',
    words: '40 nurses',
    after: '.',
  })
})

it('words that reach into the next sentence bring both', () => {
  expect(aroundWords(at('nurses. They'), abstract, '')).toEqual({
    before: 'We asked 40 ',
    words: 'nurses. They',
    after: ' slept.',
  })
})

it('words of the title stand in the title', () => {
  expect(aroundWords({ section: null, start: 2, end: 7 }, abstract, 'A title')).toEqual({
    before: 'A ',
    words: 'title',
    after: '',
  })
})

it('a span that the text does not have is no quote', () => {
  expect(aroundWords({ section: 0, start: 10, end: 500 }, abstract, '')).toBeNull()
  expect(aroundWords({ section: 3, start: 0, end: 5 }, abstract, '')).toBeNull()
})

it('what decided a design is named with where it stands', () => {
  const told = (words: Parameters<typeof decidedBy>[0]) => decidedBy(words, abstract, 'A cohort')
  expect(told([{ where: 'publication type', text: 'Review' }])).toBe('the publication type “Review”')
  expect(told([{ where: 'title', start: 2, end: 8 }])).toBe('“cohort” in the title')
  expect(told([{ where: 'abstract', ...at('40 nurses') }])).toBe('“40 nurses” in the abstract')
  expect(told([])).toBeNull()
})
