import { expect, test } from 'vitest'
import { openLog } from '@/lib/io/log'
import { once } from '@/lib/log/once'

function logged(write: (log: ReturnType<typeof openLog>) => void) {
  const lines: string[] = []
  write(openLog('web', { write: (line) => void lines.push(line) }))
  return lines.map((line) => JSON.parse(line))
}

test('a line is one JSON object with its time, level, part and event', () => {
  const [line, ...more] = logged((log) => log('error', 'an action failed', { reference: 'AB12CD34', at: ['a', 'b'] }))
  expect(more).toEqual([])
  expect(line).toEqual({
    level: 'error',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    part: 'web',
    reference: 'AB12CD34',
    at: ['a', 'b'],
    event: 'an action failed',
  })
})

test('what is no field of the vocabulary is left out, whoever hands it over', () => {
  const more = { route: '/notes', body: 'canary', email: 'canary', params: ['canary'], detail: 'canary' }
  const [line] = logged((log) => log('warn', 'a request failed', more))
  expect(JSON.stringify(line)).not.toContain('canary')
  expect(line.route).toBe('/notes')
})

test('a text is as long as a line can be read', () => {
  const [line] = logged((log) => log('info', 'the server says', { said: 'x'.repeat(50_000) }))
  expect(line.said).toHaveLength(2_000)
})

test('what is tried again and again is logged once, and so many things at most', () => {
  const lines = logged((log) => {
    const logOnce = once(log, 2)
    for (let turn = 0; turn < 5; turn++)
      for (const study of [1, 2, 3]) logOnce('error', 'a study cannot be made searchable', { study })
  })
  expect(lines.map(({ study }) => study)).toEqual([1, 2])
})
