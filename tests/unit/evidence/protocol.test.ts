import { describe, expect, test } from 'vitest'
import { refusalFor } from '@/lib/evidence/draft-refusal'
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
