import { describe, expect, test } from 'vitest'
import { shownOf } from '../../../support/shown-effects'

/** More kinds of sentence, and what readers see of them. */
const SHOWN: [string, string, string[]][] = [
  [
    'a list whose outcomes have both groups each',
    'Rates of stroke (1.8% in the tea group vs 1.2% in the coffee group) and relapse rate (1.5% in the tea group vs 1.1% in the coffee group) were similar.',
    ['stroke: 1.8 % tea group v 1.2 % coffee group', 'relapse rate: 1.5 % tea group v 1.1 % coffee group'],
  ],
  [
    'the outcome in the clause before',
    'Median pain scores did not differ significantly; tea 5.6 ± 1.2 vs coffee 6.4 ± 1.1 (p = 0.50).',
    ['pain scores: 5.6 tea v 6.4 coffee, p = 0.50'],
  ],
  [
    'what a proportion of women need',
    'The proportion of women needing an extra cup was 12.5% in the tea group and 20.1% in the coffee group. An extra cup was free.',
    ['needing an extra cup: 12.5 % tea group v 20.1 % coffee group'],
  ],
  [
    'a greater change',
    'The tea group showed significantly greater increases in walking score (18.0 ± 9.4 versus 7.5 ± 5.5, p = 0.002) than the coffee group.',
    ['increases in walking score: 18.0 tea group v 7.5 coffee group, p = 0.002'],
  ],
  [
    'at least one of something',
    'Most (81% in the tea group and 76% in the coffee group) reported at least one adverse event.',
    ['adverse event: 81 % tea group v 76 % coffee group'],
  ],
  [
    'what an outcome means, in brackets',
    'The incidence of slow pulse (defined as a rate under forty) in the tea group was higher than in the coffee group (37.9% vs 10.3%).',
    ['slow pulse: 37.9 % tea group v 10.3 % coffee group'],
  ],
  [
    'a clause that says it was not significant',
    'Relapse was seen more often with tea than with coffee, but this did not reach significance (14% versus 9%; p = 0.14).',
    ['Relapse: 14 % tea v 9 % coffee, p = 0.14'],
  ],
  [
    'a first group that the sentence begins with',
    'In the tea group, mild side effects were observed in 20.9%, versus 73.1% in the coffee group.',
    ['mild side effects: 20.9 % tea group v 73.1 % coffee'],
  ],
  [
    'groups named by another sentence',
    'The relapse rate was 12% in the tea group and 20% in the coffee group. The pain score did not differ between the two groups (3.1 ± 1.0 vs 3.4 ± 1.2).',
    ['relapse rate: 12 % tea group v 20 % coffee group', 'pain score: 3.1 tea group v 3.4 coffee group'],
  ],
  [
    'a ratio where nothing differed',
    'There was no significant difference between the tea and coffee groups in relapse rate (risk ratio 1.04, 95% CI 0.82 to 1.31).',
    ['Risk ratio for relapse rate, tea group v coffee group, 1.04 (95 % CI 0.82 to 1.31)'],
  ],
]

const NOT_SHOWN: [string, string][] = [
  [
    'numbers of a unit',
    'Clearance fell by 4.9 mL/min per 1.73 m2 in the tea group, while it was kept at 0.9 mL/min per 1.73 m2 in the coffee group.',
  ],
  ['changes that are stated as levels', 'The ejection fraction was 4.4 ± 1.5 with tea and -3.2 ± 1.9 with coffee.'],
  [
    'how much more something fell',
    'The arterial pressure was reduced more with tea than with coffee (23.1 vs 11.1 mmHg).',
  ],
  ['in how many something improved', 'Tea improved walking class in 45% as compared to coffee (28%, p < 0.05).'],
  [
    'numbers of two kinds',
    'The median cost in the tea group was lower (11%) than that for the coffee group (10,915 dollars, range 9,915 to 28,048).',
  ],
  [
    'which comes first of two that are named one way and the other',
    'Compared with the coffee group, the tea group had less pain, with mean reductions in pain scores of 9.9% and 52.2%, respectively.',
  ],
  ['a group by no name that is known', 'Pain was higher in XQ (79 ± 23 vs 57 ± 29 mm).'],
  [
    'those who did not respond',
    'Adverse events were less frequent in tea non-responders (25%) than in coffee non-responders (43%).',
  ],
  [
    'doses',
    'Women were divided at random into two groups: the tea group (0.25 micrograms/kg/min) and the coffee group (1.5 micrograms/kg/min).',
  ],
  [
    'the beginning',
    'At the beginning of the second phase, the goal was reached by 25% of the tea group and 50% of the coffee group.',
  ],
  [
    'each number of another thing',
    'In the tea group, complete relief was observed in 10% of women; in the coffee group, marked improvement was observed in 81% of women.',
  ],
  [
    'a list of p values',
    'The relapse rate did not differ between the tea and coffee groups with P = 0.74, 0.32 and 0.49, respectively.',
  ],
  [
    'one number and another behind a long aside',
    'There was greater improvement in pain scores with tea compared with coffee (0.73 points) when the last visit was carried on, but the difference was not certain by other means (0.38 points).',
  ],
  [
    'the head of a list of harms',
    'There were no differences in grade 3 adverse events between the tea and coffee groups: 7% vs 6%, 5% vs 13% and 2% vs 4%.',
  ],
  [
    'what is shown by one way of seeing it',
    'Using two criteria, the relapse rate was 12% in the tea group and 20% in the coffee group.',
  ],
  [
    'what is stated of a part of the day',
    'During chronic exercise, the relapse rate was 12% in the tea group and 20% in the coffee group.',
  ],
  [
    'one of two trials',
    'The relapse rate was 12% in the tea group and 20% in the coffee group in the early study and 8% and 9% in the late study.',
  ],
  [
    'one kind of two',
    'The relapse rate for large ulcers was 12% in the tea group and 20% in the coffee group, but did not differ for small ulcers.',
  ],
  ['those without', 'No adverse events were reported by 66% of the tea group and 58% of the coffee group.'],
  [
    'an amount of change',
    'Both reduced the pain score by a similar amount: 4.2 ± 1.2 with tea and 4.7 ± 1.9 with coffee.',
  ],
  [
    'a bound that is cut off',
    'In all, 13% of the tea group and 52% of the coffee group had a pain score > 1.5 points.',
  ],
  ['what became of an ulcer', 'The ulcers were completely healed in 50% of the tea group and 17% of the coffee group.'],
  ['what was taken', 'The mean zinc intake was 13.0 ± 3.4 mg in the tea group and 25.7 ± 3.9 mg in the coffee group.'],
  [
    'two numbers of each group',
    'Mild harms occurred more often with tea (50% and 45%, respectively) than with coffee (35% and 33%).',
  ],
  ['how much a level rose', 'The serum iron rose (+25.0 ± 2.2) with tea and (+1.1 ± 1.9) with coffee.'],
  [
    'one of several trials',
    'In the treatment trial, the relapse rate was 12% in the tea group and 20% in the coffee group.',
  ],
  [
    'a p value against a third',
    'The pain score was 9.1 ± 4.8 for the tea group and 7.8 ± 3.9 for the coffee group (p < 0.001) compared with 4.1 ± 2.0 for others.',
  ],
  ['who stayed', 'The drop-out rate was 12% in the tea group and 20% in the coffee group.'],
]

describe('more kinds of sentence', () => {
  test.each(SHOWN)('%s', (_, sentence, shown) => {
    expect(shownOf(sentence)).toEqual(shown)
  })
})

describe('what they do not bind', () => {
  test.each(NOT_SHOWN)('%s', (_, sentence) => {
    expect(shownOf(sentence)).toEqual([])
  })
})

test('groups that no sentence names are stated where the study has one order for them, and only there', () => {
  const similar = 'The pain score was similar in both groups (3.1 ± 1.0 vs 3.4 ± 1.2).'
  const one = 'The relapse rate was 12% in the tea group and 20% in the coffee group.'
  const other = 'The response rate was 30% in the coffee group and 40% in the tea group.'
  expect(shownOf(`${one} ${similar}`)).toContain('pain score: 3.1 tea group v 3.4 coffee group')
  expect(shownOf(`${one} ${other} ${similar}`)).toHaveLength(2)
  expect(shownOf(similar)).toEqual([])
})

test('a p value beside each of two numbers is within a group, and not between them', () => {
  expect(
    shownOf('The pain score was 2.2 ± 0.7 (p < 0.001) in the tea group and 1.6 ± 0.8 (p < 0.001) in the coffee group.'),
  ).toEqual(['pain score: 2.2 tea group v 1.6 coffee group'])
})

test('what is only the time of a whole trial, or a way to count all, limits nothing', () => {
  const rate = 'the relapse rate was 12% in the tea group and 20% in the coffee group'
  const shown = expect.stringMatching(/^relapse rate.*: 12 % tea group v 20 % coffee group$/)
  for (const lead of ['At 12 weeks', 'During a median follow-up of 6 years (range 5 to 7)', 'For all women'])
    expect(shownOf(`${lead}, ${rate}.`)).toEqual([shown])
})

describe('when it was measured', () => {
  test.each([
    [
      'in the clause',
      'The relapse rate at 12 weeks was 12% in the tea group and 20% in the coffee group.',
      'relapse rate at 12 weeks: 12 % tea group v 20 % coffee group',
    ],
    [
      'at the beginning of the sentence',
      'At week 24, the tea group had a lower relapse rate (12% vs 20%) than the coffee group.',
      'relapse rate at week 24: 12 % tea group v 20 % coffee group',
    ],
    [
      'behind the groups',
      'The relapse rate was 12% in the tea group and 20% in the coffee group within 30 days.',
      'relapse rate within 30 days: 12 % tea group v 20 % coffee group',
    ],
    [
      'of a ratio',
      'Tea reduced the risk of death at 1 year compared with coffee (hazard ratio 0.62, 95% CI 0.45 to 0.85).',
      'Hazard ratio for death at 1 year, Tea v coffee, 0.62 (95 % CI 0.45 to 0.85)',
    ],
  ])('%s', (_, sentence, shown) => {
    expect(shownOf(sentence)).toEqual([shown])
  })

  test.each([
    ['two times', 'At 6 and 12 weeks, the relapse rate was 12% in the tea group and 20% in the coffee group.'],
    [
      'a time of something else',
      'The relapse rate was 12% in the tea group and 20% in the coffee group, and was kept at 8 weeks.',
    ],
    [
      'a time within the outcome',
      'At 12 weeks, 90-day mortality was 12% in the tea group and 20% in the coffee group.',
    ],
  ])('is left open where there are %s', (_, sentence) => {
    const [shown = ''] = shownOf(sentence)
    expect(shown).toContain('12 % tea group v 20 % coffee group')
    expect(shown).not.toMatch(/weeks/)
  })
})
