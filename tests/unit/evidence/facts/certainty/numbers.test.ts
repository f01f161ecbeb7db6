import { describe, expect, it } from 'vitest'
import { shownOf } from '../../../../support/shown-effects'

const KINDS: [string, string, string][] = [
  [
    'a spread with a plus',
    'The pain score was lower in the tea group than in the coffee group (1.0 versus 2.2).',
    'The pain score was lower in the tea group than in the coffee group (1.0 + 2.0 versus 2.2 + 2.3).',
  ],
  [
    'one of several pairs without words',
    'Shoulder pain was less in the tea group than in the coffee group (4.7% vs 20%, P = 0.04).',
    'Shoulder pain was less in the tea group than in the coffee group (4.7% vs 20%, P = 0.04; 8.8% vs 11.1%, P = 0.03).',
  ],
  [
    'of two lists in their order',
    'Falls were less frequent with tea than with coffee (relative risk 0.46, 95% CI 0.3 to 0.8).',
    'Fractures and falls were less frequent with tea than with coffee, with relative risks of 0.46 (95% CI 0.3 to 0.8) and 0.65 (95% CI 0.5 to 0.9), respectively.',
  ],
  [
    'so many in a time',
    'Stroke was less frequent with tea than with coffee (0.2% vs 0.6%, p = 0.005).',
    'Stroke was less frequent with tea than with coffee (0.2 vs 0.6%/year, p = 0.005).',
  ],
  [
    'money without its currency',
    'The duration of treatment was 155 days for tea versus 183 days for coffee.',
    'The cost of treatment was $155.40 for tea versus $183.30 for coffee.',
  ],
  [
    'times of measuring',
    'The duration of analgesia was 6 hours with tea and 24 hours with coffee.',
    'The pain score was lower with tea and with coffee between 6 hours with tea and 24 hours with coffee.',
  ],
  [
    'a mean of one group for a difference',
    'The pain score was lower with tea than with coffee (mean difference -1.5, 95% CI -2.1 to -0.8).',
    'There was a greater improvement in the pain score in the tea group than in the coffee group (24 points (95% confidence interval 19 to 28.0) v 9 points (5 to 13)).',
  ],
  [
    'an estimate whose interval was not understood',
    'The pressure was lower with tea than with coffee (mean difference -285, 95% CI -357 to -213).',
    'The pressure was lower with tea than with coffee (mean difference: -285 dyn s/cm5 (95% CI -357 to -213); p < 0.001).',
  ],
  [
    'a difference of risks above one without a unit',
    'Mortality was lower with tea than with coffee (risk difference -5.0%, 95% CI -9.0% to -1.0%).',
    'Mortality was lower with tea than with coffee (risk difference -5.0, 95% CI -9.0 to -1.0).',
  ],
  [
    'so long without a unit',
    'The hospital stay was 8.1 ± 1.7 days in the tea group and 9.4 ± 3.1 days in the coffee group.',
    'The hospital stay was 8.1 ± 1.7 in the tea group and 9.4 ± 3.1 in the coffee group.',
  ],
  [
    'a share of one group',
    'Relief was more frequent with tea than with coffee (66% vs 23%).',
    'Relief of pain intensity was better with tea than with coffee (66% [95% CI 53-80] vs 23% [12-35]).',
  ],
]

describe('an effect is not shown where its number is', () => {
  it.each(KINDS)('%s', (_, plain, doubtful) => {
    expect(shownOf(plain)).not.toEqual([])
    expect(shownOf(doubtful)).toEqual([])
  })
})
