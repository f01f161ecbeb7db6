import { expect, it } from 'vitest'
import { findingCertainty } from '@/lib/summaries/finding-certainty'

const trace = { sentences: '', surest: [91, 4, 80, 60] as [number, number, number, number] }
const draft = { tldr: 'Tea helped.', maker: 'machine' as const, draftedBy: 'Précis', trace }

it.each([
  ['of the rules is in words and numbers', draft, 'main result: very likely (0.91); misleading: 0.04'],
  [
    'of a model is not that of the rules',
    { ...draft, draftedBy: 'tea-7b' },
    'how likely it tells the main result: not known',
  ],
  ['of no finding is nothing', { ...draft, tldr: null }, null],
  ['of a draft without a trace is nothing', { ...draft, trace: null }, null],
  ['of no draft is nothing', null, null],
])('the certainty %s', (_, given, words) => {
  expect(findingCertainty(given)).toBe(words)
})
