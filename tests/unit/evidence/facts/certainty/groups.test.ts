import { describe, expect, it, test } from 'vitest'
import { isName } from '@/lib/evidence/facts/certainty/arm-phrase'
import { shownOf } from '../../../../support/shown-effects'

test.each([
  ['a rest of brackets', ') group'],
  ['a dose without its drug', 'mg clopidogrel'],
  ['what is to be done', 'incorporate the tea into their practice'],
  ['an outcome in a group', 'motion in Endobutton'],
  ['an outcome', 'mental health group'],
  ['a word between sentences', 'but'],
  ['an order', 'first therapy'],
  ['a time', 'after 12 weeks'],
  ['what was done to people', 'randomly assigned to tea'],
  ['people with a name of their own', 'ulcer patients on tea'],
  ['how it was told', 'tea patients spontaneously'],
])('%s is no name of a group: %s', (_, name) => {
  expect(isName(name)).toBe(false)
})

test.each(['tea', 'tea group', 'tea plus milk', 'early fluids', 'group A', 'no treatment', 'usual care', 'tea 10 mg'])(
  '%s is the name of a group',
  (name) => {
    expect(isName(name)).toBe(true)
  },
)

const KINDS: [string, string, string][] = [
  [
    'one group before and after',
    'The pain score was 3.6 ± 0.9 in the tea group and 2.1 ± 0.8 in the coffee group.',
    'The pain score was 4.0 ± 0.9 in the tea group and unchanged in the coffee group (3.6 ± 0.9 and 2.1 ± 0.8).',
  ],
  [
    'before any treatment',
    'Heart rate was 94 ± 7 bpm in the tea group and 93 ± 7 bpm in the coffee group.',
    'Before treatment, heart rate was 94 ± 7 bpm in the tea group and 93 ± 7 bpm in the coffee group.',
  ],
  [
    'three, of which none is set against the others',
    'The pain score was 2.1 ± 0.8 in group A and 3.6 ± 0.9 in group B.',
    'The pain score was 2.1 ± 0.8 in group A, 2.6 ± 0.9 in group B, and 3.6 ± 0.9 in group D.',
  ],
  [
    'a part of a longer name',
    'Relapse was less frequent with tea than with coffee (12% vs 20%, p = 0.04).',
    'Relapse was less frequent with tea plus lemon than with coffee (12% vs 20%, p = 0.04).',
  ],
  [
    'the other one, where two are in one group',
    'Pain was more frequent in the tea group than in the coffee group (60% vs 40%, p = 0.01).',
    'Older women in the tea group had more pain (60% vs 40%, p = 0.01), whereas in the coffee group nothing differed.',
  ],
  [
    'against "more often … than"',
    'Relapse occurred more often with tea than with coffee (25% vs 16%; p = 0.04).',
    'Relapse occurred more often after brewing than after tea (25% vs 16%; p = 0.04).',
  ],
  [
    'a hazard ratio whose order is not said',
    'Fever clearance was slower with tea compared with coffee (hazard ratio 0.50, 95% CI 0.3 to 0.8).',
    'Median fever clearance times were 92 hours (84–114 hours) for tea recipients and 138 hours (105–164 hours) for coffee-treated women (hazard ratio [95% CI] = 2.171 [1.545–3.051], p<0.0001).',
  ],
  [
    'a part of the people',
    'Relapse was less frequent with tea than with coffee (12% vs 20%, p = 0.04).',
    'Among the slow metabolisers, relapse was less frequent with tea than with coffee (12% vs 20%, p = 0.04).',
  ],
  [
    'those with another disease',
    'Relapse was less frequent with tea than with coffee (12% vs 20%, p = 0.04).',
    'In the 812 women with diabetes, relapse was less frequent with tea than with coffee (12% vs 20%, p = 0.04).',
  ],
]

describe('an effect is not shown where its groups are', () => {
  it.each(KINDS)('%s', (_, plain, doubtful) => {
    expect(shownOf(plain)).not.toEqual([])
    expect(shownOf(doubtful)).toEqual([])
  })
})

describe('nor, in studies of other groups, where they are', () => {
  it.each([
    [
      'two times of one group',
      'Women were randomised to tea or coffee therapy. They were seen after the first therapy and after the third therapy.',
      'The pain threshold was 6.86±1.35 before first therapy, 11.43±0.27 after first therapy, and 12.57±0.72 after third therapy in the tea group.',
    ],
    [
      'two of three groups',
      'Women were divided into Group I (tea), Group II (coffee) and Group III (milk).',
      'The mean pain score was 4.95 for women in Group I, 4.15 for women in Group II, and 2.18 for women in Group III.',
    ],
    [
      'reversed by what stands behind the second number',
      'Women were assigned to placebo or long-term therapy with tea.',
      'Treatment with tea resulted in reduced mortality rates (11.3% vs. 14.9% in the placebo arm; p = 0.02).',
    ],
  ])('%s', (_, methods, sentence) => {
    expect(shownOf(sentence, methods)).toEqual([])
  })
})

it('a disease that the title gives to all is no part of the people', () => {
  const sentence = 'In women with diabetes, relapse was less frequent with tea than with coffee (12% vs 20%, p = 0.04).'
  expect(shownOf(sentence)).toEqual([])
  expect(shownOf(sentence, undefined, 'Tea or coffee in diabetes')).toHaveLength(1)
})

it('a group that the sentence does not name is the other one where it says which was more', () => {
  const methods = 'Women were randomly assigned to the tea group or the coffee group.'
  expect(shownOf('Relapse was less frequent in the tea group (12% vs 20%, p = 0.04).', methods)).toHaveLength(1)
  expect(shownOf('Relapse was similar in the tea group (12% vs 20%, p = 0.40).', methods)).toEqual([])
})
