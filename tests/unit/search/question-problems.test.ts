import { expect, it } from 'vitest'
import { parseQuestion } from '@/lib/search/parse-question'
import { leadsSomewhere } from '@/lib/search/question'
import { shownQuestion } from '../../support/shown-question'

const TAGS = '[ti], [tiab], [ab], [ot], [au], [ta], [mh], [majr], [sh], [pt], [la], [dp], [pmid], [doi], [all]'

it.each<[typed: string, where: string, reason: string, read: string]>([
  ['"hair loss AND lupus', '"', 'This quotation mark has no partner; it is left out.', '(and hair loss lupus)'],
  ['hair "" loss', '""', 'There is nothing to search for between these quotation marks.', '(and hair loss)'],
  ['-"" loss', '""', 'There is nothing to search for between these quotation marks.', 'loss'],
  ['(hair loss', '(', 'This parenthesis is never closed; it is left out.', '(and hair loss)'],
  ['hair) loss', ')', 'This parenthesis closes nothing; it is left out.', '(and hair loss)'],
  ['hair ( ) loss', '( )', 'There is nothing between these parentheses.', '(and hair loss)'],
  ['hair AND ()', '()', 'There is nothing between these parentheses.', 'hair'],
  ['AND hair', 'AND', 'There is nothing to search for before AND; it is left out.', 'hair'],
  ['hair OR', 'OR', 'There is nothing to search for after OR; it is left out.', 'hair'],
  ['hair OR ?', 'OR', 'There is nothing to search for after OR; it is left out.', 'hair'],
  ['(hair NOT) loss', 'NOT', 'There is nothing to search for after NOT; it is left out.', '(and hair loss)'],
  ['hair OR AND loss', 'AND', 'There is nothing to search for before AND; it is left out.', '(or hair loss)'],
  ['hair[zz]', '[zz]', `There is no tag [zz], so all fields are searched. The tags are ${TAGS}.`, 'hair'],
  ['(hair)[x]', '[x]', `There is no tag [x], so all fields are searched. The tags are ${TAGS}.`, 'hair'],
  [
    'lupus[mh:exp]',
    '[mh:exp]',
    '“exp” in [mh:exp] is not known here and is left out; [mh] is searched as usual.',
    'lupus@mesh',
  ],
  [
    'hair AND free full text[sb]',
    '[sb]',
    'What [sb] asks for is not known in this library, so it is left out.',
    'hair',
  ],
  [
    'hair loss loattrfull text[sb]',
    '[sb]',
    'What [sb] asks for is not known in this library, so it is left out.',
    '(and hair loss)',
  ],
  [
    'hair AND Free Full Text[Filter]',
    '[Filter]',
    'What [Filter] asks for is not known in this library, so it is left out.',
    'hair',
  ],
  [
    'hair full medline[sb]',
    '[sb]',
    'What [sb] asks for is not known in this library, so it is left out.',
    '(and hair full)',
  ],
  [
    'hair AND 2019/01/01:2020[edat]',
    '[edat]',
    'What [edat] asks for is not known in this library, so it is left out.',
    'hair',
  ],
  [
    'hair loss medline[sb]',
    '[sb]',
    'What [sb] asks for is not known in this library, so it is left out.',
    '(and hair loss)',
  ],
  ['medline[sb] AND hair', '[sb]', 'What [sb] asks for is not known in this library, so it is left out.', 'hair'],
  ['(a[sb] OR b[sb]) AND hair', '[sb]', 'What [sb] asks for is not known in this library, so it is left out.', 'hair'],
  ['hair NOT (a OR "b c")[ad]', '[ad]', 'What [ad] asks for is not known in this library, so it is left out.', 'hair'],
  ['smith j[1au]', '[1au]', '[1au]: all authors are searched, not only the first.', '"smith j"@author'],
  [
    'hair AND hasabstract',
    'hasabstract',
    'Whether there is an abstract is not asked here, so “hasabstract” is left out.',
    'hair',
  ],
  ['hair AND klingon[la]', 'klingon[la]', 'No language is called “klingon”; it is left out.', 'hair'],
  ['[ti] hair', '[ti]', 'There is nothing before [ti] for it to apply to; it is left out.', 'hair'],
  ['hair NOT NOT', 'NOT', 'There is nothing to search for after NOT; it is left out.', 'hair'],
  ['hair AND :[ti]', '[ti]', 'There is nothing before [ti] for it to apply to; it is left out.', 'hair'],
  ['hair[ti][au]', '[au]', 'There is nothing before [au] for it to apply to; it is left out.', 'hair@title'],
  [
    '[Hair loss]. A review',
    '[Hair loss]',
    `Brackets hold a field tag after a word: ${TAGS}. These are left out and the words in them searched.`,
    '(and Hair loss A review)',
  ],
  ['hair [loss', '[', 'This bracket is not closed; it is left out.', '(and hair loss)'],
  ['hair] loss', ']', 'This bracket closes nothing; it is left out.', '(and hair loss)'],
  ['hai*', 'hai*', 'A star needs at least 4 letters before it; “hai” is searched as it stands.', 'hai'],
  ['colo*r', 'colo*r', 'A star stands for any ending, so it only works at the end of a word.', 'colo*'],
  ['co*or', 'co*or', 'A star stands for any ending, so it only works at the end of a word.', 'co*or'],
  [
    'x OR hair[pmid]',
    'hair[pmid]',
    'A PMID is a number of up to nine digits; “hair” is searched in all fields.',
    '(or x hair)',
  ],
  [
    'hair soon[dp]',
    'soon[dp]',
    '“soon” is no date and is left out. Dates look like 2019[dp], 2019/03[dp] or 2015:2019[dp].',
    'hair',
  ],
  [
    '2019/13[dp]',
    '2019/13[dp]',
    '2019/13 is no date: there is no month 13; the whole of 2019 is searched.',
    '2019-01-01..2019-12-31',
  ],
  [
    '2019/02/30[dp]',
    '2019/02/30[dp]',
    '2019/02/30 is no date: that month has 28 days; the whole month is searched.',
    '2019-02-01..2019-02-28',
  ],
  [
    '2019:2015[dp]',
    '2019:2015[dp]',
    'The range 2019:2015 runs backwards; it is read the other way round.',
    '2015-01-01..2019-12-31',
  ],
  ['NOT hair', 'NOT hair', 'This only says what not to find; say what to look for as well.', '(not hair)'],
  [
    '-hair -loss',
    '-hair -loss',
    'This only says what not to find; say what to look for as well.',
    '(and (not hair) (not loss))',
  ],
  [
    'hair OR NOT loss',
    'hair OR NOT loss',
    'OR with NOT finds nearly everything there is; say what to look for on both sides of OR.',
    '(or hair (not loss))',
  ],
])('%j: what is wrong is said, and the rest is read', (typed, where, reason, read) => {
  const { root, problems } = parseQuestion(typed)
  expect(problems.map((problem) => [typed.slice(problem.start, problem.end), problem.reason])).toEqual([
    [where, reason],
  ])
  expect(shownQuestion(root)).toBe(read)
})

it('several things that are wrong are said in the order of the text', () => {
  const { root, problems } = parseQuestion('AND (lupus] OR 2019/13[dp] "x')
  expect(problems.map(({ start }) => start)).toEqual([0, 4, 10, 15, 27])
  expect(shownQuestion(root)).toBe('(or lupus (and 2019-01-01..2019-12-31 x))')
})

it('only what comes after 5,000 characters is left out, by whole words', () => {
  const { root, problems } = parseQuestion(`${'lupus '.repeat(60)}${'x'.repeat(4635)} alopecia hair`)
  expect(root?.kind === 'and' ? root.parts.length : 0).toBe(61)
  expect(problems).toEqual([
    {
      start: 4995,
      end: 5009,
      reason: 'The query is longer than 5,000 characters; what comes after that is left out.',
    },
  ])
})

it('the first 64 terms are searched', () => {
  const typed = Array.from({ length: 70 }, (_, index) => `w${index}`).join(' ')
  const { root, problems } = parseQuestion(typed)
  expect(root?.kind === 'and' ? root.parts.length : 0).toBe(64)
  expect(problems.map((problem) => [typed.slice(problem.start, problem.end), problem.reason])).toEqual([
    ['w64', 'A query holds at most 64 terms; from here on they are left out.'],
  ])
})

it('parentheses more than 20 deep are left out, and what stands in them is read', () => {
  const nested = (depth: number) => `${'(a OR '.repeat(depth)}b${')'.repeat(depth)}`
  expect(parseQuestion(nested(20)).problems).toEqual([])
  const { root, problems } = parseQuestion(nested(25))
  expect(problems.map(({ reason }) => reason)).toEqual([
    'Parentheses go at most 20 deep; those further in are left out.',
  ])
  expect(shownQuestion(root)).toBe(`(or ${'a '.repeat(25)}b)`)
})

it.each([
  ['a NOT b', true],
  ['NOT (NOT a NOT b)', true],
  ['NOT (NOT a AND b)', false],
  ['a AND (b OR NOT c)', true],
  ['(a OR NOT b) OR c', false],
  ['NOT (a OR b)', false],
])('whether something to look for holds %j in: %j', (typed, expected) => {
  const { root } = parseQuestion(typed)
  expect(root && leadsSomewhere(root)).toBe(expected)
})
