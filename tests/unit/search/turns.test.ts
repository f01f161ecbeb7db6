import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Turns } from '@/lib/search/turns'

const LIMITS = { slots: 6, perPerson: 3, mostWaiting: 60 }
const refused = () => new Error('too many')

/** Work that ends when it is told to, and the order in which it began. */
function desk(limits = LIMITS) {
  const turns = new Turns(limits, refused)
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const bring = (person: string, name: string, gone?: AbortSignal) =>
    turns.take(
      person,
      () =>
        new Promise<string>((resolve) => {
          begun.push(name)
          ends.set(name, () => resolve(name))
        }),
      gone,
    )
  const finish = async (name: string) => {
    // What has just been brought begins first.
    await new Promise(setImmediate)
    ends.get(name)?.()
    ends.delete(name)
    await new Promise(setImmediate)
  }
  return { turns, begun, ends, bring, finish }
}

test('one with sixty pieces of work does not stand before another', async () => {
  const { begun, bring, finish } = desk()
  for (let n = 0; n < 60; n++) void bring('ada', `ada-${n}`)
  void bring('ben', 'ben-0')
  await new Promise(setImmediate)
  expect(begun).toEqual(['ada-0', 'ada-1', 'ada-2', 'ben-0'])
  await finish('ada-0')
  expect(begun.at(-1)).toBe('ada-3')
})

test('where all slots are taken, each person waits for one that is freed, in turn', async () => {
  const { begun, bring, finish } = desk({ slots: 2, perPerson: 2, mostWaiting: 60 })
  for (let n = 0; n < 10; n++) void bring('ada', `ada-${n}`)
  for (let n = 0; n < 2; n++) for (const person of ['ben', 'cleo']) void bring(person, `${person}-${n}`)
  await new Promise(setImmediate)
  for (let turn = 0; turn < 6; turn++) await finish(begun[turn] as string)
  expect(begun).toEqual(['ada-0', 'ada-1', 'ada-2', 'ben-0', 'cleo-0', 'ada-3', 'ben-1', 'cleo-1'])
})

test('what is too much is refused, and the next is taken once some of it is done', async () => {
  const { bring, finish, begun } = desk({ slots: 2, perPerson: 1, mostWaiting: 2 })
  for (let n = 0; n < 3; n++) void bring('ada', `ada-${n}`)
  await expect(bring('ada', 'ada-3')).rejects.toThrow('too many')
  await finish('ada-0')
  void bring('ada', 'ada-4')
  await finish('ada-1')
  await finish('ada-2')
  expect(begun).toEqual(['ada-0', 'ada-1', 'ada-2', 'ada-4'])
})

test('who has gone waits no longer, and what fails frees its slot', async () => {
  const { turns, bring, finish, begun } = desk({ slots: 1, perPerson: 1, mostWaiting: 5 })
  const gone = new AbortController()
  void bring('ada', 'ada-0')
  const given = bring('ada', 'ada-1', gone.signal)
  void bring('ada', 'ada-2')
  gone.abort(new Error('gone'))
  await expect(given).rejects.toThrow('gone')
  await expect(bring('ada', 'ada-3', gone.signal)).rejects.toThrow('gone')
  await finish('ada-0')
  expect(begun).toEqual(['ada-0', 'ada-2'])
  await finish('ada-2')
  await expect(turns.take('ada', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await turns.take('ada', async () => 'done')).toBe('done')
})

test('beside a search is counted only where nobody waits', async () => {
  const { turns, bring, finish } = desk({ slots: 2, perPerson: 2, mostWaiting: 5 })
  void bring('ada', 'ada-0')
  await expect(turns.tryTake('ada', async () => 'counted')).resolves.toBe('counted')
  void bring('ben', 'ben-0')
  expect(turns.tryTake('ada', async () => 'counted')).toBeNull()
  await finish('ben-0')
  await expect(turns.tryTake('ada', async () => 'counted')).resolves.toBe('counted')
})

test('whatever comes, ends and goes: never more than there are slots, and in the end everything is done', async () => {
  const step = fc.oneof(
    fc.record({ bring: fc.constantFrom('ada', 'ben', 'cleo') }),
    fc.record({ finish: fc.nat(9) }),
    fc.record({ goes: fc.nat(9) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const limits = { slots: 3, perPerson: 2, mostWaiting: 4 }
      const { begun, ends, bring, finish } = desk(limits)
      const signals: AbortController[] = []
      const outcomes: Promise<string>[] = []
      for (const [index, each] of steps.entries()) {
        if ('bring' in each) {
          const gone = new AbortController()
          signals.push(gone)
          outcomes.push(bring(each.bring, `${each.bring}-${index}`, gone.signal).catch(() => 'not done'))
        } else if ('finish' in each) await finish([...ends.keys()][each.finish] ?? '')
        else signals[each.goes]?.abort(new Error('gone'))
        await new Promise(setImmediate)
        expect(ends.size).toBeLessThanOrEqual(limits.slots)
        for (const person of ['ada', 'ben', 'cleo'])
          expect([...ends.keys()].filter((name) => name.startsWith(person)).length).toBeLessThanOrEqual(
            limits.perPerson,
          )
      }
      while (ends.size > 0) await finish([...ends.keys()][0] as string)
      const done = (await Promise.all(outcomes)).filter((outcome) => outcome !== 'not done')
      expect(done.toSorted()).toEqual(begun.toSorted())
    }),
    { numRuns: 200 },
  )
})
