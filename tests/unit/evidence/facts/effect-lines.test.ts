import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import type { Effect } from '@/lib/evidence/facts/effect'
import { effectLines, MOST_EFFECTS, readEffectLines } from '@/lib/evidence/facts/effect-lines'

const UNREAD = { section: null, start: 0, end: 0 }
const one = (line: string) => {
  const read = readEffectLines(line)
  if ('problem' in read) return read.problem
  const { span, ...effect } = read.effects[0] as Effect
  expect(span).toEqual(UNREAD)
  return effect
}

test.each<[string, Omit<Effect, 'span'>]>([
  [
    'Hazard ratio for death at 30 days 0.68 (95 % CI 0.52 to 0.89), p = 0.005',
    {
      measure: 'HR',
      outcome: 'death',
      time: 'at 30 days',
      value: 0.68,
      interval: { low: 0.52, high: 0.89, level: 95 },
      p: '=0.005',
    },
  ],
  ['hr 0.68', { measure: 'HR', value: 0.68 }],
  [
    'Mean difference −3.2 (CI -4.0, -2.4), not significant',
    { measure: 'MD', value: -3.2, interval: { low: -4, high: -2.4 }, p: 'NS' },
  ],
  ['Death: 12 % versus 15%, p<.05', { measure: 'proportion', outcome: 'Death', value: 12, versus: 15, p: '<.05' }],
  ['OR for death (any cause) 2', { measure: 'OR', outcome: 'death (any cause)', value: 2 }],
  [
    'AAD: 3.9 % Lactobacillus v 7.2 % placebo, p = 0.44',
    {
      measure: 'proportion',
      outcome: 'AAD',
      arms: ['Lactobacillus', 'placebo'],
      value: 3.9,
      versus: 7.2,
      p: '=0.44',
    },
  ],
  [
    'Length of stay: 8.6 days tea v 10.5 days coffee',
    { measure: 'mean', outcome: 'Length of stay', arms: ['tea', 'coffee'], value: 8.6, versus: 10.5, unit: 'days' },
  ],
  [
    'Hazard ratio for death, tea v coffee, 0.7 (CI 0.5 to 0.9)',
    { measure: 'HR', outcome: 'death', arms: ['tea', 'coffee'], value: 0.7, interval: { low: 0.5, high: 0.9 } },
  ],
  [
    'Risk difference for death, tea v coffee, −5 % (CI −9 to −1)',
    {
      measure: 'RD',
      outcome: 'death',
      arms: ['tea', 'coffee'],
      value: -5,
      unit: '%',
      interval: { low: -9, high: -1 },
    },
  ],
  ['12.5 % vs. 20 %', { measure: 'proportion', value: 12.5, versus: 20 }],
  ['35 % (95% CI 30 to 40)', { measure: 'proportion', value: 35, interval: { low: 30, high: 40, level: 95 } }],
])('%s', (line, effect) => {
  expect(one(line)).toEqual(effect)
})

test.each([
  ['words', 'it works'],
  ['a number without a measure', '0.68'],
  ['a measure without a number', 'Hazard ratio'],
  ['an unknown measure', 'Happiness ratio 0.68'],
  ['a ratio in percent', 'Hazard ratio 68 %'],
  ['a number outside its interval', 'Hazard ratio 0.98 (95 % CI 0.52 to 0.89)'],
  ['a ratio of nought', 'Odds ratio 0'],
  ['a p in percent', 'Odds ratio for death 0.68 (95 % CI 0.52 to 0.89), p ≤ 0.05 %'],
  ['something after it', 'Hazard ratio 0.68 and more'],
])('%s is refused with its words', (_, line) => {
  expect(one(line)).toContain(`“${line}”: `)
})

it('no line is none, and more lines than fit are said to be too many', () => {
  expect(readEffectLines(' \n \n')).toEqual({ effects: [] })
  expect(
    one(
      Array(MOST_EFFECTS + 1)
        .fill('HR 0.5')
        .join('\n'),
    ),
  ).toBe('There are 31 effects; 30 fit.')
})

it('a line that is as it was keeps the words it was read from', () => {
  const read: Effect = {
    measure: 'RR',
    value: 0.5,
    interval: { low: 0.4, high: 0.61 },
    span: { section: 2, start: 7, end: 30 },
  }
  const lines = effectLines([read])
  expect(lines).toBe('Risk ratio 0.50 (CI 0.40 to 0.61)')
  expect(readEffectLines(`${lines}\nOR 2`, [read])).toEqual({
    effects: [read, { measure: 'OR', value: 2, span: UNREAD }],
  })
})

const number = fc.integer({ min: 1, max: 99_999 }).map((n) => n / 100)
const effect: fc.Arbitrary<Effect> = fc
  .record({
    measure: fc.constantFrom<Effect['measure']>('RR', 'OR', 'HR', 'IRR', 'PR', 'RD', 'MD', 'SMD', 'proportion'),
    outcome: fc.option(fc.stringMatching(/^[a-z]{3,9}( (?:at|in|30|of|death)){0,3}$/), { nil: undefined }),
    value: number,
    spread: fc.option(number, { nil: undefined }),
    time: fc.option(fc.constantFrom('at 30 days', 'after 1 year', 'at week 12'), { nil: undefined }),
    level: fc.option(fc.constantFrom(90, 95, 99.9), { nil: undefined }),
    p: fc.option(fc.constantFrom('NS', '=0.021', '<0.001', '≤0.05'), { nil: undefined }),
  })
  .map(({ outcome, time, spread, level, p, ...rest }) => ({
    ...rest,
    ...(outcome && { outcome }),
    ...(outcome && time && { time }),
    ...(spread && {
      interval: { low: round(rest.value - spread), high: round(rest.value + spread), ...(level && { level }) },
    }),
    ...(p && { p }),
    span: UNREAD,
  }))
const round = (value: number) => Math.round(value * 100) / 100

it('what is written of an effect is read as that effect', () => {
  fc.assert(
    fc.property(fc.array(effect, { maxLength: 5 }), (effects) => {
      expect(readEffectLines(effectLines(effects))).toEqual({ effects })
    }),
  )
})

it('whatever is typed is refused in words, or read as effects that are written as they are read', () => {
  const anyLine = fc.oneof(
    fc.string({ maxLength: 200, unit: 'grapheme' }),
    fc
      .tuple(effect, fc.constantFrom('', ' ', '.', ' %', ' (CI 1 to 2)', ', p = 2'))
      .map(([one, end]) => effectLines([one]) + end),
  )
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 4 }), (lines) => {
      const read = readEffectLines(lines.join('\n'))
      if ('problem' in read) expect(read.problem).toMatch(/^“.*”: .+\.$/s)
      else expect(readEffectLines(effectLines(read.effects))).toEqual(read)
    }),
  )
  expect(one(`Hazard ratio for ${'1 '.repeat(2_900)}`)).toContain('longer than 200 characters')
})
