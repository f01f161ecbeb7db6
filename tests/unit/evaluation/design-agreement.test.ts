import { expect, test } from 'vitest'
import { designAgreement, type Misjudged, type TypedRecord } from '@/lib/evaluation/design-agreement'

const record = (title: string, publicationTypes: string[], more: Partial<TypedRecord> = {}): TypedRecord => ({
  title: { text: title },
  abstract: [],
  publicationTypes,
  status: 'MEDLINE',
  published: { year: 2020 },
  ...more,
})
const measure = (...records: TypedRecord[]) => {
  const mistakes: Misjudged[] = []
  const figures = designAgreement(records, { headings: true, onMistake: (mistake) => mistakes.push(mistake) })
  return { ...figures, mistakes: mistakes.map(({ truth, found }) => [truth, found]) }
}

test('the types are the truth and hidden from the judge', () => {
  const { by_design, settled, accuracy } = measure(
    record('Aspirin: a randomised trial', ['Randomized Controlled Trial']),
    record('Aspirin', ['Randomized Controlled Trial']),
  )
  expect(by_design['randomised trial']).toMatchObject({ truth: 2, found: 1, right: 1, precision: 1, recall: 0.5 })
  expect([settled, accuracy]).toEqual([2, 0.5])
})

test('an indexed record without such a type makes a finding a mistake', () => {
  const { by_design, mistakes } = measure(
    record('Aspirin: a randomised trial', ['Randomized Controlled Trial']),
    record('Aspirin again: a randomised trial', ['Journal Article']),
  )
  expect(by_design['randomised trial']).toMatchObject({ found: 2, right: 1, precision: 0.5 })
  expect(mistakes).toEqual([[null, 'randomised trial']])
})

test('a record that is not indexed yet, or from before the types came in, says nothing', () => {
  const { by_design, records } = measure(
    record('Aspirin: a randomised trial', ['Journal Article'], { status: 'Publisher' }),
    record('A case of gout', ['Journal Article'], { published: { year: 1968 } }),
  )
  expect(records).toBe(2)
  expect(Object.values(by_design).every(({ found }) => found === 0)).toBe(true)
})

test('a meta-analysis is a systematic review too, and a series of cases is case reports', () => {
  const { by_design, mistakes } = measure(
    record('Aspirin: a meta-analysis', ['Meta-Analysis']),
    record('Rash after aspirin: a case series', ['Case Reports']),
  )
  expect(by_design['systematic review']).toMatchObject({ truth: 1, right: 1 })
  expect(by_design['case report']).toMatchObject({ truth: 1, right: 1 })
  expect(mistakes).toEqual([])
})

test('finding another of the types that a record has is no mistake', () => {
  const { by_design, mistakes } = measure(record('Aspirin: a narrative review', ['Case Reports', 'Review']))
  expect(by_design['narrative review']).toMatchObject({ truth: 0, found: 0 })
  expect(mistakes).toEqual([])
})

test('a review whose record is older than the type for systematic ones does not say that it is none', () => {
  const cochrane = 'Aspirin for headache: a systematic review'
  const { by_design, older_than_type, mistakes } = measure(
    record(cochrane, ['Review'], { revision: '0001:20061115' }),
    record('Aspirin for gout: a systematic review', ['Systematic Review']),
  )
  expect(by_design['systematic review']).toMatchObject({ truth: 1, found: 1, right: 1 })
  expect(by_design['narrative review']).toMatchObject({ truth: 1, right: 0 })
  expect([older_than_type, mistakes]).toEqual([1, []])
})

test.each([
  ['was revised since', ['Review'], '0001:20190114'],
  ['does not tell when it was revised', ['Review'], '0001:'],
  ['has another type', ['Case Reports'], '0001:20061115'],
  ['has no such type', ['Journal Article'], '0001:20061115'],
])('a systematic review found where the record %s is a mistake', (_, types, revision) => {
  const { by_design, older_than_type } = measure(
    record('Aspirin for headache: a systematic review', types, { revision }),
  )
  expect(by_design['systematic review']).toMatchObject({ found: 1, right: 0, precision: 0 })
  expect(older_than_type).toBe(0)
})
