import { describe, expect, test } from 'vitest'
import { checksOf } from '@/lib/summaries/checks-passed'
import { editedWords } from '@/lib/summaries/edited-words'
import { factsInWords, leftWords, notStated } from '@/lib/summaries/facts-in-words'
import { revisedOn } from '@/lib/summaries/record-version'
import type { KeyFacts } from '@/lib/summaries/summary'

const FACTS: KeyFacts = {
  population: 'adults with hiccups',
  intervention: 'quillwort tea',
  sampleSize: 1620,
  words: {
    population: { section: null, start: 0, end: 19 },
    sampleSize: { section: 1, start: 0, end: 20 },
  },
}
const TRACE = { sentences: '', sample: 'randomised' as const }

describe('each fact', () => {
  test('says its value, where it stands and which rule read it', () => {
    expect(factsInWords(FACTS, TRACE, true).map(({ label, value, how }) => [label, value, how])).toEqual([
      ['Population', 'adults with hiccups', 'read from the title by rule'],
      ['Intervention', 'quillwort tea', 'written or changed by a person'],
      ['Participants', '1,620', 'read from the abstract by rule: the number said to be randomised'],
    ])
    expect(factsInWords(null, null, true)).toEqual([])
  })

  test('that no machine has read is a person’s, with the words it rests on', () => {
    const [population, , participants] = factsInWords(FACTS, null, false)
    expect(population).toMatchObject({ how: 'written by a person from the title', span: { section: null, end: 19 } })
    expect(participants?.how).toBe('written by a person from the abstract')
  })

  test('that is not shown is said to be not stated, and a planned number to be one', () => {
    expect(notStated(FACTS, TRACE)).toBe(
      'Not stated, or not plainly enough to be sure: comparator, outcome, follow-up, an effect with its outcome and both groups.',
    )
    expect(notStated(null, { sentences: '', sample: 'planned' })).toContain('sample size (only a planned number)')
    expect(leftWords('groups')).toBe('an effect was read, but not which groups it compares')
  })
})

describe('checks', () => {
  const summary = { tldr: 'Tea works.', draftedBy: 'Précis', checkedAt: null, warnings: [] }

  test('of a machine are those of its kind, of a person what was compared', () => {
    expect(checksOf({ ...summary, maker: 'machine' }, true, true).title).toBe('passed; nobody has checked it yet')
    const model = checksOf({ ...summary, maker: 'machine', draftedBy: 'tiny-model-1' }, true, true).passed
    expect(model).not.toEqual(checksOf({ ...summary, maker: 'machine' }, true, true).passed)
    expect(checksOf({ ...summary, maker: 'person', checkedAt: new Date(0) }, false, true)).toMatchObject({
      title: 'checked by a person',
      passed: ['A person wrote it.', expect.stringContaining('no warning')],
    })
  })

  test('of a finding are not said where there is none', () => {
    const passed = checksOf({ ...summary, tldr: null, maker: 'machine' }, true, true).passed
    expect(passed.join()).not.toContain('finding')
  })
})

test.each([
  ['0001:20260503', '2026-05-03'],
  ['0001:', undefined],
  ['2020', undefined],
])('a revision of %s is of that day, where it says one', (revision, day) => {
  expect(revisedOn(revision)?.toISOString().slice(0, 10)).toBe(day)
})

test('a version says which parts it changed, and short ones from what to what', () => {
  const version = { tldr: 'Tea works.', paragraph: null, facts: { comparator: 'placebo' }, level: null }
  expect(editedWords(version, null)).toBe('Has: TL;DR; comparator.')
  expect(editedWords(version, { ...version, facts: { comparator: 'control' } })).toBe(
    'Changed: comparator from “control” to “placebo”.',
  )
  expect(editedWords({ ...version, tldr: null }, version)).toBe('Changed: TL;DR, taken away.')
  expect(editedWords(version, version)).toBe('The same words.')
})
