import { expect, test } from 'vitest'
import { readAbstract } from '@/lib/evidence/reading'

const END = 'We conclude that quillwort tea ended hiccups.'

test.each([
  ['Diabet. Med. 18, 438-444 (2001)', [END]],
  ['Tea 12: S4–S9 (1998).', [END]],
  ['Hiccups fell from 18 to 4 (2001).', [END, 'Hiccups fell from 18 to 4 (2001).']],
])('where the paper itself stood is none of its sentences: %s', (last, texts) => {
  expect(readAbstract('Tea', [{ text: `${END} ${last}` }]).texts).toEqual(texts)
})
