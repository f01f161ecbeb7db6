import { expect, test } from 'vitest'
import { ago } from '@/lib/text/ago'

const now = new Date('2026-11-22T12:00:00Z')
const before = (seconds: number) => ago(new Date(now.getTime() - seconds * 1000), now)

test('moments in words', () => {
  expect(before(5)).toBe('just now')
  expect(before(-5)).toBe('just now')
  expect(before(60)).toBe('1 minute ago')
  expect(before(3600 * 5)).toBe('5 hours ago')
  expect(before(86_400 * 29)).toBe('29 days ago')
  expect(before(86_400 * 30)).toBe('23 Oct 2026')
})
