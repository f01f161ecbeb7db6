import { describe, expect, it } from 'vitest'
import { boundAgreement } from '@/lib/evaluation/bound-facts'
import type { Effect } from '@/lib/evidence/facts/effect'

const span = { section: 0, start: 0, end: 1 }
const found = (of: Partial<Effect>): Effect => ({
  measure: 'proportion',
  value: 12,
  versus: 18,
  outcome: 'falls at home',
  arms: ['tea group', 'placebo'],
  span,
  ...of,
})
const annotation = {
  id: '1',
  n: 80,
  effects: [{ measure: 'proportion', value: '12 vs 18', outcome: 'falls', arms: ['tea', 'control'] }],
}
const agreement = (effects: Effect[], n: number | null = 80, annotated = annotation) =>
  boundAgreement([{ annotation: annotated, found: { n, effects } }])

describe('an effect is right', () => {
  it('where its number, its outcome and both groups are, in other words of the same', () => {
    expect(agreement([found({})])).toMatchObject({ effects: { right: 1, precision: 1, recall: 1 } })
  })

  it.each([
    ['the groups are the other way round', { arms: ['placebo', 'tea group'] as [string, string] }],
    ['the outcome is another', { outcome: 'pain' }],
    ['it has no groups', { arms: undefined }],
  ])('not where %s', (_, change) => {
    const { arms, ...rest } = found(change as Partial<Effect>)
    expect(agreement([arms ? { ...rest, arms } : rest])).toMatchObject({ effects: { right: 0 }, values: { right: 1 } })
  })

  it('with its numbers the other way round where its groups are as well', () => {
    const reversed = found({ value: 18, versus: 12, arms: ['placebo', 'tea group'] })
    expect(agreement([reversed]).effects.right).toBe(1)
  })
})

it('what was not annotated counts against, unless the reader stopped at six', () => {
  const more = found({ value: 40, versus: 50 })
  expect(agreement([more]).effects).toMatchObject({ found: 1, right: 0 })
  const full = { ...annotation, effects: Array(6).fill(annotation.effects[0]) }
  expect(agreement([more], 80, full).effects).toMatchObject({ found: 0 })
})

it('a sample size is not asked for where two readings are right', () => {
  const { n, ...open } = annotation
  expect(agreement([], n, open as typeof annotation).sample_size).toMatchObject({ annotated: 0, found: 0 })
  expect(agreement([], 79).sample_size).toMatchObject({ annotated: 1, found: 1, right: 0 })
})
