import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Effect } from '@/lib/evidence/facts/effect'
import { favoured, inOneDirection, layForest, onOneScale, PLOTTED, plottedEffects } from '@/lib/evidence/forest-plot'
import { pooledEffect } from '@/lib/evidence/pooled-effect'

const span = { section: 0, start: 0, end: 1 }
const effect = (measure: Effect['measure'], value: number, low: number, high: number): Effect => ({
  measure,
  outcome: 'death',
  arms: ['tea', 'coffee'],
  value,
  interval: { low, high, level: 95 },
  span,
})
const study = (id: number, ...effects: Effect[]) => ({ id, facts: { effects } })

describe('one common effect', () => {
  const scaled = (value: number, se: number) => ({ value, low: value - 1.96 * se, high: value + 1.96 * se, level: 95 })

  it('weighs studies by the inverse of their variance', () => {
    // By hand: weights 1/0.1² = 100 and 1/0.2² = 25; (100·0 + 25·1) / 125 = 0.2; error 1/√125; Q = 100·0.04 + 25·0.64 = 20.
    const pooled = pooledEffect([scaled(0, 0.1), scaled(1, 0.2)])
    expect(pooled?.value).toBeCloseTo(0.2, 6)
    expect(pooled?.high).toBeCloseTo(0.2 + 1.96 / Math.sqrt(125), 6)
    expect(pooled?.i2).toBeCloseTo((19 / 20) * 100, 6)
    expect(pooled?.weights).toEqual([expect.closeTo(0.8, 6), expect.closeTo(0.2, 6)])
  })

  it('of studies that agree leaves no variation but chance', () => {
    expect(pooledEffect([scaled(0.5, 0.1), scaled(0.5, 0.3)])?.i2).toBe(0)
  })

  it('needs two', () => {
    expect(pooledEffect([scaled(0, 1)])).toBeNull()
  })

  it('reads intervals of other levels as wide as they are', () => {
    const narrow = pooledEffect([{ value: 0, low: -1.6449, high: 1.6449, level: 90 }, scaled(1, 1)])
    expect(narrow?.weights).toEqual([expect.closeTo(0.5, 6), expect.closeTo(0.5, 6)])
  })
})

it('effects are grouped by measure, the most frequent first; those without a possible interval are left out', () => {
  const found = plottedEffects([
    study(1, effect('MD', 3, 1, 5), { measure: 'HR', value: 2, span }),
    study(2, effect('HR', 0.5, -0.2, 1), effect('HR', 0.7, 0.5, 0.9)),
    study(3, effect('HR', 0.8, 0.9, 0.7), effect('HR', 0.6, 0.4, 0.9), effect('proportion', 10, 5, 15)),
  ])
  expect([...found].map(([measure, effects]) => [measure, effects.map(({ key }) => key)])).toEqual([
    ['HR', ['2.1', '3.1']],
    ['MD', ['1.0']],
  ])
})

it('ratios are laid out by their logarithm, around one', () => {
  const effects =
    plottedEffects([study(1, effect('OR', 1, 0.5, 2)), study(2, effect('OR', 1, 0.25, 4))]).get('OR') ?? []
  const plot = layForest('OR', effects)
  expect(plot?.none).toBeCloseTo(50, 6)
  expect(plot?.rows[0]?.from.x).toBeCloseTo(27, 6)
  expect(plot?.rows[0]?.to.x).toBeCloseTo(73, 6)
  expect(plot?.rows[1]?.side).toBeLessThan(plot?.rows[0]?.side as number)
  expect(plot?.ticks.map(({ label }) => label)).toEqual(['0.5', '1', '2'])
  expect(plot?.pooled?.text).toMatch(/^1\.00 \(0\.\d\d to 1\.\d\d\)$/)
})

it('effects of one study are not pooled with each other: its people would count twice', () => {
  const twice = [study(1, effect('OR', 2, 1, 4), effect('OR', 3, 1, 9)), study(2, effect('OR', 1, 0.5, 2))]
  const effects = plottedEffects(twice).get('OR') ?? []
  expect(layForest('OR', effects)?.pooled).toBeNull()
  expect(layForest('OR', effects.slice(1))?.pooled).not.toBeNull()
})

it('an end that lies far out is cut, and says so', () => {
  const effects = plottedEffects([study(1, effect('OR', 5, 0.5, 400))]).get('OR') ?? []
  expect(layForest('OR', effects)?.rows[0]).toMatchObject({ to: { x: 96, cut: true }, from: { cut: false } })
})

it('whatever the numbers, everything lies within the picture', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(
      fc.constantFrom(...PLOTTED),
      fc.array(fc.tuple(number, number, number), { maxLength: 12 }),
      (measure, triples) => {
        const studies = triples.map((triple, id) => {
          const [low, value, high] = [...triple].sort((a, b) => a - b) as [number, number, number]
          return study(id, effect(measure, value, low, high))
        })
        const plot = layForest(measure, plottedEffects(studies).get(measure) ?? [])
        for (const row of plot?.rows ?? []) {
          for (const x of [row.x, row.from.x, row.to.x]) {
            expect(x).toBeGreaterThanOrEqual(3.999)
            expect(x).toBeLessThanOrEqual(96.001)
          }
          expect(row.side).toBeGreaterThanOrEqual(6)
          expect(row.side).toBeLessThanOrEqual(16.001)
        }
        expect(plot?.ticks.length ?? 0).toBeLessThan(15)
      },
    ),
  )
})

it('an effect that does not say between whom it is, or of what, is not plotted', () => {
  const { arms, ...loose } = effect('HR', 0.7, 0.5, 0.9)
  const { outcome, ...unnamed } = effect('HR', 0.7, 0.5, 0.9)
  expect(plottedEffects([study(1, loose, unnamed)]).size).toBe(0)
  const byHand = { ...loose, span: { section: null, start: 0, end: 0 } }
  expect(plottedEffects([{ id: 1, facts: { effects: [byHand], mended: ['effects' as const] } }]).size).toBe(1)
})

it('differences in another unit than most stand on no scale with them', () => {
  const inUnit = (unit: string) => ({ ...effect('MD', 3, 1, 5), unit })
  const found = plottedEffects([study(1, inUnit('days'), inUnit('hours')), study(2, inUnit('days'))]).get('MD') ?? []
  expect(onOneScale(found).map(({ key }) => key)).toEqual(['1.0', '2.0'])
})

it('a side says whom it favours: by name where all effects are between the same, turned where more is better', () => {
  const found =
    plottedEffects([study(1, effect('HR', 0.7, 0.5, 0.9)), study(2, effect('HR', 0.8, 0.6, 1))]).get('HR') ?? []
  expect(favoured(found, 'less')).toEqual({ left: 'tea', right: 'coffee' })
  expect(favoured(found, 'more')).toEqual({ left: 'coffee', right: 'tea' })
  const other = { ...effect('HR', 0.8, 0.6, 1), arms: ['milk', 'coffee'] as [string, string] }
  const mixed = plottedEffects([study(1, effect('HR', 0.7, 0.5, 0.9)), study(2, other)]).get('HR') ?? []
  expect(favoured(mixed, 'less')).toEqual({ left: 'the first group', right: 'the second group' })
})

const between = (one: Effect, ...arms: [string, string]): Effect => ({ ...one, arms })

test.each([
  ['ratio', 'HR', effect('HR', 0.68, 0.5, 0.9), effect('HR', 1.47, 1.11, 2), { value: 0.68, low: 0.5, high: 0.901 }],
  ['difference', 'MD', effect('MD', -3, -5, -1), effect('MD', 3, 1, 5), { value: -3, low: -5, high: -1 }],
] as const)(
  'a %s between the same groups the other way round is reversed before it is pooled',
  (_, measure, one, other, reversed) => {
    const found = plottedEffects([study(1, one), study(2, between(other, 'coffee', 'tea'))]).get(measure) ?? []
    expect(layForest(measure, found)?.pooled).toBeNull()
    const same = inOneDirection(found)
    const { value, ...interval } = reversed
    expect(same[0]).toBe(found[0])
    expect(same[1]).toMatchObject({ isReversed: true, effect: { arms: ['tea', 'coffee'], value, interval } })
    expect(layForest(measure, same)?.pooled?.value).toBeCloseTo(measure === 'HR' ? Math.log(0.68) : -3, 2)
  },
)

it('effects between other groups, or between groups that are not named, are not pooled', () => {
  const first = study(1, effect('HR', 0.7, 0.5, 0.9))
  const other = study(2, between(effect('HR', 0.8, 0.6, 1), 'milk', 'coffee'))
  const { arms, ...unnamed } = { ...effect('HR', 0.8, 0.6, 1), span: { section: null, start: 0, end: 0 } }
  const byHand = { id: 3, facts: { effects: [unnamed], mended: ['effects' as const] } }
  for (const second of [other, byHand]) {
    const found = inOneDirection(plottedEffects([first, second]).get('HR') ?? [])
    expect(found).toHaveLength(2)
    expect(layForest('HR', found)).toMatchObject({ pooled: null })
  }
})

it('a difference of risks in percent stands on no scale with one that is a fraction', () => {
  const [percent, fraction] = [{ ...effect('RD', -5, -9, -1), unit: '%' }, effect('RD', -0.05, -0.09, -0.01)]
  const found = plottedEffects([study(1, percent), study(2, fraction), study(3, percent)]).get('RD') ?? []
  expect(onOneScale(found).map(({ key }) => key)).toEqual(['1.0', '3.0'])
})
