import { expect, test } from 'vitest'
import { asksTheSame } from '@/lib/verdicts/same-question'

const facts = (intervention?: string, outcome?: string) => ({ intervention, outcome })

test('the same intervention and outcome in other words are the same question', () => {
  expect(
    asksTheSame(facts('baricitinib 4 mg daily', 'hair regrowth at week 36'), facts('Baricitinib', 'hair regrowth')),
  ).toBe(true)
  expect(
    asksTheSame(facts('inhaled steroids', 'exacerbations'), facts('inhaled steroid', 'rate of exacerbation')),
  ).toBe(true)
})

test('another intervention, another outcome or a fact that is not known is no same question', () => {
  expect(asksTheSame(facts('baricitinib', 'hair regrowth'), facts('tofacitinib', 'hair regrowth'))).toBe(false)
  expect(asksTheSame(facts('baricitinib', 'hair regrowth'), facts('baricitinib', 'infection'))).toBe(false)
  expect(asksTheSame(facts('baricitinib'), facts('baricitinib'))).toBe(false)
  expect(asksTheSame(facts('daily dose', 'risk'), facts('daily dose', 'risk'))).toBe(false)
  expect(asksTheSame(null, facts('baricitinib', 'hair'))).toBe(false)
})
