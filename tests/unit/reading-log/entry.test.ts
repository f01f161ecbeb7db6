import { describe, expect, it } from 'vitest'
import { logCsv, minutesWords, periodOf } from '@/lib/reading-log/entry'

describe('periodOf', () => {
  it.each([
    [{}, '2026-01-01', '2026-11-30'],
    [{ from: '2025-07-01' }, '2025-07-01', '2026-11-30'],
    [{ from: '2026-12-24', to: '2026-12-01' }, '2026-12-01', '2026-12-24'],
    [{ from: 'yesterday', to: '2026-13-45' }, '2026-01-01', '2026-11-30'],
    [{ from: ['2025-07-01'], to: 7 }, '2026-01-01', '2026-11-30'],
  ])('%j is from %s to %s', (asked, from, to) => {
    expect(periodOf(asked, '2026-11-30')).toEqual({ from, to })
  })
})

it.each([
  [0, '0 min'],
  [45, '45 min'],
  [60, '1 h'],
  [380, '6 h 20 min'],
  [60_000, '1,000 h'],
])('%d minutes are %s', (minutes, words) => {
  expect(minutesWords(minutes)).toBe(words)
})

it('writes a table that a spreadsheet adds up and runs nothing of', () => {
  const entry = { id: '1', version: 1, readOn: '2026-11-30', minutes: 20 }
  const csv = logCsv(
    [
      { ...entry, title: 'Lunar cheese, again', reflection: '=1+1', address: '/studies/7/lunar-cheese' },
      { ...entry, title: 'Grand round', reflection: '', address: null },
    ],
    'https://precis.example',
  )
  expect(csv.split('\r\n')).toEqual([
    '\uFEFFDate,What,Minutes,Reflection,Address',
    `2026-11-30,"Lunar cheese, again",20,"'=1+1",https://precis.example/studies/7/lunar-cheese`,
    '2026-11-30,Grand round,20,,',
    ',Sum,40,,',
    '',
  ])
})
