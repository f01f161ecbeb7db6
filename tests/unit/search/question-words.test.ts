import { expect, it } from 'vitest'
import { parseQuestion } from '@/lib/search/parse-question'
import type { QuestionNode } from '@/lib/search/question'
import { replacedWords, suspectWords } from '@/lib/search/question-words'

const rootOf = (q: string) => parseQuestion(q).root as QuestionNode

it.each([
  ['Lupsu hair loss in SLE', ['lupsu', 'hair', 'loss']],
  ['"hair loss" AND treatmnt[ti]', ['hair', 'loss', 'treatmnt']],
  ['maeshima[au] lupus[mh] lupsu', ['lupsu']],
  ['bariciti* IL-6 covid19 TNF', []],
  ['Sjögrens -asthma', ['sjogrens', 'asthma']],
])('in %j %j may be misspelt', (q, words) => {
  expect(suspectWords(rootOf(q), q)).toEqual(words)
})

it('puts other words in their place and leaves the rest as it was typed', () => {
  const q = 'Lupsu AND ("hiar  loss" OR lupsu[ti]) NOT maeshima[au]'
  const others = new Map([
    ['lupsu', 'lupus'],
    ['hiar', 'hair'],
    ['maeshima', 'other'],
  ])
  expect(replacedWords(rootOf(q), q, others)).toBe('lupus AND ("hair  loss" OR lupus[ti]) NOT maeshima[au]')
})
