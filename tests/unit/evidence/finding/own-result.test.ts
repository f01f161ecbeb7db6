import { describe, expect, test } from 'vitest'
import { shownOf } from '@/lib/evidence/finding/features'
import { readAbstract } from '@/lib/evidence/reading'

const METHODS = 'Adults with fatigue were randomised to quillwort tea or water.'

/** Whether the results of a made-up trial speak against what is claimed of it. */
function isContradicted(claim: string, results: string, title = 'Quillwort tea for fatigue', methods = METHODS) {
  const abstract = [
    { label: 'Methods', text: methods },
    { label: 'Results', text: results },
    { label: 'Conclusions', text: claim },
  ]
  return shownOf(readAbstract(title, abstract)).nulls.contradict?.(claim)
}

describe('results speak against an effect', () => {
  test.each([
    [
      'whose own result is not significant',
      'Quillwort tea gave better sleep and similar thirst without harming appetite.',
      'Sleep was better in 58% with tea and 29% with water (P > 0.05). Hiccups were fewer with tea (P = 0.01).',
    ],
    [
      'that a limit of significance would have to carry',
      'The improved cure rate suggests that quillwort tea may help more than water.',
      'The cure rate was 87% with tea and 60% with water (P = 0.099). Thirst was less with tea (P = 0.02).',
    ],
    [
      'where no test of the trial was significant',
      'Quillwort tea can be used with success and is more efficient.',
      'Pain ended in 16% with tea and 11% with water (p = 0.40). Costs were alike (p = 0.6).',
    ],
    [
      'that came with a sham as well',
      'Quillwort tea could bring about improvement in sleep and appetite.',
      'Improvement in sleep and appetite was found in both the genuine and sham tea groups. Thirst was less with tea (p = 0.01).',
    ],
    [
      'that was lost at the end',
      'Quillwort tea improves sleep and fatigue.',
      'Fatigue was less with tea after the treatment (p = 0.01). However, at the 1-year follow-up the groups only differed in appetite.',
    ],
  ])('%s', (_, claim, results) => {
    expect(isContradicted(claim, results)).toBe(true)
  })

  test.each([
    [
      'that is stated as one of a time',
      'Quillwort tea improves sleep after six weeks.',
      'Sleep was better with tea after six weeks (p = 0.01). However, at the 1-year follow-up the groups only differed in appetite.',
    ],
    [
      'of which only the reason is a guess',
      'Quillwort tea was associated with greater thirst, likely driven by more yawning with tea.',
      'There was a trend towards more yawning with tea (P = 0.06). Thirst was greater with tea (P = 0.002).',
    ],
  ])('but not one %s', (_, claim, results) => {
    expect(isContradicted(claim, results)).toBe(false)
  })

  test('where what the title asks did not differ', () => {
    const title = 'The effect of quillwort tea on fear and thirst'
    const results =
      'Fear and thirst were not significantly different among groups, whereas the rise in pulse was less with tea (p = 0.01).'
    expect(isContradicted('Quillwort tea reduced the rise in pulse.', results, title)).toBe(true)
    expect(isContradicted('Quillwort tea reduced the rise in pulse, but not fear.', results, title)).toBe(false)
  })

  test('where one change is set against another and only a trend tells them apart', () => {
    const claim = 'Quillwort tea but not water seems to lower the pulse.'
    const within = 'The pulse fell with tea (p = 0.02) and not with water (p = 0.3).'
    expect(isContradicted(claim, `${within} There was a trend towards an interaction (p = 0.09).`)).toBe(true)
    expect(isContradicted(claim, `${within} The interaction was significant (p = 0.01).`)).toBe(false)
  })
})

describe('a claim of both treatments that were compared', () => {
  const title = 'Comparing quillwort tea and lunamab for fatigue'
  const results = 'Fatigue was less than before with both (p < 0.001). It did not differ between the groups at the end.'
  test.each([
    ['tells of neither against the other', 'We found an effect of quillwort tea and lunamab on fatigue.', true],
    ['says that they differ', 'Tea and lunamab reduced fatigue more than water.', false],
    ['says that both work', 'Both quillwort tea and lunamab were effective.', false],
    ['is of one', 'Lunamab reduced fatigue.', false],
  ])('%s', (_, claim, expected) => {
    expect(isContradicted(claim, results, title)).toBe(expected)
  })
})

test.each([
  [
    'its result is significant',
    'Quillwort tea reduced pain.',
    'Pain was less with tea (p = 0.01). Sleep was alike (p = 0.4).',
  ],
  ['it says so itself', 'Quillwort tea reduced pain, but not significantly.', 'Pain was less with tea (p = 0.2).'],
  [
    'only the start was compared',
    'Quillwort tea reduced pain.',
    'Pain before the intervention was alike (p = 0.8). Pain was less with tea (p = 0.01).',
  ],
  [
    'words say what its p-value would',
    'Quillwort tea reduced pain significantly.',
    'Pain was a third less with tea. Transfusions were alike (p = 0.19).',
  ],
  [
    'only what was given is shared with it',
    'Quillwort tea reduced pain.',
    'Quillwort tea was finished by 80% and water by 90% (p = 0.2). Pain was less with tea (p = 0.01).',
  ],
])('but not where %s', (_, claim, results) => {
  expect(isContradicted(claim, results)).toBe(false)
})
