import { expect, test } from 'vitest'
import { isOfOtherDose } from '@/lib/evidence/finding/doses'

const NULL = 'Cyclobenzaprine 2.5 mg was not more effective than placebo.'

test.each([
  ['another dose that worked', NULL, 'The 5 mg dose was more effective than placebo.', true],
  ['the same dose', NULL, 'Cyclobenzaprine 2.5 mg increased sleepiness.', false],
  ['another dose that did not work either', NULL, 'The 5 mg dose did not reduce pain.', false],
  ['no dose', NULL, 'Sleepiness increased in adults.', false],
  ['no neighbour', NULL, undefined, false],
])('%s', (_, text, neighbour, isOther) => {
  expect(isOfOtherDose(text, neighbour)).toBe(isOther)
})
