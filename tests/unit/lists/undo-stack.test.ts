import { describe, expect, test } from 'vitest'
import { studyIds } from '@/app/(portal)/lists/fields'
import { LIST_LIMITS } from '@/lib/lists/reading-list'
import { readingWords, savedWords, undoneWords } from '@/lib/lists/reading-words'
import { type Done, isPassing, lastDone, MOST_UNDONE, withDone, withoutDone } from '@/lib/lists/undo-stack'

const done = (key: string): Done => ({ what: 'reading', key })

describe('what can be undone', () => {
  test('is undone the last first, one by one, until nothing is left', () => {
    let stack = ['a', 'b', 'c'].map(done).reduce(withDone, [] as readonly Done[])
    const undone: string[] = []
    for (let last = lastDone(stack); last; last = lastDone(stack)) {
      undone.push(last.key)
      stack = withoutDone(stack, last)
    }
    expect(undone).toEqual(['c', 'b', 'a'])
    expect(lastDone(stack)).toBeUndefined()
  })

  test('holds once what was sent twice, and leaves the stack before it as it was', () => {
    const before = withDone([], done('a'))
    expect(withDone(before, done('a'))).toEqual(before)
    expect(withDone(before, done('b'))).toHaveLength(2)
    expect(before).toEqual([done('a')])
  })

  test('forgets the oldest where there is more than anybody undoes', () => {
    const keys = Array.from({ length: MOST_UNDONE + 3 }, (_, index) => `k${index}`)
    const stack = keys.map(done).reduce(withDone, [] as readonly Done[])
    expect(stack).toHaveLength(MOST_UNDONE)
    expect(stack[0]).toEqual(done('k3'))
    expect(lastDone(stack)).toEqual(done(keys.at(-1) as string))
  })
})

describe('what could not be undone', () => {
  test.each(['fault', 'rate_limited', 'unauthenticated'] as const)('is tried again where it was %s', (code) =>
    expect(isPassing(code)).toBe(true),
  )
  test.each(['forbidden', 'not_found', 'conflict', 'invalid', 'unconfirmed'] as const)(
    'makes way for what was done before where it was %s',
    (code) => expect(isPassing(code)).toBe(false),
  )
})

describe('what was said of studies, in words', () => {
  test('names the status, and how many where they are several', () => {
    expect(readingWords('read', 1, 1)).toBe('Marked “Read”.')
    expect(readingWords('to-read', 3, 3)).toBe('3 studies marked “To read”.')
    expect(readingWords('reading', 1, 3)).toBe('1 study marked “Reading”.')
  })
  test('says where there was nothing to change', () => {
    expect(readingWords('read', 0, 1)).toBe('It is “Read” already.')
    expect(readingWords('read', 0, 2)).toBe('They are “Read” already.')
    expect(undoneWords(0)).toBe('Nothing was undone: it was changed elsewhere since.')
  })
  test('says for how many it was undone', () => {
    expect(undoneWords(1)).toBe('Undone.')
    expect(undoneWords(2)).toBe('Undone for 2 studies.')
  })
})

describe('what was saved together, in words', () => {
  const saved = (name: string, count: number) => ({ name, items: Array.from({ length: count }) })
  test('says how many went to which list', () => {
    expect(savedWords({ lists: [saved('Club', 3)], here: 3 }, 3)).toBe('3 studies saved to Club.')
    expect(savedWords({ lists: [saved('Club', 1)], here: 1 }, 1)).toBe('1 study saved to Club.')
  })
  test('says what was there already, and what is no longer here', () => {
    expect(savedWords({ lists: [saved('Club', 0)], here: 3 }, 3)).toBe('Club has them all already.')
    expect(savedWords({ lists: [saved('Club', 2)], here: 3 }, 3)).toBe(
      '2 studies saved to Club, which has the others already.',
    )
    expect(savedWords({ lists: [saved('Club', 2)], here: 2 }, 3)).toBe(
      '2 studies saved to Club. 1 study is no longer here.',
    )
    expect(savedWords({ lists: [], here: 2 }, 2)).toBe('Choose a list, or name a new one.')
  })
})

describe('studies that were chosen', () => {
  const read = (given: unknown) => studyIds.safeParse(given).data ?? null
  test('stand between commas or in fields of one name, each once', () => {
    expect(read('3,1,3')).toEqual([3, 1])
    expect(read(['3', '1', '3'])).toEqual([3, 1])
    expect(read('7')).toEqual([7])
  })
  test('are some, are numbers of studies, and are no more than a page has', () => {
    for (const given of ['', 'x', '1,-2', '0', '1.5', undefined, []]) expect(read(given)).toBeNull()
    const ids = Array.from({ length: LIST_LIMITS.chosen + 1 }, (_, index) => index + 1)
    expect(read(ids.join())).toBeNull()
    expect(read(ids.slice(1).join())).toHaveLength(LIST_LIMITS.chosen)
  })
})
