import { expect, test } from 'vitest'
import { KEY_WORDS } from '@/app/_ui/key-words'
import { PAGE_KEYS } from '@/app/_ui/page-keys'

test('each key of the keyboard map stands in it once, so that none hides another', () => {
  const keys = PAGE_KEYS.map(({ key }) => key)
  expect([...new Set(keys)]).toEqual(keys)
  // What the keyboard itself does with these comes first.
  for (const key of ['g', 'j', 'k', '/', '?', 'Enter']) expect(keys).not.toContain(key)
})

test('each of them, and no other, is said in words', () => {
  expect(Object.keys(KEY_WORDS).sort()).toEqual(PAGE_KEYS.map(({ key }) => key).sort())
})
