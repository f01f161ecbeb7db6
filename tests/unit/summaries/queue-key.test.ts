import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseQueueKey, queueKeyText } from '@/lib/summaries/queue-key'

it('a place in the queue goes through an address and back', () => {
  const count = fc.nat(999_999_999)
  const place = fc.record({ recheck: fc.boolean(), retracted: fc.boolean(), lists: count, views: count })
  fc.assert(
    fc.property(place, (each) => {
      expect(parseQueueKey(queueKeyText(each))).toEqual(each)
    }),
  )
  expect(queueKeyText({ recheck: true, retracted: false, lists: 2, views: 34 })).toBe('1.0.2.34')
})

it('anything else in an address is no place', () => {
  for (const text of [
    '',
    null,
    undefined,
    '1.0.2',
    '2.0.0.0',
    '0.0.-1.0',
    '0.0.1.1e9',
    '0.0.1.9999999999',
    ['0.0.1.1', 'x'],
  ])
    expect(parseQueueKey(text), String(text)).toBeNull()
})
