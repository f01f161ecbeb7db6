import { expect, test } from 'vitest'
import { shownPair } from '@/lib/evidence/facts/picot-shown'

/** What is shown of two that were read, "tried v against"; the text goes on behind `|`. */
function shown(pair: string): string {
  const [one = '', other] = pair.split(' v ')
  const named = (text: string) => {
    const [words = '', behind = ''] = text.split('|')
    return { words, behind }
  }
  const given = { tried: one === '–' ? null : named(one), against: other ? named(other) : null }
  const { tried, against } = shownPair(given.tried, given.against)
  const wordsOf = (which: 'tried' | 'against' | null) => (which ? (given[which]?.words ?? '') : '–')
  return `${wordsOf(tried)} v ${wordsOf(against)}`
}

test.each([
  ['quillwort tea v water', 'quillwort tea v water'],
  ['quillwort tea', 'quillwort tea v –'],
  ['tea and honey v water', 'tea and honey v water'],
  ['tea combined with honey', 'tea combined with honey v –'],
  ['2 years of tea v water', '2 years of tea v water'],
  ['placebo v lunamab', 'lunamab v placebo'],
  ['standard care v a midwife', 'a midwife v standard care'],
  ['quillwort antibiotic v placebo', 'quillwort antibiotic v placebo'],
])('%s is shown as %s', (pair, expected) => {
  expect(shown(pair)).toBe(expected)
})

test.each([
  ['against what alone', '– v placebo'],
  ['placebo against placebo', 'placebo v usual care'],
  ['two that were set against each other, or given together', 'tea and coffee'],
  ['one or the other', 'tea or coffee v water'],
  ['half of what was given', 'lunamab| and solamab for hiccups'],
  ['half of what was given, behind its short form', 'lunamab| (LUN) plus solamab for hiccups'],
  ['half of its name', 'tea-converting enzyme| inhibitors in hiccups'],
  ['some of a list', 'tea applied to the calf|, ankle and sole of the foot'],
  ['several at once', 'different doses of tea'],
  ['no more than a kind', 'compression technologies'],
  ['a word without its noun', 'on-pump v off-pump surgery'],
  ['what was asked', 'age v water'],
  ['a piece of a sentence', 'offering tea v water'],
  ['a test', 'continuous reaction time test'],
  ['what could be anything', 'dietary intervention v usual care'],
  ['an adjective of two words', 'high-field open v short-bore imaging'],
])('%s is not shown', (_, pair) => {
  expect(shown(pair)).toBe('– v –')
})

test('against a word without its noun nothing is said', () => {
  expect(shown('quillwort tea v conventional')).toBe('quillwort tea v –')
})
