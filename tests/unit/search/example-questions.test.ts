import { describe, expect, test } from 'vitest'
import { exampleQuestions, plainestFirst, unlikeQuestions } from '@/lib/search/example-questions'

const study = (title: string, intervention: string | null, population: string | null) => ({
  title,
  intervention,
  population,
})
const of = (...studies: ReturnType<typeof study>[]) => exampleQuestions(studies).map(({ question }) => question)

describe('a question that a study answers', () => {
  test('is its intervention in its condition, without doses and arms', () => {
    expect(
      of(
        study(
          'Two Phase 3 Trials of Baricitinib for Alopecia Areata',
          'Baricitinib 4 mg or 2 mg',
          'Adults with alopecia areata, SALT score 50 or more',
        ),
      ),
    ).toEqual(['baricitinib in alopecia areata'])
    expect(
      of(
        study(
          'Cardiovascular and Cancer Risk with Tofacitinib in Rheumatoid Arthritis',
          'Oral tofacitinib',
          'People with active rheumatoid arthritis aged 50 or over with a cardiovascular risk factor',
        ),
      ),
    ).toEqual(['tofacitinib in rheumatoid arthritis'])
  })

  test('is what the title says where facts are not known', () => {
    expect(
      of(study('Efficacy and safety of dupilumab in adults with severe asthma: a randomised trial', null, null)),
    ).toEqual(['dupilumab in asthma'])
    expect(of(study('Outcomes in adults: a randomised trial', 'Dupilumab', null))).toEqual([])
  })

  test('keeps abbreviations as they are', () => {
    expect(of(study('JAK inhibitors for alopecia areata', 'JAK inhibitors', 'Patients with alopecia areata'))).toEqual([
      'JAK inhibitors in alopecia areata',
    ])
  })

  test('keeps the capital of a name that a disease has', () => {
    expect(of(study("Donepezil in Alzheimer's Disease", 'Donepezil', "Patients with Alzheimer's Disease"))).toEqual([
      "donepezil in Alzheimer's disease",
    ])
    expect(of(study("Efficacy in Alzheimer's Disease", 'Efficacy', "Patients with Alzheimer's Disease"))).toEqual([])
  })

  test('knows a type of diabetes from a dose', () => {
    expect(
      of(study('Sitagliptin in type 2 diabetes', 'Sitagliptin 100 mg/day', 'Patients with type 2 diabetes')),
    ).toEqual(['sitagliptin in type 2 diabetes'])
  })

  test('is none where the title does not say both, or a part is no name', () => {
    expect(of(study('A trial in children', 'Baricitinib', 'Patients with alopecia areata'))).toEqual([])
    expect(of(study('Treatment of asthma', 'Treatment', 'Patients with asthma'))).toEqual([])
    expect(of(study('Baricitinib in adults', 'Baricitinib', '240 adults'))).toEqual([])
    expect(of(study('INTERVAL TRAINING IN PSYCHOSIS', 'Interval training', 'Patients with PSYCHOSIS'))).toEqual([])
    expect(of(study('', '', ''))).toEqual([])
  })
})

test('those that most studies answer come first', () => {
  const rare = study('Apremilast in psoriasis', 'Apremilast', 'Adults with psoriasis')
  const often = study('Dupilumab in asthma', 'Dupilumab 300 mg', 'Adults with asthma')
  expect(exampleQuestions([rare, often, often])).toEqual([
    { question: 'dupilumab in asthma', studies: 2 },
    { question: 'apremilast in psoriasis', studies: 1 },
  ])
})

test('a name of one word that several studies answer stands first', () => {
  const asked = [
    { question: 'insulin sensitizers in metabolic syndrome', studies: 8 },
    { question: 'amlexanox in aphthous ulcers', studies: 1 },
    { question: 'metformin in diabetes', studies: 2 },
  ]
  expect(plainestFirst(asked).map(({ studies }) => studies)).toEqual([2, 8, 1])
})

test('of those that are shown no two are alike, where others are to be had', () => {
  const asked = ['a in x', 'b in x', 'a in y', 'c in z'].map((question) => ({ question, studies: 1 }))
  expect(unlikeQuestions(asked, 2)).toEqual(['a in x', 'c in z'])
  expect(unlikeQuestions(asked, 3)).toEqual(['a in x', 'c in z', 'b in x'])
  expect(unlikeQuestions([], 3)).toEqual([])
})
