import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueWords, positionBetween, studiesWord } from '@/lib/lists/reading-list'

test('a due date says whether it has passed', () => {
  expect(dueWords('2026-12-03', '2026-11-22')).toEqual({ text: 'Due 3 December 2026', late: false })
  expect(dueWords('2026-11-22', '2026-11-22')).toEqual({ text: 'Due today', late: false })
  expect(dueWords('2026-11-21', '2026-11-22')).toEqual({ text: 'Was due 21 November 2026', late: true })
})

test('one study is singular', () => {
  expect([0, 1, 2, 2000].map(studiesWord)).toEqual(['0 studies', '1 study', '2 studies', '2,000 studies'])
})

test('a place lies strictly between its neighbours, or there is none', () => {
  const number = fc.double({ noNaN: true, min: -1e15, max: 1e15 })
  fc.assert(
    fc.property(number, number, (a, b) => {
      const [before, after] = [Math.min(a, b), Math.max(a, b)]
      const place = positionBetween(before, after)
      expect(place === null || (place > before && place < after)).toBe(true)
    }),
  )
  expect(positionBetween(1, 1 + Number.EPSILON)).toBeNull()
  expect([positionBetween(undefined, undefined), positionBetween(undefined, 3), positionBetween(3, undefined)]).toEqual(
    [1, 2, 4],
  )
})
