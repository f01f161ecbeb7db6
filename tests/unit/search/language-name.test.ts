import { expect, it } from 'vitest'
import { languageName } from '@/lib/search/language-name'

it.each([
  ['eng', 'English'],
  ['alb', 'Albanian'],
  ['arm', 'Armenian'],
  ['baq', 'Basque'],
  ['bur', 'Burmese'],
  ['chi', 'Chinese'],
  ['cze', 'Czech'],
  ['dut', 'Dutch'],
  ['fre', 'French'],
  ['geo', 'Georgian'],
  ['ger', 'German'],
  ['gre', 'Greek'],
  ['ice', 'Icelandic'],
  ['mac', 'Macedonian'],
  ['mao', 'Māori'],
  ['may', 'Malay'],
  ['per', 'Persian'],
  ['rum', 'Romanian'],
  ['slo', 'Slovak'],
  ['tib', 'Tibetan'],
  ['wel', 'Welsh'],
  ['scr', 'Croatian'],
  ['jpn', 'Japanese'],
  ['und', 'Not known'],
  ['qqq', 'qqq'],
  ['no such', 'no such'],
  ['', ''],
])('%j is %s', (code, name) => {
  expect(languageName(code)).toBe(name)
})
