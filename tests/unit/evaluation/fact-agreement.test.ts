import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Annotation, annotationShape, type Found, factAgreement } from '@/lib/evaluation/fact-agreement'

const at = { section: 1, start: 10, end: 40 }
const annotation = (given: Partial<Annotation>): Annotation => ({ id: 'PMC1', sampleSize: null, effects: [], ...given })
const effect = { measure: 'OR', value: 0.5, lo: 0.3, hi: 0.8, p: '=0.01' }
const stated = { measure: 'OR' as const, value: 0.5, interval: { low: 0.3, high: 0.8 }, span: { ...at, start: 30 } }
const measure = (given: Partial<Annotation>, found: Partial<Found>) =>
  factAgreement([{ annotation: annotation(given), found: { sampleSize: null, effects: [], ...found } }])

test('a sample size is right by its value', () => {
  const given = { sampleSize: { ...at, value: 40 } }
  const found = (value: number) => ({ sampleSize: { value, kind: 'included' as const, span: { ...at, section: 3 } } })
  expect(measure(given, found(40)).sample_size).toMatchObject({ annotated: 1, found: 1, right: 1 })
  expect(measure(given, found(20)).sample_size).toMatchObject({ annotated: 1, found: 1, right: 0 })
  expect(measure({}, found(20)).sample_size).toMatchObject({ annotated: 0, found: 1, right: 0, precision: 0 })
})

test('an effect is right with its measure, value, bounds and place', () => {
  const given = { effects: [{ ...at, ...effect }] }
  expect(measure(given, { effects: [stated] }).effects).toMatchObject({ right: 1, precision: 1, recall: 1 })
  const wrong = [
    { ...stated, measure: 'RR' as const },
    { ...stated, value: 0.51 },
    { ...stated, interval: { low: 0.3, high: 0.9 } },
    { measure: stated.measure, value: stated.value, span: stated.span },
    { ...stated, span: { ...at, section: 2 } },
  ]
  for (const other of wrong) expect(measure(given, { effects: [other] }).effects.right, JSON.stringify(other)).toBe(0)
})

test('an effect that is annotated once is found once', () => {
  const { effects } = measure({ effects: [{ ...at, ...effect }] }, { effects: [stated, stated] })
  expect(effects).toMatchObject({ annotated: 1, found: 2, right: 1 })
})

test('whether p agrees is told apart', () => {
  const given = { effects: [{ ...at, ...effect }] }
  expect(measure(given, { effects: [{ ...stated, p: '=0.01' }] }).p_agrees).toBe(1)
  expect(measure(given, { effects: [stated] }).p_agrees).toBe(0)
})

test('the annotated abstracts are at least 150, each once, and hold no text', () => {
  const lines = readFileSync('tests/fixtures/evidence/facts.jsonl', 'utf8').trim().split('\n')
  const annotations = lines.map((line) => annotationShape.parse(JSON.parse(line)))
  expect(annotations.length).toBeGreaterThanOrEqual(150)
  expect(new Set(annotations.map(({ id }) => id)).size).toBe(annotations.length)
  expect(lines.filter((line) => /[a-z]+ [a-z]+/i.test(line))).toEqual([])
})
