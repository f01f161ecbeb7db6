import { expect, test } from 'vitest'
import { readFacts } from '../../../support/read-facts'

const effects = (text: string) => readFacts(text).effects

test.each([
  ['by v', 'Infections were seen in 22% of women v 14% of men.', 22, 14],
  [
    'as counts of a total',
    'Pain was seen in 11 of 110 (10.1%) in the tea group and 18 of 113 (15.9%) in the other group.',
    10.1,
    15.9,
  ],
  [
    'by those who received it',
    'Twelve patients (2.9%) receiving tea and 10 patients (2.4%) receiving milk died.',
    2.9,
    2.4,
  ],
  ['of those of two groups', 'Pain was seen in 26.9% and 50.9% of tea and coffee patients, respectively.', 26.9, 50.9],
  [
    'with words for those who did',
    'A total of 28% and 17% of patients receiving tea and coffee, respectively, had pain.',
    28,
    17,
  ],
  ['of a rate that rose', 'Tea led to an increased rate of recovery in women (18% vs 6%, P=0.03).', 18, 6],
  [
    'after a reduction',
    'Tea reduced falls by 65.7%, with incidences of 3.6% in the tea group and 10.3% in the other group.',
    3.6,
    10.3,
  ],
  ['of groups that are a letter', 'Rate of freedom from pain at 2 h was 26% with F and 31% with Z (p = NS).', 26, 31],
  [
    'of those who were treated with each',
    'Fractures had occurred in 3.8% of tea-treated patients and 7.4% of milk-treated patients.',
    3.8,
    7.4,
  ],
  [
    'with the counts in brackets',
    'The rate of success was 19% (7 of 37) in the tea group and 5% (2 of 40) in the milk group.',
    19,
    5,
  ],
  ['of so many of each', 'Later, 20 control patients (50%) and 14 study patients (40%) had pain.', 50, 40],
  ['by compared to', 'The incidence of falls with tea was 20.5% compared to 44.5% with milk (p=0.04).', 20.5, 44.5],
  [
    'with the p of the first',
    'Recurrence was lower with tea (16.2%) (P = 0.02) than in the milk group (32.4%).',
    16.2,
    32.4,
  ],
  [
    'of groups named before',
    'The rates of recovery in the tea and the milk groups were 93.4 and 66.0 %, respectively.',
    93.4,
    66,
  ],
  [
    'with one p for both',
    'Tea was followed by fewer cases of rash (5.3% and 12.7%, respectively, P = 0.048).',
    5.3,
    12.7,
  ],
  [
    'in a group each',
    'In the tea group 17.5% of the patients had pain while in the milk group the figure was 52.5%.',
    17.5,
    52.5,
  ],
  [
    'and were not different',
    'Success rates for tea (27.9%) and milk (24.2%) were not significantly different.',
    27.9,
    24.2,
  ],
  ['beside their difference', 'It fell below 50 copies with tea (96.6% vs. 91.3%, difference 5.3%).', 96.6, 91.3],
  [
    'of those in whom there was improvement',
    'Improvement was observed in 33.3% of the tea and 36.5% of the milk group.',
    33.3,
    36.5,
  ],
  [
    'behind another percentage',
    'Those with most tea (top 30% of all) recovered more often than others (24.6% vs. 12.0%).',
    24.6,
    12,
  ],
  [
    'of those who lost so much',
    'A total of 19.6% of participants with tea achieved 6% weight loss compared to 4.1% with milk.',
    19.6,
    4.1,
  ],
  ['in words', 'Recovery was seen in 45 per cent of patients with tea versus 30 per cent with milk.', 45, 30],
])('proportions set side by side %s are read', (_, text, value, versus) => {
  expect(effects(text)).toMatchObject([{ measure: 'proportion', value, versus }])
})

test('two outcomes of two groups are each set against its own', () => {
  expect(
    effects(
      'Rates of cure were 47.2 and 43.4% in patients with tea at weeks 12 and 24, respectively, compared with 16.4% and 13.2%.',
    ),
  ).toMatchObject([
    { value: 47.2, versus: 16.4 },
    { value: 43.4, versus: 13.2 },
  ])
})

test('a pair is told by the words of its own item, not of the one before', () => {
  expect(
    effects('Scores of pain (2.3 vs. 2.2; p = 0.84), deep infection (15% vs. 10%; p = 0.63) did not differ.'),
  ).toMatchObject([{ measure: 'proportion', value: 15, versus: 10 }])
})

test.each([
  ['of one group before and after', 'The rate of use increased (milk, pre 35.7% vs post 61.4%, p=0.008).'],
  ['with a range of more', 'Completion was lower for milk (63.5%) than for the tea groups (68.3% to 79.8%).'],
  ['of the sexes', 'Thirty-eight male (63.3%) and 22 female (36.7%) patients were included.'],
  [
    'of three groups',
    'Choice was made by 62 (77.5%) in the tea group, 64 (80%) in the milk group, and 20 (25%) in the other group.',
  ],
  [
    'each set against something else',
    'Tea cut the risk of falls by 45% versus milk (HR 0.55), 18% versus water (HR 0.82), and 15% versus rice.',
  ],
  ['of two years', 'The 1- and 3-year rates of survival were 90% and 70%, respectively.'],
  ['of two outcomes', 'The rates of fever and rash were 20% and 10%, respectively.'],
  [
    'of how much less there was of two things',
    'Tea had reduced sadness by 37% (P = .01) and sugar in patients by 20% (P = 0.01).',
  ],
])('percentages %s are no pair', (_, text) => {
  expect(effects(text).filter(({ versus }) => versus !== undefined)).toEqual([])
})
