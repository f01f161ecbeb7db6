import { describe, expect, test } from 'vitest'
import { type Parts, sampleSizeOf } from '../../../support/read-facts'

describe('the only number of people that is told', () => {
  test.each<[string, Parts, number]>([
    [
      'is the sample, though no word says what was done with them',
      { methods: 'Eight women with a mean age of 25.3 years came to the laboratory on four nights.' },
      8,
    ],
    [
      'is it beside parts and fewer who stayed',
      {
        methods: 'The sleep of 90 men was measured. Each group of 30 men drank tea or milk.',
        results: 'Some 11 patients completed the study.',
      },
      90,
    ],
    ['is it in brackets behind who they are', { methods: 'Adults with long back pain (n = 24) will drink tea.' }, 24],
    ['is it behind a short name', { methods: 'Tea was tried in adults with type 1 diabetes (T1D; n = 14).' }, 14],
  ])('%s', (_, parts, value) => {
    expect(sampleSizeOf(parts)).toBe(value)
  })

  test.each<[string, Parts]>([
    ['beside others without a noun', { results: 'Twenty residents used the tea room and 22 used the other.' }],
    ['in a list whose first number is spelt', { methods: 'Ninety-two male and 113 female students drank tea.' }],
    ['of those whose data were there', { results: 'Complete data were available for 35 women.' }],
    ['of a cohort that a model was tried on', { methods: 'It was tried on an independent cohort of 58 women.' }],
    ['of a subgroup', { methods: 'In a subgroup of 20 women, talks were held.' }],
    ['that is only about right', { methods: 'The plan reaches over 10,000 girls in four places.' }],
    ['of all who are', { methods: 'Each year 10,000 infants are born with it.' }],
    ['of nobody, as they were simulated', { methods: 'A model followed 500 simulated patients for three years.' }],
    ['of the trials of a review', { results: 'In 31 trials with 578 women, tea did nothing.' }],
    [
      'less than the groups together',
      { results: 'The 40 women with mild pain slept. Tea (n = 30) and milk (n = 32) were liked.' },
    ],
  ])('is left out where it is %s', (_, parts) => {
    expect(sampleSizeOf(parts)).toBeNull()
  })
})

describe('a sample is read', () => {
  test.each<[string, Parts, number]>([
    ['that its parts make up', { methods: 'Of 96 patients, 48 applied tea and 48 applied milk.' }, 96],
    ['as so many groups of so many', { methods: 'Patients were randomized to two groups of 35 with tea or milk.' }, 70],
    [
      'whose groups are told behind it',
      {
        methods:
          'Patients undergoing knee surgery (n = 105) were randomized into 3 groups: tea (n = 35), milk (n = 35) and water (n = 35).',
      },
      105,
    ],
    [
      'beside the clusters that were drawn',
      {
        methods:
          'Workers (N = 63) were assigned to tea (N = 32) or milk (N = 31) by means of cluster randomisation (N = 5).',
      },
      63,
    ],
    [
      'as those who came into the trial within a study',
      { results: '109 patients were recruited of which 70 patients (64%) participated in the RCT.' },
      70,
    ],
    [
      'in brackets before the sexes',
      { methods: 'In a trial, snakebite victims with fever [n = 225, 168 males] were randomized into three arms.' },
      225,
    ],
    ['of patients, not of their knees', { methods: 'Fifty-one patients (52 knees) who had pain were included.' }, 51],
    [
      'of patients, not of their eyes',
      { methods: 'Sixty eyes of 30 patients were recruited to a randomized study.' },
      30,
    ],
    ['of two kinds of people', { methods: 'We randomized 50 overweight or obese women to tea or milk.' }, 50],
    ['with a thousand in words', { methods: 'One thousand two hundred and five (1205) women were enrolled.' }, 1205],
    [
      'with a point within the sentence',
      { methods: 'Twenty sheep infected with E. granulosus were randomly assigned to four groups.' },
      20,
    ],
  ])('%s', (_, parts, value) => {
    expect(sampleSizeOf(parts)).toBe(value)
  })

  test.each<[string, Parts]>([
    [
      'of a training and a test set',
      { methods: 'Sera were divided into a training set (n = 30) and a test set (n = 30).' },
    ],
    ['of people before "not randomised"', { results: 'Sixty-nine patients were not randomised because of pain.' }],
    [
      'of a first group, as large as the next two',
      {
        methods: '158 patients were randomized to tea plus milk (n = 79), tea (n = 39) and milk (n = 40).',
        results: 'It helped.',
      },
    ],
  ])('but not %s', (_, parts) => {
    expect(sampleSizeOf(parts)).not.toBe(60)
    expect(sampleSizeOf(parts)).not.toBe(69)
    expect(sampleSizeOf(parts)).not.toBe(79)
  })
})
