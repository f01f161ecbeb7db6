import { describe, expect, test } from 'vitest'
import { readFacts } from '../../../support/read-facts'

const effects = (text: string) => readFacts(text).effects

describe('a difference that no word names is read', () => {
  test.each([
    [
      'of what was lower in the one than in the other',
      'Cholesterol was significantly lower with tea than with milk (-0.15 mmol/l, 95% CI -0.25, -0.06).',
      -0.15,
    ],
    [
      'of a greater decline',
      'Tea produced a greater decline in pain compared to the control of 1.06 (95% CI: 0.23–1.89) points.',
      1.06,
    ],
    [
      'of a sentence that begins with whom it is compared',
      'Compared to controls, body weight (−17.0 (95% CI: −18.7, −15.3) kg) fell with tea.',
      -17,
    ],
  ])('%s', (_, text, value) => {
    expect(effects(text)).toMatchObject([{ measure: 'MD', value }])
  })

  test('of each of a list of larger changes', () => {
    const text =
      'There were larger improvements in sleep (2.16 points; 95% CI: 0.33–3.99) and reductions in fear (0.96 points; 95% CI: 0.19–1.73) with tea.'
    expect(effects(text)).toMatchObject([{ value: 2.16 }, { value: 0.96 }])
  })
})

test('a difference of two percentages that are told is one of risks', () => {
  expect(
    effects(
      'Cure was seen in 91% of those with tea, compared to 50% of those with milk (difference of 41%; 95% CI 18–63%).',
    ),
  ).toMatchObject([
    { measure: 'proportion', value: 91, versus: 50 },
    { measure: 'RD', value: 41, interval: { low: 18, high: 63 } },
  ])
})

test('a difference of costs has its bounds in money', () => {
  expect(effects('Tea was dearer (mean difference £25, [95% CI = −£97, £149, p = 0.68]).')).toMatchObject([
    { measure: 'MD', value: 25, interval: { low: -97, high: 149 } },
  ])
})

test('an interval is read in words, with points and of another level', () => {
  expect(effects('Tea was better (hazard ratio 1·43, 95 per cent c.i. 1·11 to 1·85).')).toMatchObject([
    { measure: 'HR', value: 1.43, interval: { low: 1.11, high: 1.85 } },
  ])
  expect(effects('Tea was better (odds ratio (OR), 1.84; 97.5 % Confidence Interval (CI), 1.04–3.26).')).toMatchObject([
    { measure: 'OR', value: 1.84, interval: { low: 1.04, high: 3.26, level: 97.5 } },
  ])
})

test('a list of ratios goes on in the next sentence', () => {
  expect(
    effects(
      'Tea went with sleep (odds ratio 1.60, 95% confidence interval 1.18–2.16). Milk went with rest (1.63, 1.22–2.18) and with walks of 3 hours (2.0, 1.0–9.5).',
    ).map(({ measure, value }) => [measure, value]),
  ).toEqual([
    ['OR', 1.6],
    ['OR', 1.63],
  ])
})

describe('no effect is read', () => {
  test.each([
    [
      'of an increase of one group',
      'Weight fell with tea compared to an increase in the milk group (+0.5 kg, CI 95% -0.42–1.42).',
    ],
    ['of two times of one group', 'Pain improved over time (difference –5.97, 95% CI –8.49 to –3.44, P<.001 for tea).'],
    ['of the share that a vaccine saves', 'In this trial VE was 91% (95% CI 62%–98%).'],
    ['of how much lower something was', 'Fat bought with tea was 0.66% lower (95% CI 0.48–0.84) than with milk.'],
    [
      'of days beside a ratio',
      'Tea cut falls (hazard ratio: 0.49 [95% CI: 0.29-0.84]) and time to sleep (11 [7-21] vs. 14 [8-36] days).',
    ],
  ])('%s', (_, text) => {
    expect(effects(text).filter(({ measure, value }) => !(measure === 'HR' && value === 0.49))).toEqual([])
  })
})
