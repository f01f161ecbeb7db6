import { describe, expect, test } from 'vitest'
import type { Design } from '@/lib/evidence/design'
import { refusalFor } from '@/lib/evidence/draft-refusal'
import { judgeDesign } from '@/lib/evidence/judge/judge-design'
import { readAbstract } from '@/lib/evidence/reading'

const refusal = (title: string, sections: [string, string][]) =>
  refusalFor(
    readAbstract(
      title,
      sections.map(([label, text]) => ({ label, text })),
    ),
    [],
  )

const DONE: [string, string][] = [
  ['Methods', 'Forty adults drank tea or water for a week at home.'],
  ['Results', 'Hiccups stopped after 3 h with tea, after 5 h with water. Ten adults fell asleep.'],
  ['Conclusions', 'Tea is a remedy for hiccups.'],
]
const PLANNED: [string, string][] = [
  ['Methods', 'Forty adults will be randomised to tea or water. Hiccups will be assessed after a week.'],
  ['Discussion', 'The trial will provide evidence on tea for hiccups.'],
]
const IMPROVED: [string, string][] = [
  ['Methods', 'Adults will be asked to rate 36 pictures. The competence of nurses is measured by tea.'],
  ['Discussion', 'We want to determine whether tea leads to an improved competence. Nurses reduced tea before.'],
]
const SHALL: [string, string][] = [
  ['Methods', 'Adults shall be recruited for the study. They shall receive tea or water for a week.'],
  ['Discussion', 'This is the first study proposed to explore the effect of tea on hiccups.'],
]
const EXPECTED: [string, string][] = [
  ['Methods', 'A randomised trial of tea or water was performed. As outcomes we studied hiccups.'],
  ['Discussion', 'We expect that this study will increase sleep. The study protocol is described.'],
]

describe('a protocol of a treatment in the title is no protocol of a study', () => {
  test.each([
    'Tea for hiccups: our protocol in adults',
    'Feeding by the tea protocol: a randomised trial',
    'A new weaning protocol in intensive care',
    'Tea for hiccups: the PEP protocol versus usual care',
  ])('%s', (title) => {
    expect(refusal(title, DONE)).toBeNull()
  })
})

test('a study that is described with what is expected of it has no result yet', () => {
  expect(refusal('Tea for hiccups: incentive and methods of a trial', EXPECTED)).toBe('no result yet')
  expect(refusal('Tea for hiccups: a randomized controlled trial', SHALL)).toBe('no result yet')
  expect(refusal('Tea for hiccups? Study protocol for a randomised controlled trial', IMPROVED)).toBe('no result yet')
  expect(refusal('Tea for hiccups: a trial', IMPROVED)).toBeNull()
  expect(refusal('Tea for hiccups: a study protocol', DONE)).toBeNull()
  expect(refusal('Tea for hiccups', [...DONE, ['Protocol', 'The study protocol was reported before.']])).toBeNull()
})

describe('a study that has no result yet says so by its title and its sentences', () => {
  test.each([
    'Tea for hiccups: study protocol for a randomised trial',
    'Protocol for a randomised controlled trial of tea for hiccups',
    'Tea for hiccups: a clinical trial protocol',
    'The TEA trial: rationale and design',
    'Tea for hiccups',
  ])('%s', (title) => {
    expect(refusal(title, PLANNED)).toBe('no result yet')
  })
})

describe('a study and its finding agree on whether there is a result', () => {
  const judged = (title: string, sections: [string, string][], publicationTypes: string[] = []) =>
    judgeDesign({
      title: { text: title },
      abstract: sections.map(([label, text]) => ({ label, text })),
      publicationTypes,
    })
  const classified = (title: string, sections: [string, string][], design: Design | null) =>
    refusalFor(
      readAbstract(
        title,
        sections.map(([label, text]) => ({ label, text })),
      ),
      [],
      design,
    )
  const OPENING: [string, string][] = [
    ['Background', 'Hiccups are common, and tea may be a remedy. It is unknown how much of it helps adults.'],
    ['Methods', 'Tea and water are compared in adults at home.'],
  ]

  test('what plans and never reports is a protocol, whatever its indexers call it', () => {
    const types = ['Randomized Controlled Trial']
    expect(judged('Tea for hiccups: a randomised trial', SHALL, types)).toMatchObject({
      design: 'protocol',
      level: null,
    })
    expect(judged('Tea for hiccups: a randomised trial', DONE, types).design).toBe('randomised trial')
  })

  test('a protocol of a treatment is none of a study', () => {
    const title = 'Is milk needed in a low-dose tea protocol for the treatment of hiccups?'
    const trial: [string, string][] = [['', 'In this prospective randomised trial 40 patients drank tea or water.']]
    expect(judged(title, trial).design).toBe('randomised trial')
  })

  test('a protocol has no finding, also where its abstract does not say what will be done', () => {
    expect(classified('Tea for hiccups: design of a trial', OPENING, 'protocol')).toBe('no result yet')
    expect(classified('Tea for hiccups: design of a trial', DONE, 'protocol')).toBe('no clear finding')
  })

  test('a study of another design is not called a protocol', () => {
    expect(classified('Tea for hiccups: a randomised trial', SHALL, 'randomised trial')).toBe('no clear finding')
    expect(classified('Tea for hiccups: a randomised trial', SHALL, null)).toBe('no result yet')
  })
})

test('methods and design, then a discussion and no result, head a protocol', () => {
  const design = (sections: [string, string][]) =>
    judgeDesign({
      title: { text: 'Tea versus water for hiccups - a multicentre, randomised, controlled trial' },
      abstract: sections.map(([label, text]) => ({ label, text })),
      publicationTypes: [],
    }).design
  const methods = 'This is a randomised, controlled trial of tea. Sleep after a year is the first endpoint.'
  const last = 'This trial is the first one that aims to tell of tea.'
  expect(
    design([
      ['Methods/Design', methods],
      ['Discussion', last],
    ]),
  ).toBe('protocol')
  expect(
    design([
      ['Methods/Design', methods],
      ['Results', 'Tea stopped hiccups.'],
      ['Discussion', last],
    ]),
  ).toBe('randomised trial')
})
