import { expect, test } from 'vitest'
import type { Effect } from '@/lib/evidence/facts/effect'
import { inItsKind } from '@/lib/evidence/facts/kind-of-pair'

const pair = (more: Partial<Effect>): Effect => ({
  measure: 'mean',
  value: 5.9,
  versus: 7,
  outcome: 'survival',
  arms: ['tea', 'water'],
  span: { section: 0, start: 0, end: 1 },
  ...more,
})
const of = (text: string, more: Partial<Effect> = {}) =>
  inItsKind(pair(more), text, text.indexOf(String(more.value ?? 5.9)))

test.each([
  ['The median survival was 5.9 months with tea and 7.0 months with water.', 'survival', 'median survival'],
  ['Median PFS was 5.9 months v 7.0 months.', 'PFS', 'median PFS'],
  ['The median time to drinking was 5.9 v 7.0 min.', 'Time to drinking', 'median time to drinking'],
  // The nearest word counts, and another clause says nothing of this one.
  ['At a median follow-up of 3 years the mean survival was 5.9 v 7.0 months.', 'survival', 'survival'],
  ['Median age was 61, and survival was 5.9 v 7.0 months.', 'survival', 'survival'],
  ['The median survival was 5.9 v 7.0 months.', 'median survival', 'median survival'],
  ['Survival was 5.9 v 7.0 months.', 'survival', 'survival'],
])('%s', (text, outcome, said) => {
  expect(of(text, { outcome })?.outcome).toBe(said)
})

test('a share of people is a proportion, whatever stands around it', () => {
  const text = 'In the tea group, 66.7% (95 % CI, 52.9-78.6%) of the patients improved compared to 53.6% of the others.'
  expect(of(text, { value: 66.7, versus: 53.6, unit: '%', outcome: 'hearing improvement' })).toEqual(
    pair({ measure: 'proportion', value: 66.7, versus: 53.6, outcome: 'hearing improvement' }),
  )
  const dose = 'HbA1c was 66.7% of the baseline with tea and 53.6% with water.'
  expect(of(dose, { value: 66.7, unit: '%' })?.measure).toBe('mean')
})

test.each([
  ['Tea decreased blood loss by nearly 54% in men and 40% in women.', 'blood loss', null],
  ['Tea reduced pain by a mean of 54 mm v 40 mm.', 'pain', null],
  ['Tea reduced pain by 54 mm v 40 mm.', 'reduction in pain', 54],
  ['Pain was reduced with tea (54 mm) v water (40 mm).', 'pain', 54],
])('how much something fell is not what it was: %s', (text, outcome, value) => {
  expect(of(text, { value: 54, versus: 40, outcome })?.value ?? null).toBe(value)
})

test('what is no pair of amounts stays as it is', () => {
  const ratio = pair({ measure: 'HR', value: 0.8 })
  delete ratio.versus
  expect(inItsKind(ratio, 'The median survival was longer (HR 0.8).', 31)).toBe(ratio)
})
