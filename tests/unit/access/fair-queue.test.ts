import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { FairQueue, type Place } from '@/lib/access/fair-queue'

const FIRST: Place = { first: true }
const of = (share: string): Place => ({ share })

/** Puts the places in line behind work that is under way; what is refused, then the order in which they begin after it. */
async function order(queue: FairQueue, places: [string, Place][]): Promise<string[]> {
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const busy = Array.from({ length: queue.atOnce }, () => queue.run(FIRST, () => finished))
  const begun: string[] = []
  const all = places.map(([name, place]) =>
    queue.run(place, async () => void begun.push(name)).catch((error) => void begun.push(`${name}: ${error.code}`)),
  )
  await pause(0)
  finish()
  await Promise.all([...busy, ...all])
  return begun
}

test('no more run at once than may', async () => {
  const queue = new FairQueue(2, 64)
  let [running, most] = [0, 0]
  await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      queue.run(n % 3 ? of(String(n % 5)) : FIRST, async () => {
        most = Math.max(most, ++running)
        await pause(1)
        running--
      }),
    ),
  )
  expect({ running, most }).toEqual({ running: 0, most: 2 })
})

test('those who are first stand before the others, who get every fourth turn', async () => {
  const firsts = Array.from({ length: 6 }, (_, n): [string, Place] => [`first ${n}`, FIRST])
  expect(await order(new FairQueue(1, 64), [['stranger', of('a')], ...firsts])).toEqual([
    'first 0',
    'first 1',
    'first 2',
    'stranger',
    'first 3',
    'first 4',
    'first 5',
  ])
})

test('shares take turns, however many stand in one of them', async () => {
  const flood = Array.from({ length: 5 }, (_, n): [string, Place] => [`flood ${n}`, of('flood')])
  expect((await order(new FairQueue(1, 64), [...flood, ['ada', of('ada')], ['ben', of('ben')]])).slice(0, 4)).toEqual([
    'flood 0',
    'ada',
    'ben',
    'flood 1',
  ])
})

test('a full line refuses whoever filled it, not who comes from elsewhere', async () => {
  const flood = Array.from({ length: 6 }, (_, n): [string, Place] => [`flood ${n}`, of('flood')])
  expect(await order(new FairQueue(1, 4), [...flood, ['ada', of('ada')], ['first', FIRST]])).toEqual([
    'flood 4: rate_limited',
    'flood 5: rate_limited',
    'flood 3: rate_limited',
    'first',
    'flood 0',
    'ada',
    'flood 1',
    'flood 2',
  ])
})

test('work that fails leaves its place', async () => {
  const queue = new FairQueue(1, 4)
  await expect(queue.run(FIRST, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await queue.run(of('a'), async () => 'done')).toBe('done')
})
