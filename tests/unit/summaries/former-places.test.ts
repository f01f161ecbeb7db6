import { expect, it } from 'vitest'
import { factsInWords, OF_FORMER } from '@/lib/summaries/facts-in-words'
import { withoutFormerPlaces } from '@/lib/summaries/former-places'
import type { KeyFacts } from '@/lib/summaries/summary'

const facts: KeyFacts = {
  population: 'nurses',
  intervention: 'tea',
  comparator: 'coffee',
  words: { population: { section: 1, start: 3, end: 9 }, intervention: { section: null, start: 0, end: 3 } },
  mended: ['comparator'],
  effects: [
    { measure: 'RR', value: 0.5, outcome: 'pain', arms: ['tea', 'coffee'], span: { section: 1, start: 20, end: 40 } },
  ],
}
const summary = {
  facts,
  sentences: [{ text: 'One.', source: { section: 1, start: 0, end: 4 } }],
  source: { section: 1, start: 0, end: 4 },
}

it('what was read stays, and of its places those in the title', () => {
  const { facts: left, sentences, source } = withoutFormerPlaces(summary)
  expect([sentences, source]).toEqual([null, null])
  expect(left).toEqual({
    ...facts,
    words: { intervention: { section: null, start: 0, end: 3 } },
    effects: [{ ...facts.effects?.[0], span: { section: 1, start: 0, end: 0 } }],
  })
})

it('a fact without its words is called read from an earlier abstract, unless a person wrote it', () => {
  const { facts: left } = withoutFormerPlaces(summary)
  const how = Object.fromEntries(factsInWords(left, null, true, true).map((fact) => [fact.name, fact.how]))
  expect(how).toEqual({
    population: OF_FORMER,
    intervention: 'read from the title by rule',
    comparator: 'written or changed by a person',
  })
})
