import { expect, test } from 'vitest'
import { z } from 'zod'
import type { DemoStudy } from '../../../db/import/demo/demo-study'
import { demoSummary } from '../../../db/import/demo/demo-summary'
import corpus from '../../../db/import/demo/studies.json'
import { DESIGNS } from '../../../lib/evidence/design'
import { FACT_NAMES } from '../../../lib/summaries/summary'
import { numbersIn } from '../../support/numbers-in'

const published = z.strictObject({
  year: z.int().min(1900).max(2026),
  month: z.int().min(1).max(12).optional(),
  day: z.int().min(1).max(31).optional(),
  text: z.string().optional(),
})
const text = z.string().trim().min(1)
const citations = z.strictObject({ count: z.int().min(1), source: text, asOf: z.iso.date() }).nullable()

const facts = z.strictObject({
  population: text.optional(),
  intervention: text.optional(),
  comparator: text.optional(),
  outcome: text.optional(),
  sampleSize: z.int().positive().optional(),
})
const effect = z.strictObject({
  measure: z.enum(['RR', 'OR', 'IRR', 'proportion']),
  outcome: text,
  arms: z.tuple([text, text]),
  value: z.number(),
  versus: z.number().optional(),
  interval: z.strictObject({ low: z.number(), high: z.number(), level: z.literal(95).optional() }).optional(),
  p: text.optional(),
  source: text,
})

const study = z.strictObject({
  key: z.string().regex(/^(seed-\d+|dom-\d{3})$/),
  title: text,
  authors: z
    .array(
      z.strictObject({
        family: text,
        given: text.optional(),
        initials: z
          .string()
          .regex(/^\p{Lu}+$/u)
          .optional(),
        suffix: text.optional(),
      }),
    )
    .min(1)
    .nullable(),
  moreAuthors: z.literal(true).optional(),
  journal: text,
  published: published.nullable(),
  volume: text.nullable(),
  issue: text.nullable(),
  pages: text.nullable(),
  pmid: z.int().positive().nullable(),
  pmcid: z
    .string()
    .regex(/^PMC\d+$/)
    .nullable(),
  doi: z
    .string()
    .regex(/^10\.\d{4,}\/\S+$/)
    .nullable(),
  publicationTypes: z.array(text).min(1).nullable(),
  mesh: z
    .array(
      z.strictObject({
        descriptor: z.string().regex(/^[^*/]+$/),
        major: z.boolean(),
        qualifiers: z.array(z.strictObject({ name: z.string().regex(/^[^*/]+$/), major: z.boolean() })),
      }),
    )
    .nullable(),
  design: z.enum(DESIGNS).nullable(),
  trialIds: z.array(text).min(1).nullable(),
  notices: z.array(
    z.strictObject({
      kind: z.enum(['erratum-in', 'update-of', 'update-in']),
      raw: text.nullable(),
      studyKey: text.optional(),
    }),
  ),
  citations,
  retold: z
    .array(z.strictObject({ label: text, text }))
    .min(2)
    .optional(),
  summary: z.union([
    z.strictObject({ tldr: text.nullable(), paragraph: text, facts }),
    z.strictObject({
      tldr: text,
      source: text,
      sentences: z.array(z.strictObject({ text, source: text })),
      facts,
      words: z.partialRecord(z.enum(FACT_NAMES), text),
      effects: z.array(effect).min(1).optional(),
    }),
  ]),
  basedOn: z.array(text),
  references: z
    .array(
      z.union([z.strictObject({ key: text }), z.strictObject({ journal: text, published, finding: text, citations })]),
    )
    .optional(),
  note: text.optional(),
})

const studies: DemoStudy[] = z.array(study).parse(corpus)
const keys = studies.map(({ key }) => key)
const summaries = studies.map((each) => ({ ...each, ...demoSummary(each, true) }))

const words = (prose: string) => prose.split(/\s+/)
const sentences = (prose: string) => prose.split(/(?<=[.!?])\s+(?=\p{Lu})/u)

test('there are at least sixty studies, the seeds first, no key twice', () => {
  expect(studies.length).toBeGreaterThanOrEqual(60)
  expect(new Set(keys).size).toBe(keys.length)
  const order = (key: string) => [key.startsWith('seed-') ? 0 : 1, Number(key.split('-')[1])] as const
  const sorted = [...keys].sort((a, b) => order(a)[0] - order(b)[0] || order(a)[1] - order(b)[1])
  expect(keys).toEqual(sorted)
})

test('no two studies share an identifier', () => {
  for (const name of ['pmid', 'pmcid', 'doi'] as const) {
    const known = studies.flatMap((each) => (each[name] === null ? [] : [String(each[name]).toLowerCase()]))
    expect(new Set(known).size, name).toBe(known.length)
  }
})

test('a date has no more precision than is known', () => {
  const dates = studies.flatMap((each) => [each, ...(each.references ?? [])])
  for (const entry of dates) {
    if (!('published' in entry) || !entry.published) continue
    const { year, month, day, text: printed } = entry.published
    expect(day === undefined || month !== undefined, `${year} ${month} ${day}`).toBe(true)
    expect(printed ?? String(year)).toContain(String(year))
  }
})

test('a reference without a known title is no study', () => {
  expect(keys).not.toContain('seed-1')
  expect(keys).not.toContain('seed-9')
  for (const { key, title, journal } of studies) {
    expect(`${title} ${journal}`, key).not.toMatch(/not visible|partly visible|per brief|registry record|news report/i)
  }
})

test('the first study cites ten, eight of them studies of the corpus', () => {
  const references = studies[0]?.references ?? []
  expect(references).toHaveLength(10)
  const cited = references.flatMap((reference) => ('key' in reference ? [reference.key] : []))
  expect(cited).toEqual(['seed-2', 'seed-3', 'seed-4', 'seed-5', 'seed-6', 'seed-7', 'seed-8', 'seed-10'])
  expect(keys).toEqual(expect.arrayContaining(cited))
})

test('an update and what it updates name each other', () => {
  for (const { key, notices } of studies) {
    for (const { kind, studyKey } of notices) {
      if (!studyKey) continue
      const back = studies.find((other) => other.key === studyKey)?.notices ?? []
      const inverse = kind === 'update-of' ? 'update-in' : 'update-of'
      expect(back, key).toContainEqual(expect.objectContaining({ kind: inverse, studyKey: key }))
    }
  }
})

test('a TL;DR is one sentence of at most 35 words', () => {
  for (const { key, tldr } of summaries) {
    if (tldr === null) continue
    expect(words(tldr).length, key).toBeLessThanOrEqual(35)
    expect(sentences(tldr), key).toHaveLength(1)
    expect(tldr, key).toMatch(/^\S.*\.$/)
  }
})

test('a paragraph has two to five sentences', () => {
  for (const { key, paragraph } of summaries) {
    const { length } = sentences(paragraph)
    expect(length >= 2 && length <= 5, `${key}: ${length}`).toBe(true)
  }
})

test('where the record states no result, that is no finding', () => {
  const without = summaries.filter(({ tldr }) => tldr === null)
  expect(without.length).toBeGreaterThan(10)
  for (const { key, refusal, retold } of without) {
    expect(refusal, key).toBe('no result in the record')
    expect(retold, key).toBeUndefined()
  }
  for (const { key, tldr, paragraph } of summaries)
    expect(`${tldr} ${paragraph}`, key).not.toMatch(/not stated|not (?:available|known)|is not here/i)
})

test('every number in a summary is among the facts it rests on', () => {
  for (const { key, title, basedOn, tldr, paragraph, facts } of summaries) {
    const { sampleSize, population, intervention, comparator, outcome } = facts
    const known = new Set(numbersIn([title, sampleSize ?? '', ...basedOn].join(' \n')))
    for (const prose of [tldr, paragraph, population, intervention, comparator, outcome]) {
      expect(
        numbersIn(prose ?? '').filter((number) => !known.has(number)),
        `${key}: ${prose}`,
      ).toEqual([])
    }
  }
})

test('a summary says what it rests on, in other words', () => {
  for (const { key, basedOn, tldr } of summaries) {
    expect(basedOn.length, key).toBeGreaterThan(0)
    expect(basedOn, key).not.toContain(tldr)
  }
})

test('an analysis of a part of a trial stands at no level of its own', () => {
  const parts = (corpus as DemoStudy[]).filter(({ title, retold }) =>
    /\bsub-?group\b/i.test([title, ...(retold ?? []).map(({ text }) => text)].join(' ')),
  )
  expect(parts.length).toBeGreaterThan(0)
  for (const { design } of parts) expect(design).toBeNull()
})
