import { expect, test } from 'vitest'
import { isOfOtherDose, isOfOtherPart } from '@/lib/evidence/finding/doses'

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

const COMBINED = 'The combination of sage and mint did not affect sleep.'
test.each([
  ['the treatment alone, that did otherwise', COMBINED, 'Sage monotherapy shortened sleep.', true],
  ['the treatment alone, that did nothing either', COMBINED, 'Sage monotherapy did not affect pain.', false],
  ['the combination again', COMBINED, 'The combination was better than monotherapy.', false],
  ['neither', COMBINED, 'Sleep was longer in women.', false],
])('%s', (_, text, neighbour, isOther) => {
  expect(isOfOtherPart(text, neighbour)).toBe(isOther)
})
