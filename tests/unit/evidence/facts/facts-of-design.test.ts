import { expect, test } from 'vitest'
import type { Design } from '@/lib/evidence/design'
import { draftedSummary } from '@/lib/evidence/drafted-summary'

const factsOf = (design: Design | null) =>
  draftedSummary({
    title: 'Effects of quillwort tea in adults with hiccups',
    abstract: [
      { text: 'In one trial 42 patients with stones were randomised. Quillwort tea was better than placebo.' },
    ],
    design,
  }).facts

test('a study has the people and the comparator that its abstract tells of', () => {
  expect(factsOf('randomised trial')).toMatchObject({
    population: 'adults with hiccups',
    intervention: 'quillwort tea',
    comparator: 'placebo',
    sampleSize: 42,
  })
})

test('a review is about what its title names, and counts nobody', () => {
  expect(factsOf('narrative review')).toEqual({
    population: 'adults with hiccups',
    intervention: 'quillwort tea',
    words: expect.anything(),
  })
})

test('an editorial has no facts of its own', () => {
  expect(factsOf('editorial')).toBeNull()
})
