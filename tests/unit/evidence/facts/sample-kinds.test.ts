import { expect, test } from 'vitest'
import { keyFacts } from '@/lib/evidence/facts/key-facts'
import { sentencesOf } from '@/lib/evidence/sentences'

/** The number shown as the sample of an abstract; null where none is, or where it is only planned. */
function sampleOf(methods: string, { title = 'Tea for pain', results = 'Pain was less with tea.' } = {}) {
  const abstract = [
    { label: 'Methods', text: methods },
    { label: 'Results', text: results },
  ]
  const { sampleSize } = keyFacts(abstract, title, sentencesOf(abstract))
  return sampleSize && sampleSize.kind !== 'planned' ? sampleSize.value : null
}

test.each([
  ['those who only judged', 'Skill at pouring was assessed using four patients who liked tea.'],
  [
    'one of three groups',
    'The pot was given to consecutive groups of patients – 90 patients with black tea, 103 with green tea and 34 patients with mate.',
  ],
  ['those of another study', 'We used recordings from another study of 57 patients, who were given tea.'],
  [
    'all of whom some were drawn',
    'Out of 296 nurses working in the north, 191 were randomly selected and divided into two groups.',
  ],
  [
    'all who were seen before some were eligible',
    'We assessed 526 patients coming for tea. Then 400 patients were eligible for the study. These patients were randomised to tea or water.',
  ],
  [
    'those who were screened',
    'Seventy-three patients were screened and the study was closed after 59 patients were randomised.',
  ],
  ['the first phase', 'In the first phase of the study, 35 women were enrolled in the tea room.'],
  [
    'the first of two trials',
    'Thirteen children participated in Trial 1. Thirty-nine children participated in Trial 2.',
  ],
  ['a rough number', 'The trial was conducted in more than 100,000 adults in thirty villages.'],
  ['a day of life', 'The study was conducted in day 24 rats that were given tea.'],
  ['those of whom a share had samples', 'Of these, 58 out of 88 patients from this town had samples of tea.'],
  [
    'those who were asked to answer',
    'In all, 243 nurses were recruited into the study. Later 136 questionnaires were returned.',
  ],
  [
    'cases beside as many controls',
    'We conducted interviews with 306 patients with pain, and an equal number of controls.',
  ],
  ['one group by its name', 'Thirty patients with pain were selected and tea was given in the control group.'],
  [
    'a group that its sexes make up',
    'The sample was in two groups: group 1 consisted of 24 patients (13 males and 11 females) on tea.',
  ],
  ['a recruitment target', 'This is a trial with a recruitment target of 210 patients on tea.'],
])('%s is not the sample', (_, methods) => {
  expect(sampleOf(methods)).toBeNull()
})

test('of each group, those followed are not added to those drawn', () => {
  const results = 'We randomised 59 patients to each group and obtained pain scores from 53 and 51 patients in the two.'
  expect(sampleOf('Patients drank tea or water.', { results })).not.toBe(110)
})

test('one group of the results is not all', () => {
  const results = 'A total of 73 patients from the tea group were compared with 72 patients from the water group.'
  expect(sampleOf('Patients drank tea or water.', { results })).not.toBe(73)
})

test('a part that the paper says it reports is not the trial', () => {
  const methods =
    'In the randomised trial, tea was better than water in 436 patients. Here, we report a subgroup analysis.'
  expect(sampleOf(methods)).toBeNull()
})

test.each([
  'Tea for pain: study protocol for a randomised trial',
  'Rationale and design of the TEA trial',
  'Tea in pregnancy: protocol of the TEA study',
])('the people of “%s” have not come yet', (title) => {
  expect(
    sampleOf('The study subjects are 878 women with pain, who were recruited in ten clinics.', { title }),
  ).toBeNull()
})

test.each([
  [
    'both groups of those who were enrolled',
    'Of the 139 patients enrolled, 66 were randomized to tea and 73 to water.',
    139,
  ],
  [
    'both groups, each with its clusters',
    '859 patients (22 villages) were randomly assigned to tea and 594 (22 villages) to water.',
    1453,
  ],
  [
    'both groups, one after the other',
    'In the tea programme, 168 patients were included and in usual care 151 patients.',
    319,
  ],
  [
    'both groups without a verb',
    'In the trial took part 76 patients allocated to the water group and 85 to the tea group.',
    161,
  ],
  ['a total that its parts make up', '63 adults (33 women and 30 men) were randomly assigned to tea or water.', 63],
  [
    'a total beside its four parts',
    'Patients with pain (98 subjects: 25, 23, 25, 25 in four groups) were randomly allotted to drinks.',
    98,
  ],
  [
    'people of an age',
    'A total of 60 adult patients of age group 18-60 years were randomly divided into two groups.',
    60,
  ],
])('%s: the sample', (_, methods, value) => {
  expect(sampleOf(methods)).toBe(value)
})

test('a protocol for treating people is no protocol of a study', () => {
  const title = 'Impact of a stepwise protocol for treating pain with tea'
  expect(sampleOf('Sixty patients were randomly assigned to tea or water.', { title })).toBe(60)
})
