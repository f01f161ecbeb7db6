import { describe, expect, test } from 'vitest'
import { cuesOf, wordsOf } from '@/lib/evidence/finding/cues'
import { type ClaimedStudy, isLikePlacebo, isOfFew, whySetAside } from '@/lib/evidence/finding/set-aside'

const STUDY: ClaimedStudy = {
  title: 'Quillwort tea for hiccups',
  asked: 'Quillwort tea for hiccups. To compare the efficacy of quillwort tea and water.',
  nulls: { isPrimary: false, isStudy: false, isMost: false, isSome: false },
  isTrial: true,
  isTruncated: false,
  hasConclusions: true,
  isLikePlacebo: false,
}

function isAside(text: string, study: Partial<ClaimedStudy> = {}, isOfResults = false) {
  return whySetAside(text, cuesOf(wordsOf(text)), { ...STUDY, ...study }, { isOfResults, sentences: [text] }) !== null
}

describe('what is set aside whatever its chances', () => {
  test.each([
    ['a trend', 'Hiccups tended to be fewer with the tea than with water.'],
    ['a trend by another name', 'There is a positive trend that the tea might improve hiccups.'],
    ['what others reported', 'Hiccups have been reported for 13 adults who were treated with another tea.'],
    [
      'what was found before',
      'The results extended our previous findings, which demonstrated the benefit of tea on sleep.',
    ],
    ['what nobody has shown', 'An effect on hiccups has not yet been demonstrated in a controlled study.'],
    ['what befell a few', 'Two patients obtained a reduction in hiccups of more than half.'],
    ['why some left', 'The reason for discontinuation in 55 of them was that they had reached the main endpoint.'],
    ['that it can be done, where an effect was asked for', 'A tea-drinking strategy may be feasible for adults.'],
    ['where an effect was greatest', 'The greatest benefit was seen in adults with severe hiccups.'],
    ['what is presumed', 'Presumably the tea increases the risk of thirst.'],
    ['what is done', 'Lunar maps are used to estimate the share of hiccups that began at night.'],
    ['what was done', 'Quillwort tea was given to 12 adults with hiccups.'],
    ['things without a name', 'In this setting the two agents are equally effective.'],
    ['a group by no name', 'The trial group did better than the control group.'],
    ['three of them', 'All three therapies were equally effective against hiccups.'],
    ['a product by no name', 'The test product is at least as efficacious against hiccups as tramadol.'],
  ])('%s', (_, text) => {
    expect(isAside(text)).toBe(true)
  })

  test.each([
    'Quillwort tea reduced hiccups more than water.',
    'Hiccups did not differ, although there was a trend in favour of the tea.',
    'Hiccups increased with age (p for trend < 0.001).',
    'Both teas have been shown to be effective against hiccups.',
    'Two groups of adults had fewer hiccups than the others.',
    'Quillwort tea is feasible and reduces hiccups.',
    'Hiccups were fewer when the tea was given to adults before meals.',
    'Quillwort tea increased sleep with a trend toward less thirst.',
    'The intervention group of adults with hiccups did better than the control group.',
    'Both drugs were equally effective against hiccups.',
    'Both methods were effective but, because of less thirst, lunamab may be preferable to solamab.',
  ])('but not: %s', (text) => {
    expect(isAside(text)).toBe(false)
  })

  test('a trend and feasibility are told where they are what was asked for', () => {
    expect(isAside('Use tended to increase.', { title: 'Trends in the use of quillwort tea' })).toBe(false)
    const feasible = 'A tea-drinking strategy may be feasible for adults.'
    expect(isAside(feasible, { asked: 'To test the feasibility of drinking tea.' })).toBe(false)
  })

  test('a recommendation hides that nothing differed', () => {
    const text = 'Adults with hiccups should be seen by a physician before tea is considered.'
    expect(isAside(text)).toBe(false)
    expect(isAside(text, { nulls: { isPrimary: true, isStudy: true, isMost: true, isSome: true } })).toBe(true)
  })

  test('some of the people are not told of past the conclusions', () => {
    const text = 'The outcome in those who only responded partially was similar to that in the others.'
    expect(isAside(text, {}, true)).toBe(true)
    expect(isAside(text, { hasConclusions: false }, true)).toBe(false)
  })

  test('of a record that was cut short only what is called a conclusion is one', () => {
    const isTruncated = true
    expect(isAside('All adults given water had hiccups again.', { isTruncated })).toBe(true)
    expect(isAside('These results show that the tea reduces hiccups.', { isTruncated })).toBe(false)
  })

  test('as good as another one says too little where neither was better than placebo', () => {
    const isNull = isLikePlacebo('The share of responders was not significantly superior to placebo.')
    expect(isNull).toBe(true)
    const text = 'Quillwort tea has an efficacy comparable to that of sage tea.'
    expect(isAside(text, { isLikePlacebo: isNull })).toBe(true)
    expect(isAside(text)).toBe(false)
    expect(isAside('Neither tea was better than placebo, and both were similar.', { isLikePlacebo: true })).toBe(false)
  })
})

test.each([
  ['Hiccups were fewer with the tea than with placebo.', false],
  ['Both teas were better than placebo, but not significantly so.', true],
  ['Hiccups did not differ between tea and placebo.', true],
])('%s', (sentence, isNull) => {
  expect(isLikePlacebo(sentence)).toBe(isNull)
})

test.each([
  ['1 patient died of an event unlikely to be related to the tea.', true],
  ['Two patient groups differed.', false],
  ["A woman's choice of tea does not seem to affect hiccups.", false],
  ['One hundred patients improved.', false],
])('%s', (sentence, isFew) => {
  expect(isOfFew(sentence)).toBe(isFew)
})
