import { expect, test } from 'vitest'
import { nearWords, startWords } from '@/lib/club/start-words'

test('a local time is said as it stands, typed or kept, whatever zone this machine is in', () => {
  for (const startsAt of ['2026-12-12T12:30', '2026-12-12 12:30:00']) {
    expect(startWords({ startsAt, zone: 'America/New_York' })).toBe('Sat, 12 Dec 2026, 12:30, New York')
    expect(startWords({ startsAt, zone: null })).toBe('Sat, 12 Dec 2026, 12:30')
    expect(nearWords(startsAt)).toBe('Sat 12 Dec, 12:30')
  }
  expect(startWords({ startsAt: null, zone: 'Europe/London' })).toBe('')
})
