import { expect, it } from 'vitest'
import { markedPlace } from '@/lib/search/marked-place'

it('parts a question at a place', () => {
  expect(markedPlace('lupus AND (hair', { start: 10, end: 11 })).toEqual({
    before: 'lupus AND ',
    marked: '(',
    after: 'hair',
  })
})

it('cuts what goes on for long on either side', () => {
  const { before, marked, after } = markedPlace(`${'a '.repeat(100)}here${' b'.repeat(100)}`, { start: 200, end: 204 })
  expect(before).toMatch(/^… a.{38,40}$/)
  expect(marked).toBe('here')
  expect(after).toMatch(/^ b.{36,38} …$/)
})

it('has nothing to mark at the end', () => {
  expect(markedPlace('lupus', { start: 5, end: 5 })).toEqual({ before: 'lupus', marked: '', after: '' })
})
