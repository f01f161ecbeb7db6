import { describe, expect, test } from 'vitest'
import { judgeDesign } from '@/lib/evidence/judge/judge-design'

type Section = { label?: string; text: string }
const judged = (title: string, text: string | Section[] = '', publicationTypes: string[] = []) =>
  judgeDesign({
    title: { text: title },
    abstract: typeof text === 'string' ? (text ? [{ text }] : []) : text,
    publicationTypes,
  }).design

const TRIALS = ['randomised trial', 'clinical trial']

describe('what only looks like a trial, with lots drawn or without', () => {
  test.each([
    [
      'a test of a measurement',
      'Test-retest reliability of the tea score',
      'In this crossover study 20 patients came twice.',
    ],
    [
      'a questionnaire',
      'Development and validation of a tea questionnaire',
      'Patients of a clinical trial answered it.',
    ],
    ['a survey', 'Survey of patients on tea', 'Patients of our clinical trial were asked.'],
    ['interviews', 'Drinking tea: a qualitative study', 'Patients of a pilot trial were interviewed.'],
    [
      'a marker',
      'Tannin as a marker of fatigue',
      'The data came from a larger randomised clinical trial of 40 patients.',
    ],
    [
      'what predicts',
      'Predictive factors for relief by tea',
      'Forty patients were allocated to the good outcome group.',
    ],
    ['a subgroup', 'Tea in key subgroups of patients in three randomised trials', 'We analysed data of 900 patients.'],
    [
      'moderators',
      'Moderators of the effect of tea: randomised controlled trial',
      'Patients were randomly assigned to tea.',
    ],
    [
      'a further analysis',
      'Relief by tea: extended analysis of the TEA trial',
      'Our phase III clinical trial had 90 patients.',
    ],
    [
      'an analysis of many trials',
      'Tea and cough',
      'Patients were randomised to tea or water in each. This analysis evaluated cough.',
    ],
    ['costs after a colon', 'Tea by post: cost and cost-effectiveness analysis of a randomised trial', 'It cost more.'],
    [
      'a costing',
      'Nurses or porters for tea: a costing study',
      'A randomised controlled trial found both alike in patients.',
    ],
    [
      'translational results',
      'Tea in cancer: translational results of the TEA trial',
      'Patients of a phase II study gave blood.',
    ],
    [
      'a part of those enrolled',
      'Telomeres and tea',
      'Blood came from 90 patients who had been enrolled in the randomised trial TEA.',
    ],
    [
      'data of those enrolled',
      'Strength and tea',
      'Data from 90 patients enrolled in a randomised trial of tea were pooled.',
    ],
    [
      'those of whom more is known',
      'Livers and tea',
      'Patients in the randomised controlled trial of tea with paired biopsies were included.',
    ],
    [
      'a way to reckon',
      'Estimation of preferences for tea in clinical trials',
      'Patients were randomly assigned to choose or not.',
    ],
    [
      'judging end points',
      'Systematic adjudication of spills in an international clinical trial',
      'Patients of a phase III trial spilt tea.',
    ],
    [
      'a protocol by its text',
      'The tea study in children',
      'This protocol outlines a two-arm, randomised feasibility trial. Children are randomly assigned to tea.',
    ],
    ['a manikin', 'Pouring tea into a manikin', 'Twenty doctors were randomly assigned to two cups.'],
    [
      'a simulation',
      'Sample size of pilot randomised trials: a simulation study',
      'We simulated trials of tea in patients.',
    ],
    [
      'groups of the sick and the well',
      'Arteries and tea',
      'Ninety patients were assigned into two groups, a diabetic group and a control group.',
    ],
    ['groups by age', 'Age and tea', 'Patients were assigned to four groups according to age.'],
    ['groups by what happened', 'Vessels and tea', 'When it was difficult to pour, patients were assigned to group I.'],
    ['no controlled study', 'Tea over 13 years', 'Patients were treated with tea, but this is not a controlled study.'],
    ['a trial that is needed', 'Tea in five patients', 'Patients drank tea. A larger clinical trial is needed.'],
    [
      'one that would be needed',
      'Tea and flow in patients',
      'Flow was measured. A crossover study would require 12 patients.',
    ],
    [
      'one that was before',
      'Tea for cough in patients',
      'It had worked in a previous double-blind randomised study. We followed 90 patients.',
    ],
    [
      'a comment on one',
      'Is tea a cause?',
      'Smith and colleagues report the results of a randomised controlled trial of tea in patients.',
    ],
    ['dots and pictures', 'Showing hearts of patients', 'Dot positions are randomised within each triangle.'],
    ['tests in random order', 'Age and breath of rowers', 'The order of exercise tests was randomised. Persons rowed.'],
    ['people who rate', 'Threat in drawings', 'Sixty participants were randomly assigned to rate drawings.'],
    ['an erratum by its type', 'Tea for pain: a randomised controlled trial', '', ['Published Erratum']],
  ] as [string, string, string, string[]?][])('%s', (_, title, text, types) => {
    expect(TRIALS).not.toContain(judged(title, text, types))
  })
})

test.each([
  [
    'a pooled analysis',
    'Tea and cough',
    'This was a pooled analysis of three randomised, double-blind, placebo-controlled, 12-week studies.',
    null,
  ],
  [
    'a pooled analysis by its title',
    'Pooled analysis of two studies of tea in patients with cough',
    'Patients were randomly assigned to tea or water in each.',
    null,
  ],
  [
    'a systematic one',
    'Tea for cough: a systematic review and pooled analysis of randomised trials',
    'We searched two databases.',
    'systematic review',
  ],
  [
    'two trials put together',
    'Less cough by tea: aggregation of two randomised trials',
    'Patients were randomly assigned to tea or water.',
    null,
  ],
  [
    'what a marker tells beforehand',
    'Predictive relevance of tannin for relief by tea',
    'We used samples of patients randomised to tea or water.',
    null,
  ],
  [
    'a cohort after a trial',
    'Does tea harm the kidney? The CUP2 Cohort Study',
    'We conducted a randomised controlled trial of tea and followed the patients in a cohort study.',
    null,
  ],
  [
    'data looked at again',
    'Tea for neighbours: re-analysis of data from a cluster-randomised clinical trial',
    'Tea or water was given to 70 households, which were randomly assigned.',
    null,
  ],
  [
    'an application before its trial',
    'A kettle for patients: development and feasibility',
    'The kettle is presently being tested by our group in a randomised controlled trial in patients.',
    null,
  ],
  [
    'what was there at the start',
    'Tannin in the blood of patients',
    'This is a baseline analysis of a randomised controlled trial of tea in patients.',
    null,
  ],
  [
    'a meta-analysis with another hyphen',
    'Tea and cough',
    'The aim of this meta‐analysis of data from randomised trials in adults was relief.',
    'meta-analysis',
  ],
  [
    'a retrospective one',
    'Tea in men and women',
    'In this retrospective pooled analysis of these randomised studies patients were compared.',
    null,
  ],
  [
    'stained teeth',
    'Tea on milk teeth',
    'Eighty teeth with artificial stains were randomly divided into four groups.',
    'animal or laboratory',
  ],
  [
    'shoulders of the dead',
    'Pouring with a stiff arm',
    'Patients have stiff arms. A controlled study was done in six fresh-frozen shoulders.',
    'animal or laboratory',
  ],
  [
    'a design among other things',
    'Tea at work: its making and the design of a randomised controlled trial',
    'Workers will be asked.',
    'protocol',
  ],
])('%s is called what it is', (_, title, text, design) => {
  expect(judged(title, text)).toBe(design)
})

test.each([
  [
    'crosses over by design',
    'Tea for vessels: a controlled clinical trial with crossover design',
    'Patients drank tea.',
  ],
  ['is of a virus of some genotype', 'Tea in hepatitis C genotype 1', 'This was a clinical trial in 40 patients.'],
  [
    'asks how they see themselves',
    'Tea and the self-perception of patients',
    'We performed an open-label trial in patients.',
  ],
  ['is open', 'Tea for knees', 'This was an open, multicentre, prospective study. Patients drank it for a month.'],
  ['is a pilot', 'Tea for binges', 'Prospective pilot study. Fifteen patients drank tea.'],
  [
    'groups by what was given',
    'Tea before rocuronium',
    'Patients were allocated into 4 groups according to the drink.',
  ],
  ['has interviews beside it', 'Tea by phone: a pilot controlled trial', 'We held focus groups of patients as well.'],
])('a trial without lots that %s is one', (_, title, text) => {
  expect(judged(title, text)).toBe('clinical trial')
})

test.each([
  ['prior to surgery', 'Tea before surgery', 'Prior to surgery, patients were randomised to tea or water.'],
  [
    'with mediators among its outcomes',
    'A randomised trial of tea: sleep and mediators of change',
    'Patients were randomised to tea or water.',
  ],
  [
    'of people with a genotype',
    'Tea in hepatitis C virus genotype 1 infection',
    'Patients were randomised to tea or water.',
  ],
])('a randomised trial %s is one', (_, title, text) => {
  expect(judged(title, text)).toBe('randomised trial')
})

describe('a record typed as a review', () => {
  const methods = { label: 'METHODS', text: 'Ninety patients were randomly assigned to tea or water.' }
  const results = { label: 'RESULTS', text: 'Pain was less with tea.' }

  test.each([
    ['by its title', 'Tea and play for children: a randomised controlled trial', [methods]],
    ['by lots drawn under methods, and results', 'Tea for children', [methods, results]],
  ])('is the trial that it reports %s', (_, title, abstract) => {
    expect(judged(title, abstract, ['Review'])).toBe('randomised trial')
  })

  test.each([
    ['tells of the trials of others', 'The place of tea', [{ text: `${methods.text} ${results.text}` }]],
    [
      'is about randomising',
      'How to do random allocation',
      [{ label: 'METHODS', text: 'We explain random allocation.' }],
    ],
  ])('stays one where it %s', (_, title, abstract) => {
    expect(judged(title, abstract, ['Review'])).toBe('narrative review')
  })
})

test.each<[string, string | Section[]]>([
  ['Tea for hiccups: US cost‐effectiveness analyses using the results of the CUP clinical trial', ''],
  ['Tea for hiccups', 'An estimate of the cost-effectiveness of tea was made based on the randomised CUP trial.'],
  [
    'Tea for hiccups',
    [{ text: 'Scans of 45 extracted human first molars were obtained. They were randomly divided.' }],
  ],
  ['Factor structure of the tea score in primary care', 'Data came from adults of a randomised controlled trial.'],
])('costs, teeth and scores are not the trial they came from: %s', (title, text) => {
  expect(TRIALS).not.toContain(judged(title, text))
})
