import { expect, it, test } from 'vitest'
import { judgeDesign } from '@/lib/evidence/judge/judge-design'

const judged = (title: string, text = '', publicationTypes: string[] = []) =>
  judgeDesign({ title: { text: title }, abstract: text ? [{ text }] : [], publicationTypes })

const WITHIN = 'Patients were randomly assigned to tea or coffee.'

test.each([
  ['a protocol', 'Tea for pain: study protocol for a randomised controlled trial', WITHIN],
  ['a paper on a design', 'Tea against falls at work: design of a cluster randomised controlled trial', WITHIN],
  [
    'a paper on how a trial is done',
    'Tea for stiff knees',
    `This article provides the rationale and methodology, of the first randomised controlled trial of tea. ${WITHIN}`,
  ],
  ['a correction', 'Corrigendum: Tea for pain, a randomised controlled trial', WITHIN],
  ['a survey', 'A survey of nurses who drank tea in a randomised trial', WITHIN],
  ['a qualitative study', 'Experiences of tea: a qualitative study within a randomised trial', WITHIN],
  [
    'interviews',
    'Tea and its drinkers',
    `Semi-structured interviews were held with women in a randomised trial. ${WITHIN}`,
  ],
  [
    'what was asked beside a trial',
    'Smoke at home',
    `Data were collected as part of the Tea Project, a trial. ${WITHIN}`,
  ],
  ['rats', 'Tea and pain in rats', 'Forty rats were randomly divided into two groups.'],
  [
    'roots of teeth',
    'Tea and root canals',
    'Twenty-five mesial roots of mandibular molars were randomly separated into two groups.',
  ],
  ['teeth', 'Tea stains of enamel', 'Thirty extracted human premolars were randomly divided into three groups.'],
  ['cells in a dish', 'Tea and cancer cells in vitro', 'Cells were randomly assigned to tea or medium.'],
  ['a biomarker cohort', 'Tannin levels predict relapse in women of a randomised trial', WITHIN],
  ['a secondary analysis', 'Tea and sleep: a secondary analysis of a randomised trial', WITHIN],
  ['a subanalysis', 'Tea foam', `This subanalysis from the TEA-FAST study evaluates tea. ${WITHIN}`],
  ['a post hoc analysis', 'Tea and sleep', `This post hoc analysis used data from a randomised trial. ${WITHIN}`],
  [
    'baseline data',
    'Sleep among nurses',
    'Baseline data were collected on 383 nurses enrolled in the Tea Study, a randomised trial.',
  ],
  ['a study within one', 'Tea and the heart: a cohort study within a randomised clinical trial', WITHIN],
  [
    'trials put together',
    'Tea for sleep: new analyses',
    'Post hoc meta-analyses of data combined from two randomised, placebo-controlled trials of tea were conducted.',
  ],
  ['animals and people', 'Tea in animal disease models and in people', `Rats drank tea. ${WITHIN}`],
  [
    'what people drank of their own accord',
    'Frequency of tea drinking and mortality in the KETTLE trial',
    `${WITHIN} Tea drinking was assessed at baseline. Cox regression was used to assess the association between tea and mortality.`,
  ],
  ['a costing', 'Cost-effectiveness of tea: results from a randomised trial', WITHIN],
  ['a wish to join one', 'Tea and nurses', 'Of the nurses, 62 % would be willing to join a randomized trial of tea.'],
  ['a call for one', 'Tea in five patients', 'The results are encouraging, but a larger randomised trial is needed.'],
  ['what recruiting was like', 'Reflecting on recruiting to a multi-centre, randomised trial in tea rooms', WITHIN],
  ['a look at who it stands for', 'Assessing the validity of a randomised trial of tea in mothers', WITHIN],
  ['whether it can be done', 'Feasibility of conducting a randomised controlled trial of tea', ''],
  ['a training set', 'Tannin as a marker', 'Patients were randomly divided into a training set and a validation set.'],
])('%s is no randomised trial of level 2', (_, title, text) => {
  for (const types of [[], ['Randomized Controlled Trial']]) {
    const { design, level } = judged(
      title,
      text,
      title.includes('join') || /five|marker|nurses$|^(?:Reflecting|Assessing|Feasibility)/.test(title) ? [] : types,
    )
    expect(design).not.toBe('randomised trial')
    expect(level).not.toBe(2)
  }
})

test.each([
  [
    'with "retrospective" in its title',
    'Tea for pain: not a retrospective view but a randomised controlled trial',
    WITHIN,
  ],
  [
    'that names its protocol',
    'Tea by two protocols in women with pain',
    `Eighty women took part. ${WITHIN} Pain was less with tea.`,
  ],
  ['that counted costs as well', 'Effectiveness and cost-effectiveness of tea: a randomised controlled trial', WITHIN],
  [
    'named with what it is of',
    'Taking tea as agreed: a randomised controlled trial of a drinker-centred intervention (The Norwich Tea Study)',
    `${WITHIN} A cost-effectiveness analysis was used.`,
  ],
  ['named before its number', 'No advantage of tea for predicting sleep: a randomised trial [NCT00000000]', WITHIN],
  ['named first', 'Randomised, open-label phase III trial comparing tea with coffee for recruitment of nurses', WITHIN],
  [
    'with interviews beside it',
    'Tea for pain: a randomised controlled trial',
    `${WITHIN} We also held semi-structured interviews.`,
  ],
])('a trial %s is one', (_, title, text) => {
  expect(judged(title, text)).toMatchObject({ design: 'randomised trial', level: 2 })
})

it('blinding alone does not say that lots were drawn', () => {
  expect(judged('Tea for pain', 'In this double-blind trial 40 women drank tea or water.').design).toBe(
    'clinical trial',
  )
})

test.each([
  'Lung recruitment maneuver during laparoscopy: a randomised controlled trial',
  'Granulocyte colony-stimulating factor in acute myocardial infarction',
  'Recombinant activated factor VII for acute intracerebral hemorrhage',
  'Tumor necrosis factor blockade in chronic sciatica',
  'Motivational interview for smoking cessation: a randomised trial',
  'Screening interviews to prevent falls: a randomised trial',
  'Feedback of survey results to surgeons: a randomised trial',
  'Effect of fetal fibronectin testing on costs and outcomes: a randomised trial',
  'Predict-and-prevent strategy for falls',
  'Baseline data feedback in primary care: a cluster randomised trial',
  'Correction of metabolic acidosis in chronic kidney disease: a randomized controlled trial',
  'Correction of vitamin D deficiency in older adults',
  'Correction of presbyopia with pilocarpine: a randomised trial',
])('“%s” is the trial that its record says it is', (title) => {
  expect(judged(title, 'We randomly assigned 200 patients.', ['Randomized Controlled Trial'])).toMatchObject({
    design: 'randomised trial',
    level: 2,
  })
})

test.each([
  [
    'has one analysis that was not planned',
    [
      { label: 'METHODS', text: 'Patients were randomised 1:1 to tea or coffee.' },
      { label: 'RESULTS', text: 'In a post-hoc analysis, tea reduced pain more than coffee.' },
    ],
  ],
  [
    'says of which design it is',
    [{ text: 'As part of a randomised, cross over design adults drank tea or placebo. Pain was less with tea.' }],
  ],
])('a trial that %s is one all the same', (_, abstract) => {
  const { design } = judgeDesign({ title: { text: 'Tea for pain' }, abstract, publicationTypes: [] })
  expect(design).toBe('randomised trial')
})

test('trials of others that an account tells of are not its own', () => {
  const stated =
    'Three randomised, double-blind, placebo-controlled trials enrolling 904 patients with hiccups have demonstrated its efficacy.'
  expect(judged('Lunamab: a new option against hiccups', `Lunamab is a new drug. ${stated}`).design).toBeNull()
})

test('birds that were divided by lot are animals', () => {
  const text = 'Twenty one-day-old ducklings were randomly divided into two groups of ducklings.'
  expect(judged('Tea and the liver', text)).toMatchObject({ design: 'animal or laboratory', level: 5 })
})
