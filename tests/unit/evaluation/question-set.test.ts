import { describe, expect, it } from 'vitest'
import { CONCEPTS } from '@/lib/evaluation/question-set/concepts'
import { judgeQuestions, questionText } from '@/lib/evaluation/question-set/judge'
import { QUESTIONS } from '@/lib/evaluation/question-set/questions'
import { type Concept, gradeOf, type Indexing, reviewGrade } from '@/lib/evaluation/question-set/rules'
import { WORDINGS } from '@/lib/evaluation/question-set/wordings'
import { csvRecords } from '@/lib/records/csv-records'

const drug: Concept = {
  headings: ['Proton Pump Inhibitors'],
  narrower: ['Omeprazole'],
  annotated: /prazole/i,
  review: 'PPI',
}
const disease: Concept = { headings: ['Gastroesophageal Reflux'], annotated: /reflux/i }
const said = (change: Partial<Indexing>): Indexing => ({
  headings: [],
  keywords: [],
  prompts: [],
  inclusions: {},
  ...change,
})

describe('the rules of judgement', () => {
  it('give an article the grade of the part that it answers least', () => {
    const grade = (...headings: string[]) => gradeOf([drug, disease], said({ headings }))
    expect(grade('Proton Pump Inhibitors', 'Gastroesophageal Reflux')).toBe(2)
    expect(grade('Omeprazole', 'Gastroesophageal Reflux')).toBe(1)
    expect(grade('Proton Pump Inhibitors')).toBe(0)
    expect(grade()).toBe(0)
  })

  it('take a review of the drug as they take its headings', () => {
    const grade = (stage: 1 | 2, headings: string[]) =>
      gradeOf([drug, disease], said({ headings, inclusions: { PPI: stage } }))
    expect(grade(2, ['Gastroesophageal Reflux'])).toBe(2)
    expect(grade(1, ['Gastroesophageal Reflux'])).toBe(1)
    expect(grade(2, [])).toBe(0)
    expect(reviewGrade('PPI', said({ inclusions: { PPI: 1 } }))).toBe(1)
    expect(reviewGrade('ADHD', said({ inclusions: { PPI: 1 } }))).toBe(0)
  })

  it('want one prompt to name everything, or take it as said in parts', () => {
    const grade = (prompts: string[], keywords: string[] = []) => gradeOf([drug, disease], said({ prompts, keywords }))
    expect(grade(['Omeprazole 20 mg | placebo | reflux episodes'])).toBe(2)
    expect(grade(['Omeprazole | placebo | nausea', 'Ranitidine | placebo | reflux'])).toBe(1)
    expect(grade(['Omeprazole | placebo | nausea'], ['acid reflux'])).toBe(1)
    expect(grade(['Omeprazole | placebo | nausea'])).toBe(0)
  })
})

describe('the sixty questions', () => {
  const texts = QUESTIONS.map(questionText)

  it('are sixty, each different and of one to five words', () => {
    expect(new Set(texts).size).toBe(60)
    expect(texts.filter((text) => text.split(' ').length > 5)).toEqual([])
  })

  it('are for the greater part worded otherwise than headings are', () => {
    const unlike = QUESTIONS.filter(
      (question) => 'wordings' in question && question.wordings.some((name) => WORDINGS[name].kind !== 'plain'),
    )
    expect(unlike.length).toBeGreaterThan(40)
  })

  it('use every wording and every concept that is written down', () => {
    const used = QUESTIONS.flatMap((question) => ('wordings' in question ? question.wordings : []))
    expect(Object.keys(WORDINGS).filter((name) => !used.some((each) => each === name))).toEqual([])
    const meant = new Set<string>(used.map((name) => WORDINGS[name].concept))
    expect(Object.keys(CONCEPTS).filter((name) => !meant.has(name))).toEqual([])
  })

  it('are judged by what is said of an article, and alike each time', () => {
    const documents = [
      { id: 'd1', indexing: said({ headings: ['Muscle Cramp', 'Quinine'] }) },
      { id: 'd2', indexing: said({ prompts: ['Quinine sulphate | placebo | number of cramps'] }) },
      { id: 'd3', indexing: said({ headings: ['Quinine'] }) },
    ]
    const judged = judgeQuestions(documents)
    expect(judged.find(({ text }) => text === 'leg cramps quinine')?.grades).toEqual(
      new Map([
        ['d1', 2],
        ['d2', 2],
      ]),
    )
    expect(judgeQuestions(documents)).toEqual(judged)
  })
})

describe('records of a CSV text', () => {
  it('are read by the names of the first row, with commas, quotation marks and line ends in quoted fields', () => {
    expect(csvRecords('\uFEFFid,title\r\n1,"A ""b"", c\nd"\r\n2,\r\n\r\n3,plain')).toEqual([
      { id: '1', title: 'A "b", c\nd' },
      { id: '2', title: '' },
      { id: '3', title: 'plain' },
    ])
  })

  it('are none where the text is empty, and are refused where a quotation does not end', () => {
    expect(csvRecords('')).toEqual([])
    expect(() => csvRecords('id,title\n1,"never ended\n2,x')).toThrow('Line 2 of the CSV')
  })
})
