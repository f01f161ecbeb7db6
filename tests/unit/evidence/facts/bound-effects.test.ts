import { describe, expect, it, test } from 'vitest'
import { isBound } from '@/lib/evidence/facts/shown-effects'
import { readFacts } from '../../../support/read-facts'

const ASSIGNED = 'Women were randomly assigned to tea or coffee. '
const shown = (text: string) =>
  readFacts(ASSIGNED + text)
    .effects.filter(isBound)
    .map(({ value, versus, outcome, arms }) => [value, versus ?? null, outcome, arms?.join(' v ')])

describe('an effect is shown with what it is of and between whom, in the order of the text', () => {
  it.each([
    [
      'each group behind its number',
      'Falls occurred in 4 (3.9%) of 103 women in the tea group and in 8 (7.2%) of 111 women in the coffee group.',
      [[3.9, 7.2, 'Falls', 'tea group v coffee group']],
    ],
    [
      'each group before its number',
      'The recurrence rate was lower in the tea group (16.2%) (P = 0.02) than in the coffee group (32.4%).',
      [[16.2, 32.4, 'recurrence rate', 'tea group v coffee group']],
    ],
    [
      'the groups before both',
      'Recovery was more frequent with tea than with coffee (70.8 % vs. 42.3 %, p = 0.04).',
      [[70.8, 42.3, 'Recovery', 'tea v coffee']],
    ],
    [
      'the groups behind both',
      'The rate of relapse was 12.5% and 20.1% in the tea and coffee groups, respectively.',
      [[12.5, 20.1, 'relapse', 'tea group v coffee group']],
    ],
    [
      'groups that are letters',
      'Wound infection was seen in 5 subjects (23%) in group 1 and in 21 subjects (88%) in group 2.',
      [[23, 88, 'Wound infection', 'group 1 v group 2']],
    ],
    [
      'means with their spread',
      'Length of stay was shorter in the tea group than in the coffee group (8.6 ± 1.2 vs. 10.5 ± 2.0 days; P = 0.005).',
      [[8.6, 10.5, 'Length of stay', 'tea group v coffee group']],
    ],
    [
      'a ratio with its two groups behind it',
      'The hazard ratio for relapse was 0.88 (95% CI 0.66 to 1.17) with tea compared with coffee.',
      [[0.88, null, 'relapse', 'tea v coffee']],
    ],
    [
      'a ratio in capitals that is adjusted',
      'Falls were less likely with tea than with coffee (AOR 0.62, 95% CI 0.41 to 0.93).',
      [[0.62, null, 'Falls', 'tea v coffee']],
    ],
    [
      'the ratio that a pair comes to',
      'Falls occurred in 12% of the tea group and 18% of the coffee group (RR 0.67; 95% CI 0.45 to 0.99).',
      [
        [12, 18, 'Falls', 'tea group v coffee group'],
        [0.67, null, 'Falls', 'tea group v coffee group'],
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected)
  })
})

test.each([
  ['a concentration', '4% lidocaine v 2% lidocaine was compared in all women.'],
  [
    'a share before anything was done',
    'At baseline, hypertension was seen in 45% of the tea group and 30% of the coffee group.',
  ],
  ['adherence', 'Mean adherence was 92% in the tea group and 91% in the coffee group.'],
  ['numbers against which the words speak', 'Relapse was lower with tea than with coffee (42% vs 30%).'],
  ['one group before and after', 'Women who drank tea had a reduced pulse (82 ± 5 vs. 78 ± 4 bpm).'],
  ['a difference whose sign the words reverse', 'Tea decreased pain, with a mean difference of 46 (95% CI 20 to 72).'],
  ['a ratio of a cause', 'Predictors of relapse were previous stroke (OR 2.1, 95% CI 1.2 to 3.6).'],
  ['letters without interval', 'With tea there were six complete responses and 22 partial ones, OR 38.9.'],
  ['doses', 'Blocks were done with 7.5 ml for tea and 15 ml for coffee in all women.'],
  ['time points', 'Pain was less with tea than with coffee at 7, 14, and 21 days.'],
])('%s is no effect to show', (_, text) => {
  expect(shown(text)).toEqual([])
})

it('a study with three groups lends a number no two of them', () => {
  const text =
    'Women were randomly assigned to three groups: tea, coffee or milk. The hazard ratio for death was 0.7 (95% CI 0.5 to 0.9).'
  expect(readFacts(text).effects.filter(isBound)).toEqual([])
})
