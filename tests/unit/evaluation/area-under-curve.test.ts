import { expect, test } from 'vitest'
import { areaUnderCurve } from '@/lib/evaluation/area-under-curve'

test('groups that lie apart, in either order', () => {
  expect(areaUnderCurve([4, 5, 6], [1, 2, 3])).toBe(1)
  expect(areaUnderCurve([1, 2, 3], [4, 5, 6])).toBe(0)
})

test('groups that lie alike, with ties and without', () => {
  expect(areaUnderCurve([1, 4], [2, 3])).toBe(0.5)
  expect(areaUnderCurve([7, 7, 7], [7, 7])).toBe(0.5)
})

test('a case worked out by hand', () => {
  // Of the six pairs 3>1, 3>2 and 2>1 are greater and 2=2 is equal.
  expect(areaUnderCurve([3, 2], [1, 2, 5])).toBeCloseTo(3.5 / 6, 10)
})
