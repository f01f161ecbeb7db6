import { expect, test } from 'vitest'
import { applyEditedFacts, asEditedFacts } from '@/lib/summaries/edited-facts'
import type { KeyFacts } from '@/lib/summaries/summary'

const span = { section: 0, start: 3, end: 9 }
const read: KeyFacts = {
  population: 'adults\nwith gout',
  outcome: 'pain',
  sampleSize: 90,
  registrations: ['NCT00000001'],
  effects: [{ measure: 'RR', value: 0.8, span }],
  words: { population: span, outcome: span, sampleSize: span },
}

test('facts that come back from a form as they were are the same facts', () => {
  expect(applyEditedFacts(read, asEditedFacts(read))).toBe(read)
  expect(applyEditedFacts(read, { ...asEditedFacts(read), population: 'adults with  gout ' })).toBe(read)
  expect(applyEditedFacts(null, asEditedFacts(null))).toBeNull()
})

test('a fact that changed, came or went loses its words and is named, and nothing else is touched', () => {
  const mended = applyEditedFacts(read, {
    ...asEditedFacts(read),
    outcome: '',
    sampleSize: 91,
    comparator: ' placebo ',
  })
  expect(mended).toStrictEqual({
    population: 'adults\nwith gout',
    comparator: 'placebo',
    sampleSize: 91,
    registrations: read.registrations,
    effects: read.effects,
    words: { population: span },
    mended: ['comparator', 'outcome', 'sampleSize'],
  })
})

test('what was mended once stays named, also when it is put back', () => {
  const once = applyEditedFacts(read, { ...asEditedFacts(read), outcome: 'swelling' })
  const back = applyEditedFacts(once, { ...asEditedFacts(once), outcome: 'pain', followUp: 'a year' })
  expect(back).toMatchObject({ outcome: 'pain', followUp: 'a year', mended: ['outcome', 'followUp'] })
  expect(back?.words?.outcome).toBeUndefined()
})

test('a person fills in what no machine has read', () => {
  expect(applyEditedFacts(null, { ...asEditedFacts(null), sampleSize: 12 })).toStrictEqual({
    sampleSize: 12,
    mended: ['sampleSize'],
  })
})

test('effects are the same with other white space, and not with two of their lines as one', () => {
  const before: KeyFacts = {
    effects: [
      { measure: 'OR', value: 2, span },
      { measure: 'HR', value: 3, span },
    ],
  }
  const form = asEditedFacts(before)
  expect(form.effects).toBe('Odds ratio 2\nHazard ratio 3')
  expect(applyEditedFacts(before, { ...form, effects: ' Odds  ratio 2\r\n\nHazard ratio 3 ' })).toBe(before)
  expect(() => applyEditedFacts(before, { ...form, effects: 'Odds ratio 2 Hazard ratio 3' })).toThrow(
    /^“Odds ratio 2 Hazard/,
  )
})
