import { describe, expect, test } from 'vitest'
import { type Parts, sampleSizeOf } from '../../../support/read-facts'

describe('a number of people is left out', () => {
  test.each<[string, Parts]>([
    [
      'that is of one group, the others being told of as the rest',
      {
        methods:
          'Of the 80 patients enrolled, 40 were randomly assigned to receive tea while the remaining had coffee.',
      },
    ],
    [
      'that was given out to one group, where a greater number came',
      {
        methods: 'In all, 395 women presented with nausea.',
        results: '198 women were randomised to the ginger group. 190 women took water.',
      },
    ],
    [
      'beside which another group of the same sentence stands',
      { results: 'Tea was tried: 10 patients received tea, and 4 patients received coffee.' },
    ],
    [
      'that is one of a list',
      {
        methods:
          'Samples of 50 singers and 30 dancing students as well as 30 healthy men were randomly put into two sets.',
      },
    ],
    [
      'that is of a subset',
      { methods: 'Thirty volunteers were fed rice for four weeks. A subset of 19 subjects was studied after a meal.' },
    ],
    [
      'of those who were only invited',
      { results: 'Of the 176 eligible inpatients invited to participate, two thirds were randomised.' },
    ],
    ['of another study', { results: 'Of 278 patients enrolled in the main trial, 132 had a second visit.' }],
    ['of one study of several', { methods: 'Twenty-four volunteers in the single-dose study were given tea.' }],
    ['of a numbered study', { methods: 'In Study 301, 1102 women were randomised to tea or coffee.' }],
    [
      'of those of whom fewer were taken',
      { methods: 'Of a total of 594 mothers, 323 (54%) agreed to participate and were randomised to tea or coffee.' },
    ],
    [
      'beside which a further one was taken in',
      {
        methods:
          'Ten dancers took part in a course of singing. As the control group, another 10 dancers were recruited.',
      },
    ],
    [
      'of those who teach, where those who learn are counted too',
      {
        methods:
          'Pupils of third grade (N = 175) learned to sing. Eleven teachers were randomly assigned to two methods.',
      },
    ],
    [
      'of results where no word says that they came in',
      { results: 'Nausea was seen in 34 patients treated with tea.' },
    ],
    [
      'of a part of them, told in the results of a secondary analysis',
      { results: 'Of 120 women included, 40 had pain.', title: 'Tea and pain: a post hoc analysis' },
    ],
    [
      'that was only planned, where others were found',
      { methods: 'We planned to recruit 30 women.', results: 'In the end, 29 women were studied.' },
    ],
    [
      'that is less than were given out to groups, or more',
      { methods: 'We saw 126 consecutive patients. They were randomised to tea (n = 30) or coffee (n = 31).' },
    ],
    [
      'that is as great as the one of the other group',
      { methods: '20 eyes of 20 patients were treated with a lens, and 20 eyes of 20 patients with drops.' },
    ],
    ['of groups', { methods: 'Over five days, two groups of 10 participants performed one session each.' }],
    ['still to be recruited', { methods: 'The outcome was feasibility of recruiting 40 participants in six months.' }],
  ])('%s', (_, parts) => {
    expect(sampleSizeOf(parts)).toBeNull()
  })
})

describe('a number of people is kept', () => {
  test.each<[string, Parts, number]>([
    [
      'that two groups make together, though a greater number stands elsewhere',
      {
        methods: 'In a survey of 2064 women tea was liked. We enrolled 80 healthy women.',
        results: 'Forty-one women had tea. Thirty-nine women had coffee.',
      },
      80,
    ],
    [
      'where the greater number is of those who were screened',
      { methods: 'We screened 410 patients. In all, 120 patients were randomised to tea or coffee.' },
      120,
    ],
    [
      'where groups in brackets make it up',
      { methods: 'Patients (n = 5701) were treated with tea (n = 1817), coffee (n = 3018) or water (n = 866).' },
      5701,
    ],
    ['of results that all came in', { results: 'A total of 397 patients were included.' }, 397],
    [
      'that was drawn, whatever is told of groups after it',
      { results: '5800 smokers were randomised, of whom 2915 smokers were allocated to tea and 2885 to coffee.' },
      5800,
    ],
    [
      'given out to groups that have brackets behind them',
      { methods: 'A total of 74 women were assigned to the warm (tea; 37 women) or the cold (milk; 37 women) room.' },
      74,
    ],
    ['among whom a study was done', { methods: 'A trial was conducted among 30 students of tea and of milk.' }, 30],
    [
      'of those who drank one or the other',
      { methods: 'Subjects drank tea (n = 22) or a placebo (n = 23) daily.' },
      45,
    ],
    [
      'that was selected from more',
      { methods: 'Sixty-five participants were purposively selected from 600 households.' },
      65,
    ],
    ['with how many each group has', { results: 'Seventy patients were enrolled 35 in each group.' }, 70],
    [
      'given as its two halves',
      { methods: 'Twenty-three patients were randomised to the tea arm and twenty-one patients to the control group.' },
      44,
    ],
    ['that has its parts behind it', { methods: 'Eighty-six students comprising 62 men and 24 women took part.' }, 86],
    [
      'of two groups that were drawn',
      { results: '128 and 130 patients were randomised to tea and coffee, respectively.' },
      258,
    ],
  ])('%s', (_, parts, value) => {
    expect(sampleSizeOf(parts)).toBe(value)
  })
})

describe('numbers of groups in brackets are no sample', () => {
  test.each<[string, Parts]>([
    [
      'where they are of clinics',
      { methods: 'Clinics were randomised to tea (n = 4), coffee (n = 4) or water (n = 4).' },
    ],
    ['where they are of interviews', { methods: 'Groups were seen in interviews before (n = 18) and after (n = 14).' }],
    [
      'where everyone was in each of them',
      { methods: 'Participants received tea (n = 18) and coffee (n = 30) in randomised order.' },
    ],
    [
      'where another sentence has a group more',
      {
        methods:
          'Children of the waiting group (N = 16) and of another school (N = 14) were divided by age. Those of the singing group (N = 15) began at once.',
      },
    ],
    [
      'where they are of those who treat and those who are treated',
      { methods: 'Physicians (n = 120) and their patients (n = 2495) were randomly assigned to two arms.' },
    ],
  ])('%s', (_, parts) => {
    expect(sampleSizeOf(parts)).toBeNull()
  })
})
