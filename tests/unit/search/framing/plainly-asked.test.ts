import { expect, it } from 'vitest'
import { isPlainlyAsked } from '@/lib/search/framing/plainly-asked'

it.each([
  ['does aspirin prevent stroke', true],
  ['orlistat in obesity', true],
  ['ibuprofen for migraine or tension headache', false],
  ['urinary tract infection without antibiotics', false],
  ['pain not relieved by opioids', false],
])('%s: %s', (q, plainly) => {
  expect(isPlainlyAsked(q)).toBe(plainly)
})
