import { expect, it } from 'vitest'
import { Walk } from '@/db/summaries/model/claim'

const MINUTE = 60_000
const ALL = Number.MAX_SAFE_INTEGER

it('a walk goes on where it was, and begins again after a quarter of an hour', () => {
  const walk = new Walk()
  expect(walk.below(0, 900)).toBe(ALL)
  walk.reached(700)
  expect(walk.below(14 * MINUTE, 900)).toBe(700)
  expect(walk.below(16 * MINUTE, 900)).toBe(ALL)
})

it('a walk begins again for a newer study', () => {
  const walk = new Walk()
  walk.below(0, 900)
  walk.reached(700)
  expect(walk.below(1, 901)).toBe(ALL)
  walk.reached(650)
  expect(walk.below(2, 901)).toBe(650)
})
