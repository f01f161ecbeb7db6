import { describe, expect, it } from 'vitest'
import { shownOf } from '../../../../support/shown-effects'

/** A kind of doubt, a sentence without it that shows its effect, and the same with it. */
const KINDS: [string, string, string][] = [
  [
    'half of two that are joined by "and"',
    'Nausea was more frequent with tea than with coffee (30% vs 5%, p = 0.04).',
    'Dizziness and nausea were more frequent with tea than with coffee (30% vs 5%, p = 0.04).',
  ],
  [
    'two outcomes with one number',
    'The relapse rate was 12% with tea and 20% with coffee (p = 0.04).',
    'Pain intensity and relapse rate were higher with tea than with coffee (20% vs 12%, 30% vs 15%, respectively).',
  ],
  [
    'a source of data',
    'The relapse rate was 12% with tea and 20% with coffee (p = 0.04).',
    'The relapse audit data was 12% with tea and 20% with coffee (p = 0.04).',
  ],
  [
    'those who do the work',
    'Satisfaction was higher in the tea group than in the coffee group (80% vs 60%).',
    'Reviewers was higher in the tea group than in the coffee group (80% vs 60%).',
  ],
  [
    'a model',
    'The hazard ratio for recurrent falls was 0.70 (95% CI 0.5 to 0.9) with tea compared with coffee.',
    'The hazard ratio for Cox models of recurrent falls was 0.70 (95% CI 0.5 to 0.9) with tea compared with coffee.',
  ],
  [
    'cut before what it is of',
    'Tea reduced the risk of death compared with coffee (odds ratio 0.60, 95% CI 0.4 to 0.9).',
    'Tea reduced the risk of death from cardiac causes compared with coffee (odds ratio 0.60, 95% CI 0.4 to 0.9).',
  ],
  [
    'cut before its limit',
    'Tea reduced the risk of delivery compared with coffee (odds ratio 0.60, 95% CI 0.4 to 0.9).',
    'Tea reduced the risk of delivery before 36 weeks compared with coffee (odds ratio 0.60, 95% CI 0.4 to 0.9).',
  ],
  [
    'without the change that it was of',
    'The odds of anxiety were higher with tea than with coffee (odds ratio 1.60, 95% CI 1.1 to 2.4).',
    'The odds of decreased anxiety were higher with tea than with coffee (odds ratio 1.60, 95% CI 1.1 to 2.4).',
  ],
  [
    'a level for what it changed by',
    'The pain score was 2.1 ± 0.8 in the tea group and 3.6 ± 0.9 in the coffee group (p = 0.01).',
    'The pain score improved by 2.1 ± 0.8 in the tea group and 3.6 ± 0.9 in the coffee group (p = 0.01).',
  ],
  [
    'what became of it',
    'Duodenal ulcers were seen in 86% of the tea group and 83% of the coffee group.',
    'Duodenal ulcers were healed in 86% of the tea group and 83% of the coffee group.',
  ],
  [
    'what was prevented',
    'Sedation was seen in 22% of the tea group and 32% of the coffee group.',
    'Headache prevented the memory tests in 22% of the tea group and 32% of the coffee group.',
  ],
  [
    'the second of a list under one head',
    'Mortality, myocardial infarction (3.6% tea v 3.0% coffee) and stroke (2% tea v 3% coffee) were similar.',
    'Mortality, treatment terminations for inefficacy (4.5% tea v. 7.1% coffee), myocardial infarction (3.6% tea v. 3% coffee) and adverse events (3.6% tea v. 3% coffee) were similar.',
  ],
  [
    'the gravity that a list has in common',
    'Diarrhoea was more frequent with tea than with coffee (19% vs 11%, p = 0.08).',
    'The severe toxicities in the tea group vs the coffee group were diarrhoea (19% vs 11%, p = 0.08).',
  ],
  [
    'a state that was there before',
    'The relapse rate was 12% with tea and 20% with coffee (p = 0.04).',
    'The previous relapse rate was 12% with tea and 20% with coffee (p = 0.04).',
  ],
  [
    'a ratio of a reduction',
    'Mortality was lower with tea than with coffee (risk ratio 0.75, 95% CI 0.6 to 0.9).',
    'A reduction in mortality was noted with tea compared with coffee (risk ratio 0.75, 95% CI 0.6 to 0.9).',
  ],
]

describe('an effect is not shown where its outcome is', () => {
  it.each(KINDS)('%s', (_, plain, doubtful) => {
    expect(shownOf(plain)).not.toEqual([])
    expect(shownOf(doubtful)).toEqual([])
  })
})

it('an outcome that its measure names needs no word of what is measured', () => {
  const text = 'The risk of yawning was lower with tea than with coffee (risk ratio 0.75, 95% CI 0.6 to 0.9).'
  expect(shownOf(text, undefined, 'Tea or coffee against yawning')).toHaveLength(1)
})
