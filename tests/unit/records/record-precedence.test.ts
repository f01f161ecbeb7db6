import fc from 'fast-check'
import { expect, it } from 'vitest'
import { comparePrecedence, precedenceOf } from '@/lib/records/record-precedence'
import type { StudyRecord } from '@/lib/records/study-record'

function record(fields: Partial<StudyRecord>): StudyRecord {
  const lists = { abstract: [], otherAbstracts: [], languages: [], publicationTypes: [], keywords: [] }
  return {
    source: 'pubmed',
    pmid: 1,
    revision: '1',
    title: { text: 'T' },
    ...lists,
    authors: [],
    meshHeadings: [],
    references: [],
    notices: [],
    ...fields,
  }
}
const better = (a: Partial<StudyRecord>, b: Partial<StudyRecord>) =>
  comparePrecedence(precedenceOf(record(a)), precedenceOf(record(b))) > 0

it('PubMed stands over the trial corpus, and that over the demo corpus, whatever their revisions', () => {
  expect(better({ source: 'pubmed', revision: '0' }, { source: 'trials', revision: '9' })).toBe(true)
  expect(better({ source: 'trials' }, { source: 'demo' })).toBe(true)
})

it('a newer revision stands over an older one, and of equal ones the fuller', () => {
  expect(better({ revision: '0001:20240101' }, { revision: '0001:20231231', title: { text: 'A longer title' } })).toBe(
    true,
  )
  expect(better({ title: { text: 'A longer title' } }, { title: { text: 'A title' } })).toBe(true)
})

it('of any two different records one stands, and always the same', () => {
  const any = fc.record({
    source: fc.constantFrom('pubmed', 'trials', 'demo'),
    revision: fc.constantFrom('', '1', '2'),
    title: fc.record({ text: fc.string() }),
  }) as fc.Arbitrary<Partial<StudyRecord>>
  fc.assert(
    fc.property(any, any, (a, b) => {
      const [x, y] = [precedenceOf(record(a)), precedenceOf(record(b))]
      const equal = JSON.stringify(record(a)) === JSON.stringify(record(b))
      expect(comparePrecedence(x, y) === 0).toBe(equal)
      expect(Math.sign(comparePrecedence(x, y))).toBe(-Math.sign(comparePrecedence(y, x)) + 0)
    }),
  )
})
