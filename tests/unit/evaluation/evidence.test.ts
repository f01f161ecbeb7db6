import { describe, expect, test } from 'vitest'
import { namesBoth } from '@/lib/evaluation/coverage'
import { judgedRoles } from '@/lib/evaluation/judged-roles'
import { judgedTldrs, readPrompts } from '@/lib/evaluation/judged-tldrs'
import { type LabelledAbstract, readLabelledAbstract, roleAt } from '@/lib/evaluation/labelled-abstract'
import { roleAgreement } from '@/lib/evaluation/role-agreement'
import { rougeL } from '@/lib/evaluation/rouge'
import { tldrQuality } from '@/lib/evaluation/tldr-quality'
import { unsupportedWords } from '@/lib/evaluation/tldr-support'

function labelled(value: unknown): LabelledAbstract {
  const read = readLabelledAbstract(value)
  if ('reason' in read) throw new Error(read.reason)
  return read.entry
}

const trial = labelled({
  id: 'PMC1',
  title: 'Effect of aspirin on fever in adults',
  sections: [
    { role: 'Objective', text: 'To assess whether aspirin lowers fever.' },
    { role: 'methods', text: 'Adults were randomly assigned to aspirin or placebo.' },
    { role: 'results', text: 'Fever was lower with aspirin than with placebo (p = 0.01).' },
    { role: 'conclusions', text: 'Aspirin lowered fever in adults. Further studies are needed.' },
  ],
})

describe('a labelled abstract', () => {
  test('is one text without its labels, and still knows which part is what', () => {
    expect(trial.text).toContain('lowers fever. Adults were')
    expect(
      trial.sections.map(({ role, start, end }) => [role, trial.text.slice(start, start + 5), end > start]),
    ).toEqual([
      ['objective', 'To as', true],
      ['methods', 'Adult', true],
      ['results', 'Fever', true],
      ['conclusions', 'Aspir', true],
    ])
    expect(roleAt(trial, trial.text.indexOf('Further'))).toBe('conclusions')
  })

  test.each([null, {}, { id: 1 }, { id: '', sections: [] }, { id: 'a', sections: [{ text: 'x' }] }])(
    'is not %j',
    (value) => {
      expect(readLabelledAbstract(value)).toHaveProperty('reason')
    },
  )
})

describe('roles', () => {
  test('are found without the labels and compared with them, aims counting as background', () => {
    const { truth, found } = judgedRoles(trial)
    expect(truth).toEqual(['background', 'methods', 'results', 'conclusions', 'conclusions'])
    expect(found).toEqual(truth)
  })

  test('agreement is counted by role, beside the commonest role of each tenth', () => {
    const figures = roleAgreement([
      {
        truth: ['background', 'methods', 'results', 'conclusions'],
        found: ['background', 'methods', 'methods', 'conclusions'],
      },
      {
        truth: ['background', undefined, 'results', 'results'],
        found: ['background', 'methods', 'results', 'results'],
      },
      {
        truth: ['background', 'methods', 'results', 'conclusions'],
        found: ['background', 'methods', 'results', 'conclusions'],
      },
    ])
    expect(figures.sentences).toBe(11)
    expect(figures.accuracy).toBeCloseTo(10 / 11)
    expect(figures.by_role.methods).toEqual({ sentences: 2, precision: 2 / 3, recall: 1, f1: 0.8 })
    expect(figures.by_role.results.f1).toBeCloseTo(6 / 7)
    expect(figures.macro_f1).toBeCloseTo((1 + 0.8 + 6 / 7 + 1) / 4)
    expect(figures.baseline_macro_f1).toBeCloseTo((1 + 1 + 6 / 7 + 0.8) / 4)
  })

  test('nothing to count is nought, not an error', () => {
    expect(roleAgreement([])).toMatchObject({ sentences: 0, accuracy: 0, macro_f1: 0, baseline_macro_f1: 0 })
  })
})

describe('a TL;DR covers its trial', () => {
  const prompts = [
    { intervention: 'Aspirin 75 mg', comparator: 'Placebo', outcome: 'Reduction of mortality at 30 days' },
  ]

  test('when it names something given and something measured, in whatever form', () => {
    expect(namesBoth('Aspirins reduced deaths and mortalities.', prompts)).toBe(true)
    expect(namesBoth('Mortality was lower than with placebo.', prompts)).toBe(true)
  })

  test('not by one of them, nor by words that name nothing', () => {
    expect(namesBoth('Aspirin was given.', prompts)).toBe(false)
    expect(namesBoth('Mortality at 30 days was lower in the treatment group.', prompts)).toBe(false)
    expect(namesBoth('', prompts)).toBe(false)
  })
})

describe('what a TL;DR has that its source lacks', () => {
  const source = 'Aspirin 75 mg might not lower fever (RR 0·80).'
  test.each([
    ['Aspirin 75 mg might not lower fever.', [], []],
    ['Aspirin might lower fever.', [], ['−not']],
    ['Aspirin 76 mg might not lower pain.', [], ['76', 'pain']],
    ['Aspirin 75 g does not lower fever.', [], ['g', 'does', '−might']],
    ['Acetylsalicylic acid might not lower fever.', ['acetylsalicylic acid'], []],
  ])('%s', (text, named, words) => {
    expect(unsupportedWords(text, source, named)).toEqual(words)
  })
})

test('ROUGE-L is the share of words in the same order', () => {
  expect(rougeL('Aspirin lowered fever', 'aspirin lowered the fever')).toBeCloseTo(6 / 7)
  expect(rougeL('Aspirin', '')).toBe(0)
})

test('the figures of a drafted trial, beside its last sentence and its first conclusion', () => {
  const prompts = readPrompts(
    'PromptID,PMCID,Outcome,Intervention,Comparator\n7,1,Fever,Aspirin,Placebo\n8,PMC1,"Pain, any",Aspirin,Placebo\n9,,x,y,z\n',
  )
  expect([...prompts]).toEqual([
    [
      'PMC1',
      [
        { outcome: 'Fever', intervention: 'Aspirin', comparator: 'Placebo' },
        { outcome: 'Pain, any', intervention: 'Aspirin', comparator: 'Placebo' },
      ],
    ],
  ])
  const { drafted, last, firstConclusion } = judgedTldrs([trial])
  expect(tldrQuality(drafted, prompts)).toMatchObject({
    covered: 1,
    unsupported: 0,
    only_more_research: 0,
    from_conclusions: 1,
  })
  expect(tldrQuality(last, prompts)).toMatchObject({ covered: 0, only_more_research: 1, words_max: 4 })
  expect(tldrQuality(firstConclusion, prompts)).toMatchObject({
    covered: 1,
    from_conclusions_alone: 1,
    words_median: 5,
  })
  expect(tldrQuality(drafted).covered).toBeNull()
})

test('an abstract without a TL;DR counts as not covered, and says why', () => {
  const empty = labelled({ id: 'PMC2', title: 'A letter', sections: [] })
  const prompts = new Map([['PMC2', [{ intervention: 'Aspirin', comparator: '', outcome: 'Fever' }]]])
  const { drafted } = judgedTldrs([empty])
  expect(drafted[0]).toMatchObject({ tldr: null, none: 'no abstract' })
  expect(tldrQuality(drafted, prompts)).toMatchObject({ covered: 0, unsupported: 0, words_max: 0, rouge_l: 0 })
})
