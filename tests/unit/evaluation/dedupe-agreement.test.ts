import { expect, test } from 'vitest'
import { dedupeAgreement, judgedPairs, workPairs } from '@/lib/evaluation/dedupe-agreement'
import type { WorkToCompare } from '@/lib/references/match/comparable'

const DRUGS = ['misoprostol', 'oxytocin', 'aspirin', 'statins', 'insulin', 'warfarin', 'morphine', 'ketamine']
const OUTCOMES = [
  'haemorrhage after birth',
  'stroke',
  'pain after surgery',
  'fracture of the hip',
  'depression in old age',
]

const WORKS: WorkToCompare[] = DRUGS.flatMap((drug, first) =>
  OUTCOMES.map((outcome, second) => ({
    pmid: first * 10 + second + 1,
    doi: `10.1000/${drug}.${second}`,
    title: `Effects of ${drug} on ${outcome}: a randomised trial in primary care.`,
    firstAuthor: { family: `${drug}author`, given: 'Ann' },
    year: 2000 + second,
    journals: ['Journal of Examples', 'J Ex'],
    volume: String(first + 1),
    issue: '1',
    pages: `${100 + second * 10}-${109 + second * 10}`,
    abstract: `BACKGROUND: Whether ${drug} changes ${outcome} is not known. METHODS: We randomised people to ${drug}.`,
    publicationTypes: ['Journal Article'],
  })),
)

test('pairs are the same for one seed, and most works are found again with no companion among them', () => {
  const pairs = workPairs(WORKS, 500, 7)
  expect(workPairs(WORKS, 500, 7)).toEqual(pairs)
  expect(workPairs(WORKS, 500, 8)).not.toEqual(pairs)
  const figures = dedupeAgreement(judgedPairs(pairs))
  expect(figures).toMatchObject({ pairs: 500, companions: 100, companions_merged: 0, others_merged: 0, precision: 1 })
  expect(figures.recall).toBeGreaterThan(0.95)
  expect(figures.recall_with_maybe).toBeGreaterThan(0.99)
})
