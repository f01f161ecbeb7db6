import { expect, test } from 'vitest'
import { monthWords } from '@/lib/text/day-words'
import { monthsLater, reviewWords, usualReviewBy } from '@/lib/verdicts/review-by'

test('a verdict is usually reviewed after two years, after one on weak evidence, after half a year where more is awaited', () => {
  expect(usualReviewBy('2026-03-01', 1, 'adopt')).toBe('2028-03-01')
  expect(usualReviewBy('2026-03-01', 2, 'avoid')).toBe('2028-03-01')
  expect(usualReviewBy('2026-03-01', 3, 'adopt')).toBe('2027-03-01')
  expect(usualReviewBy('2026-03-01', null, 'consider')).toBe('2027-03-01')
  expect(usualReviewBy('2026-03-01', 1, 'await')).toBe('2026-09-01')
})

test('months later is the same day, or the last of a shorter month', () => {
  expect(monthsLater('2026-08-31', 6)).toBe('2027-02-28')
  expect(monthsLater('2024-02-29', 12)).toBe('2025-02-28')
  expect(monthsLater('2026-11-30', 24)).toBe('2028-11-30')
  expect(monthsLater('2023-12-31', 2)).toBe('2024-02-29')
})

test('a day that is over is overdue, the day itself is not', () => {
  expect(reviewWords('2028-03-12', '2028-03-12')).toBe('review by Mar 2028')
  expect(reviewWords('2028-03-12', '2028-03-13')).toBe('review overdue since 12 Mar 2028')
  expect(monthWords('2026-03-01')).toBe('Mar 2026')
})
