import { expect, test } from 'vitest'
import { isResult } from '@/lib/evidence/finding/worth-joining'

test.each([
  ['Quillwort tea reduced hiccups.', true],
  ['Hiccups did not differ between tea and water.', true],
  ['We suggest that quillwort tea can be used effectively against hiccups.', false],
  ['It is suggested that quillwort tea decreases thirst as well.', false],
  ['We therefore recommend quillwort tea to reduce hiccups.', false],
])('%s', (text, is) => {
  expect(isResult(text)).toBe(is)
})
