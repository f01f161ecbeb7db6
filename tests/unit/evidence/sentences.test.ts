import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentencesOf, splitSentences } from '@/lib/evidence/sentences'
import { growthOf } from '../../support/quickest'

const cut = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end))

describe('a sentence goes on after', () => {
  test.each([
    ['an abbreviation', 'We gave opioids, e.g. Morphine or i.e. Oxycodone, vs. Placebo in approx. 30 adults.'],
    ['an author', 'Smith et al. (2009) and J. R. Jones found less.'],
    ['a decimal without its nought', 'The rate fell (p < .05) and RR was .71 in all.'],
    ['a decimal that a space has slipped into', 'The rate fell, p = 0. 03, in all.'],
    ['a unit with a stop', 'A dose of 5 mg. per kg. was given.'],
    ['an initial after a year', 'The review of 2009 J. Smith and 2 G. Miller wrote is known.'],
    ['a species', 'Growth of E. coli and S. aureus was less.'],
    ['an address', 'It is registered at ClinicalTrials.gov and www.Trials.Org as NCT01234567.'],
    ['dotted letters', 'The U.S. Food and Drug Administration agreed.'],
    ['a stop within brackets', 'The rate fell (by a half. See table 1) in all.'],
    ['a number that opens it', '1. Patients took the drug.'],
    ['a figure', 'It fell, as in Fig. 2 and ref. 12, by half.'],
  ])('%s', (_, text) => {
    expect(cut(text)).toEqual([text])
  })
})

describe('a sentence ends', () => {
  test.each([
    ['after a decimal', 'The ratio was 0.71. The rest was equal.', ['The ratio was 0.71.', 'The rest was equal.']],
    ['after a vitamin', 'All took vitamin D. The rest did not.', ['All took vitamin D.', 'The rest did not.']],
    [
      'after a group',
      'It fell in groups A and B. Medical care helps.',
      ['It fell in groups A and B.', 'Medical care helps.'],
    ],
    [
      'after a unit of one letter',
      'They slept for 24 h. Ropivacaine helped. It weighed 5 g. Controls drank 2 L. Lemonade was none of it.',
      [
        'They slept for 24 h.',
        'Ropivacaine helped.',
        'It weighed 5 g.',
        'Controls drank 2 L.',
        'Lemonade was none of it.',
      ],
    ],
    [
      'before a mark that nobody sees',
      'Tea helped.\u200e Water did not.\u200b Milk did.',
      ['Tea helped.', 'Water did not.', 'Milk did.'],
    ],
    ['after a unit', 'They took 5 mg. Controls took none.', ['They took 5 mg.', 'Controls took none.']],
    [
      'before a name in mixed letters',
      'It fell. eGFR rose. mTOR did not.',
      ['It fell.', 'eGFR rose.', 'mTOR did not.'],
    ],
    [
      'after its citation',
      'It helps.[3,4] We asked why. [5] It failed.',
      ['It helps.[3,4]', 'We asked why. [5]', 'It failed.'],
    ],
    ['after a raised citation', 'It helps.12,13 We asked why.', ['It helps.12,13', 'We asked why.']],
    ['after a closing bracket', 'It fell (p = 0.03.) We stopped.', ['It fell (p = 0.03.)', 'We stopped.']],
    [
      'after markup',
      'It fell, <i>p</i> < .05.</b> <i>We</i> stopped.',
      ['It fell, <i>p</i> < .05.</b>', '<i>We</i> stopped.'],
    ],
    [
      'where a space is missing',
      'It fell after treatment.The rest rose.',
      ['It fell after treatment.', 'The rest rose.'],
    ],
    ['at a question', 'Does it help? It does!', ['Does it help?', 'It does!']],
    ['at an empty line', 'A heading\n\nthe text', ['A heading', 'the text']],
    ['at a wide stop', '結果は良好。副作用はない。', ['結果は良好。', '副作用はない。']],
    ['although a bracket never closes', 'It fell (by half. We stopped.', ['It fell (by half.', 'We stopped.']],
    [
      'where an export joined sections',
      'Tea was given.; Pain fell.; 3 ml was lost.',
      ['Tea was given.', 'Pain fell.', '3 ml was lost.'],
    ],
    [
      'not at a semicolon after a dose',
      'Tea (3 mg o.d.; n = 51) or 2 mg b.i.d.; rest.',
      ['Tea (3 mg o.d.; n = 51) or 2 mg b.i.d.; rest.'],
    ],
    ['after "no"', 'Was there harm? No. There was none.', ['Was there harm?', 'No.', 'There was none.']],
  ])('%s', (_, text, sentences) => {
    expect(cut(text)).toEqual(sentences)
  })
})

test('a sentence never runs over the end of a section', () => {
  expect(sentencesOf([{ text: 'To see' }, { text: ' It fell. So it did.' }])).toEqual([
    { section: 0, start: 0, end: 6 },
    { section: 1, start: 1, end: 9 },
    { section: 1, start: 10, end: 20 },
  ])
})

test('no more sentences are cut than are asked for', () => {
  expect(splitSentences('It fell. It rose. It fell.', 2)).toEqual([
    { start: 0, end: 8 },
    { start: 9, end: 17 },
  ])
  expect(sentencesOf([{ text: 'It fell.' }, { text: 'It rose.' }], 1)).toHaveLength(1)
})

/** Text that looks like an abstract gone wrong: every mark that decides anything, in any order. */
const pieces = fc.constantFrom(
  ...'. .. .; ? ! ( ) [ ] [1] 12 0 p<.05 e.g. J. U.S. The eGFR mg al. No </i> <b> " ” 。 。a'.split(' '),
  ' ',
  '\n',
  '\n\n',
  '\u2009',
  '\ud83d',
)
const mangled = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces).map((parts) => parts.join('')),
)

test('sentences are trimmed, in order, and hold every character but white space and semicolons between them', () => {
  fc.assert(
    fc.property(mangled, (text) => {
      let last = 0
      for (const { start, end } of splitSentences(text)) {
        expect(start).toBeLessThan(end)
        expect(['', ';']).toContain(text.slice(last, start).trim())
        const sentence = text.slice(start, end)
        expect(sentence.trim()).toBe(sentence)
        last = end
      }
      expect(text.slice(last).trim()).toBe('')
    }),
  )
})

test('a long string of any one thing is split as fast as a short one', () => {
  for (const piece of [
    '. ',
    '.; ',
    '.',
    '(',
    '(.',
    '[1] ',
    '\n \n',
    ' ',
    'a.',
    'A. ',
    '."',
    '. (',
    'e.g. ',
    '<i>',
    '0. 0',
    '](.',
  ]) {
    expect(
      growthOf((share) => splitSentences(piece.repeat(10_000 * share))),
      piece,
    ).toBeLessThan(3)
  }
})
