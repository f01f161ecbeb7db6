import { expect, it } from 'vitest'
import { asTyped } from '@/lib/search/framing/as-typed'

it.each<[string, string[], string | null]>([
  ['tea in heart failure with  thin walls', ['heart failure', 'thin', 'walls'], 'heart failure with thin walls'],
  ['Tea or Milk', ['tea', 'milk'], 'Tea or Milk'],
  ['H. pylori and tea', ['H pylori', 'tea'], null],
  ['H. pylori and tea', ['H pylori'], 'H pylori'],
  ['tea for the unending hiccups of older people and milk', ['tea', 'milk'], null],
  ['does tea help older adults sleep', ['older'], 'older adults'],
  ['tea', [], ''],
])('%j: %j is %j', (q, parts, typed) => {
  expect(asTyped(q, parts)).toBe(typed)
})
