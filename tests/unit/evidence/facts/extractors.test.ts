import { describe, expect, test } from 'vitest'
import { asKeyFacts } from '@/lib/evidence/facts/as-key-facts'
import { wordsOf } from '@/lib/evidence/facts/key-facts'
import { COUNT, countOf, FIGURE, figureOf } from '@/lib/evidence/facts/numbers'
import { pAfter } from '@/lib/evidence/facts/significance'
import { readFacts as read } from '../../../support/read-facts'

const effects = (text: string) => read(text).effects.map(({ span, ...effect }) => effect)

test.each([
  ['8,050', 8050],
  ['Forty-three', 43],
  ['two hundred and ten', 210],
  ['One hundred eighty-eight', 188],
  ['three thousand four hundred', 3400],
  ['seventy five', 75],
])('%s is %d', (text, value) => {
  expect(new RegExp(`^${COUNT}$`, 'i').test(text)).toBe(true)
  expect(countOf(text)).toBe(value)
})

test('words that make no number have no value', () => {
  expect(countOf('twenty thirty')).toBeNull()
})

test.each([
  ['−0.26', -0.26],
  ['0·85', 0.85],
  ['+9', 9],
  ['-13,769', -13769],
  ['.04', 0.04],
])('%s is the figure %d', (text, value) => {
  expect(new RegExp(`^${FIGURE}$`).test(text)).toBe(true)
  expect(figureOf(text)).toBe(value)
})

describe('a sample size', () => {
  test.each<[string, number | null]>([
    ['We screened 500 women. Of these, 212 women were randomised.', 212],
    ['In all 256 patients were registered and 236 were randomly assigned to two diets.', 236],
    ['Patients were randomly assigned to tea (n = 31) or coffee (n = 29).', 60],
    ['Patients were divided into three groups, of which tea (n = 31) and coffee (n = 29) were hot.', null],
    [
      'Although 3000 patients were targeted, 1578 patients were recruited and randomly assigned to tea or coffee.',
      1578,
    ],
    ['In all, 300 patients were originally planned.', null],
    ['Two groups of patients were seen for 12 weeks.', null],
    ['Each group had 30 patients.', null],
    ['Of 40 patients, 12 patients (30%) dropped out.', null],
    ['The trial included 24 patients (13 males and 11 females).', 24],
    ['A second centre added 1200 patient-years.', null],
  ])('%s', (text, value) => {
    expect(read(text).sampleSize?.value ?? null).toBe(value)
  })
})

describe('effects', () => {
  test('keep what stands beside them: interval, level, p', () => {
    expect(effects('The hazard ratio was 0·72 (99% CI 0·55–0·94; p=0·0012).')).toEqual([
      { measure: 'HR', value: 0.72, interval: { low: 0.55, high: 0.94, level: 99 }, p: '=0.0012' },
    ])
  })

  test('of one measure may follow each other in a sentence', () => {
    const text =
      'The mean difference was 3.1 mm (95% CI 1.0 to 5.2) at rest and -0.4 mm (95% CI -2.0 to 1.2) on walking.'
    expect(effects(text).map(({ measure, value }) => [measure, value])).toEqual([
      ['MD', 3.1],
      ['MD', -0.4],
    ])
  })

  test.each([
    ['whose value lies outside its interval', 'The odds ratio was 3.2 (95% CI 0.9 to 1.4).'],
    ['that are a heart rate', 'HR (P = 0.02) and blood pressure fell; HR 72 bpm at rest.'],
    ['that are a margin or a hypothesis', 'We assumed a hazard ratio of 0.70 to detect a benefit.'],
    ['that are the words and and or', 'Treatment with A AND/OR 5 mg of B was allowed.'],
    ['that are two times of one group', 'Pain fell from 62% to 41% of patients.'],
    ['that are means in percent', 'Mean saturation was 96% versus 92% (p = 0.03).'],
    ['that are three arms', 'Nausea occurred in 40% versus 22% versus 19% of patients.'],
    [
      'that are three arms with a p each',
      'More patients responded (40.2% versus 62.6% [P < 0.001] and 53.8% [P = 0.04] with placebo, low and high dose).',
    ],
    ['that are two arms against a third', 'Higher proportions of patients recovered (69.4 and 68.9 versus 54.7%).'],
    [
      'that are the level of an interval',
      'A difference of £60 a patient in favour of tea was found (95% confidence interval -460 to 678).',
    ],
    ['that are a time', 'The difference in frailty was great at 12 months (95% CI 2.4 to 27.0).'],
    ['that are a spread', 'The difference in length was as told (IQR 4.9; 95% CI 0.06, 18.7).'],
    ['that are another statistic', 'The effect size was as told, r = .42 (95% CI: .26, .57).'],
    ['that are a bound', 'Differences of the groups were small (d = 0.15 or less).'],
    [
      'that are how much less there was',
      'Those with tea had 16% (95% CI: 5 to 26%, p = 0.004) reduction in days of pain.',
    ],
    [
      'that are means of percentages',
      'The mean percentage of days with pain was 2.0% in patients with tea versus 3.2% with milk.',
    ],
  ])('%s are left out', (_, text) => {
    expect(effects(text)).toEqual([])
  })

  test('that may be of either of two measures are left out, those that cannot are kept', () => {
    const text =
      'Tea reduced falls (risk ratio 0.74, 95% CI 0.60–0.91; absolute risk reduction 4.5%, 95% CI 1.4–7.6) and pain (0.62, 95% CI 0.43–0.89).'
    expect(effects(text).map(({ measure, value }) => [measure, value])).toEqual([
      ['RR', 0.74],
      ['RD', 4.5],
    ])
  })

  test.each([
    ['by a slip of print', 'The hazard ratio was 0.72 [95% Cl 0.56–0.94].'],
    ['in another language', 'The hazard ratio was 0.72 [95% IC: 0.56–0.94].'],
    ['after its name and its letters', 'The hazard ratio [HR] = 0.72, 95% confidence interval CI = 0.56–0.94.'],
    ['in brackets of its own', 'Tea did better (HR 0.72, [0.56, 0.94], P = 0.01).'],
    ['with its level behind its name', 'Tea did better (HR 0.72 CI 95%: 0.56 to 0.94).'],
  ])('keep an interval named %s', (_, text) => {
    expect(effects(text)).toMatchObject([{ measure: 'HR', value: 0.72, interval: { low: 0.56, high: 0.94 } }])
  })

  test('named RR are of rates where the text says so, and of risks otherwise', () => {
    expect(effects('The rate ratio [RR] was 0.72 (95% CI 0.52–0.94).')).toMatchObject([{ measure: 'IRR', value: 0.72 }])
    expect(effects('The relative risk [RR] was 0.72 (95% CI 0.52–0.94).')).toMatchObject([
      { measure: 'RR', value: 0.72 },
    ])
  })

  test('that are proportions need two groups', () => {
    expect(effects('More patients in the drug group recovered (62% vs. 41%; p<0.001).')).toEqual([
      { measure: 'proportion', value: 62, versus: 41, p: '<0.001' },
    ])
    expect(effects('The rate of recurrence was 13% (95% CI 12% to 15%).')).toEqual([
      { measure: 'proportion', outcome: 'recurrence', value: 13, interval: { low: 12, high: 15, level: 95 } },
    ])
  })

  test('said twice count once', () => {
    expect(
      effects('The risk ratio was 0.8 (95% CI 0.7–0.9). In short, the risk ratio was 0.8 (95% CI 0.7–0.9).'),
    ).toHaveLength(1)
  })
})

test.each([
  ['; P = .042)', '=0.042'],
  [', p<0·001', '<0.001'],
  [' in the placebo group (P ≤ 0.01)', '≤0.01'],
  [' (p = NS)', 'NS'],
  [', P value < 0.0001', '<0.0001'],
  ['. The other effect had p = 0.2', null],
  [' and 5 others (p = 0.2)', null],
])('after a number, "%s" gives p %s', (text, p) => {
  expect(pAfter(`0.5${text}`, 3)?.p ?? null).toBe(p)
})

test('registrations are found in title and text, as their registers print them, each once', () => {
  const { registrations } = read(
    'Registered as NCT 01234567 and EudraCT 2012-001234-12, CTRI/2012/08/002345; ChiCTR-TRC-13003661, jRCTs031180001, ACTRN12605000567628.',
    'A trial [ISRCTN12345678; NCT01234567]',
  )
  expect(registrations.map(({ id }) => id)).toEqual([
    'ISRCTN12345678',
    'NCT01234567',
    'EudraCT 2012-001234-12',
    'CTRI/2012/08/002345',
    'ChiCTR-TRC-13003661',
    'jRCTs031180001',
    'ACTRN12605000567628',
  ])
})

test.each([
  ['Patients were followed for a median of 24 months.', { value: 24, unit: 'month' }],
  ['After a 10-year follow-up all were alive.', { value: 10, unit: 'year' }],
  ['Six patients were lost to follow-up after 3 weeks.', null],
  ['After 6 years and 8 months of follow-up all were alive.', null],
  ['They were seen over a follow-up period of 6 years or less.', null],
])('follow-up: %s', (text, expected) => {
  const { followUp } = read(text)
  expect(followUp && { value: followUp.value, unit: followUp.unit }).toEqual(expected)
})

test.each([
  ['There was a long follow-up (mean 42 months, range 5 to 140) of all.', 'follow-up (mean 42 months, range 5 to 140)'],
  ['They were followed up for 24 months.', 'followed up for 24 months'],
])('the words of a follow-up are whole: %s', (text, words) => {
  const { followUp } = read(text)
  expect(text.slice(followUp?.span.start, followUp?.span.end)).toBe(words)
})

test('population, intervention, comparator and outcome are words of the text', () => {
  const facts = read(
    'The primary outcome was pain at six weeks, assessed by telephone.',
    'Effect of acupuncture versus sham acupuncture on pain in postmenopausal women with hip osteoarthritis: a randomised trial',
  )
  const told = asKeyFacts(facts, facts.abstract, facts.title)
  expect(told).toMatchObject({
    population: 'postmenopausal women with hip osteoarthritis',
    intervention: 'acupuncture',
    comparator: 'sham acupuncture',
    outcome: 'pain at six weeks',
  })
  for (const name of ['population', 'intervention', 'comparator', 'outcome'] as const) {
    const span = told.words?.[name]
    expect(span && wordsOf(span, facts.abstract, facts.title)).toBe(told[name])
  }
})

test('a text that says nothing gives nothing', () => {
  const facts = read('Nothing was found.')
  expect(asKeyFacts(facts, facts.abstract, facts.title)).toEqual({})
})
