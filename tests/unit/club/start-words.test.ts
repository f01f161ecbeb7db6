import { expect, test } from 'vitest'
import { nearWords, startWords } from '@/lib/club/start-words'

test('a local time is said as it stands, whatever zone this machine is in', () => {
  for (const at of ['2026-12-12T12:30', '2026-12-12 12:30:00']) {
    expect(startWords(at)).toBe('Sat, 12 Dec 2026, 12:30')
    expect(nearWords(at)).toBe('Sat 12 Dec, 12:30')
  }
})
