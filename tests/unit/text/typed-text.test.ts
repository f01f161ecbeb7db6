import { expect, test } from 'vitest'
import { NOTE_MAX, textFault, tidyText } from '@/lib/text/typed-text'

test('a note of two megabytes gets words', () => {
  expect(textFault('x'.repeat(2_000_000), 'note', NOTE_MAX)).toBe('This note is 2,000,000 characters long; 20,000 fit.')
})

test('a note that fits has no fault, an empty one has', () => {
  expect(textFault('x'.repeat(NOTE_MAX), 'note', NOTE_MAX)).toBeNull()
  expect(textFault(tidyText(' \r\n\0 '), 'note', NOTE_MAX)).toBe('This note is empty. Write something first.')
})

test('what is stored has one kind of line end, and nothing that PostgreSQL refuses', () => {
  expect(tidyText(' a\r\nb\rc\0 \uD800😀 ')).toBe('a\nb\nc \uFFFD😀')
})
