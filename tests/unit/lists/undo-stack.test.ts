import { describe, expect, test } from 'vitest'
import { readingWords, undoneWords } from '@/lib/lists/reading-words'
import { type Done, lastDone, MOST_UNDONE, withDone, withoutDone } from '@/lib/lists/undo-stack'

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
