import { expect, test } from 'vitest'
import { DESIGNS, isPlacedByUs, levelOf, levelOfStudy } from '@/lib/evidence/design'
import { judgeDesign } from '@/lib/evidence/judge/judge-design'

/** Oxford CEBM 2011 Levels of Evidence, the row on treatment benefits, as the table names them. */
const NAMED = {
  'systematic review': 1,
  'meta-analysis': 1,
  'randomised trial': 2,
  cohort: 3,
  'case series': 4,
  'case report': 4,
  'case-control': 4,
  'animal or laboratory': 5,
} as const

test('designs that the table names stand where it puts them', () => {
  for (const [design, level] of Object.entries(NAMED)) expect(levelOf(design as keyof typeof NAMED), design).toBe(level)
})

test('a design is named by the table, said to be placed by us, or has no level', () => {
  for (const design of DESIGNS) {
    expect(design in NAMED || isPlacedByUs(design) || levelOf(design) === null, design).toBe(true)
  }
})

test('a trial that is not known to be controlled stands below one that is randomised, and below a cohort', () => {
  expect(levelOf('clinical trial')).toBe(4)
})

test('a preprint has its design and no level', () => {
  for (const design of DESIGNS) {
    expect(levelOfStudy(design, ['Journal Article'])).toBe(levelOf(design))
    expect(levelOfStudy(design, ['Preprint', 'Journal Article'])).toBeNull()
  }
  const record = { title: { text: 'Tea' }, abstract: [], meshHeadings: [] }
  const publicationTypes = ['Randomized Controlled Trial', 'Preprint']
  expect(judgeDesign({ ...record, publicationTypes })).toMatchObject({ design: 'randomised trial', level: null })
})
