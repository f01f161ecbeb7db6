import { describe, expect, test } from 'vitest'
import { shownOf } from '../../../support/shown-effects'

const THREE = 'Women were randomly assigned to the tea group, the coffee group or the control group.'

/** Sentences with a number for each of three groups, and each group against the one that the others are set against. */
const SHOWN: [string, string, string[]][] = [
  [
    'each behind its number, and one is the control',
    'The relapse rate was 12% in the tea group, 15% in the coffee group, and 25% in the control group.',
    ['relapse rate: 12 % tea group v 25 % control group', 'relapse rate: 15 % coffee group v 25 % control group'],
  ],
  [
    'each before its number, the last behind "than"',
    'The pain score was lower in the tea group (2.1 ± 0.8) and the coffee group (2.6 ± 0.9) than in the control group (3.6 ± 0.9).',
    ['pain score: 2.1 tea group v 3.6 control group', 'pain score: 2.6 coffee group v 3.6 control group'],
  ],
  [
    'the first against two others',
    'The relapse rate in the control group was 25% compared with 12% in the tea group and 15% in the coffee group.',
    ['relapse rate: 25 % control group v 12 % tea group', 'relapse rate: 25 % control group v 15 % coffee group'],
  ],
  [
    'all numbers, then all groups',
    'The relapse rates were 12%, 15% and 25% in the tea, coffee and control groups, respectively.',
    ['relapse rates: 12 % tea v 25 % control group', 'relapse rates: 15 % coffee group v 25 % control group'],
  ],
]

/** Sentences that do not say which group the others are set against. */
const NOT_SHOWN: [string, string, string][] = [
  [
    'no control among them',
    'The relapse rate was 12% in the tea group, 15% in the coffee group, and 25% in the milk group.',
    'Women were randomly assigned to the tea group, the coffee group or the milk group.',
  ],
  [
    'two that are set against two',
    'The relapse rate was 12% in the tea group and 15% in the coffee group versus 25% in the milk group versus 30% in the water group.',
    'Women were randomly assigned to the tea group, the coffee group, the milk group or the water group.',
  ],
]

describe('three groups', () => {
  test.each(SHOWN)('%s', (_, sentence, shown) => {
    expect(shownOf(sentence, THREE)).toEqual(shown)
  })

  test.each(NOT_SHOWN)('%s: nothing is shown', (_, sentence, methods) => {
    expect(shownOf(sentence, methods)).toEqual([])
  })
})
