import { expect, test } from 'vitest'
import { demoRecord } from '../../../db/import/demo/demo-records'
import type { BoundSummary, DemoStudy } from '../../../db/import/demo/demo-study'
import { demoSummary } from '../../../db/import/demo/demo-summary'
import corpus from '../../../db/import/demo/studies.json'
import { lint } from '../../../lib/evidence/linter/linter'
import { aroundWords } from '../../../lib/evidence/quote'
import { splitSentences } from '../../../lib/evidence/sentences'
import { isRetold, RETOLD } from '../../../lib/studies/retold'
import { describeBasis } from '../../../lib/summaries/summary'
import { numbersIn } from '../../support/numbers-in'

type Retold = DemoStudy & { retold: { label: string; text: string }[]; summary: BoundSummary }

const studies = corpus as unknown as DemoStudy[]
const retold = studies.filter((study): study is Retold => study.retold !== undefined)
const wholeOf = (study: Retold) => study.retold.map(({ text }) => text).join('\n')
const factsOf = (study: DemoStudy) => [study.title, ...study.basedOn].join(' \n')

test('at least 25 studies have an abstract that we retold, and only these are bound to one', () => {
  expect(retold.length).toBeGreaterThanOrEqual(25)
  for (const study of studies) {
    const { basis, sentences, source } = demoSummary(study, true)
    expect(basis, study.key).toBe(study.retold ? 'retold' : 'record')
    expect(Boolean(source && sentences), study.key).toBe(Boolean(study.retold))
  }
  expect(describeBasis('retold')).toBe('Written from the retold abstract')
  expect(isRetold(demoRecord(retold[0] as Retold, new Map()).source)).toBe(true)
  expect(RETOLD).toContain('not the authors’ abstract')
})

test('there are trials, also a negative one, reviews, case reports and others among them', () => {
  const count = (design: DemoStudy['design']) => retold.filter((study) => study.design === design).length
  expect(count('randomised trial')).toBeGreaterThanOrEqual(10)
  for (const design of [
    'meta-analysis',
    'systematic review',
    'narrative review',
    'case report',
    'case series',
  ] as const)
    expect(count(design), design).toBeGreaterThanOrEqual(2)
  for (const design of ['cohort', 'case-control', 'guideline', 'clinical trial', 'animal or laboratory'] as const)
    expect(count(design), design).toBeGreaterThanOrEqual(1)
  const negative = retold.filter((study) => /primary endpoint was not met|trial was negative/.test(wholeOf(study)))
  expect(negative.map(({ key }) => key)).toEqual(['dom-024', 'dom-065'])
})

// The public records that were read have none: neither is made up.
test('nothing is retracted, and nothing is a protocol', () => {
  expect(studies.flatMap(({ notices }) => notices.filter(({ kind }) => kind.startsWith('retraction')))).toEqual([])
  expect(studies.filter(({ design }) => design === 'protocol')).toEqual([])
})

test('an abstract has its sections in their order, each once', () => {
  const order = ['Background', 'Methods', 'Results', 'Conclusions']
  for (const study of retold) {
    const labels = study.retold.map(({ label }) => label)
    expect(labels, study.key).toEqual(order.filter((label) => labels.includes(label)))
    expect(labels[0], study.key).toBe('Background')
  }
})

test('every number of an abstract is among its facts', () => {
  for (const study of retold) {
    const known = new Set(numbersIn(factsOf(study)))
    expect(
      numbersIn(wholeOf(study)).filter((number) => !known.has(number)),
      study.key,
    ).toEqual([])
  }
})

test('every drug, score and name of an abstract is among its facts', () => {
  const names =
    /\b\p{L}+(?:nib|mab|dil|quine|oids?|lone|sone|zole|porin|trexate)\b|\b[\p{L}\d]*\p{Lu}[\p{L}\d]*\p{Lu}[\p{L}\d-]*/gu
  // Short for what stands in the facts in full.
  const short = new Set(['SLE', 'JAK'])
  for (const study of retold) {
    const known = factsOf(study).toLowerCase()
    for (const [name] of wholeOf(study).matchAll(names))
      expect(known.includes(name.toLowerCase()) || short.has(name), `${study.key}: ${name}`).toBe(true)
  }
})

test('everything bound is a whole sentence of its abstract, with every number that rests on it', () => {
  for (const study of retold) {
    const sentences = study.retold.flatMap(({ text }) =>
      splitSentences(text).map(({ start, end }) => text.slice(start, end)),
    )
    const { summary } = study
    expect(sentences, study.key).toContain(summary.source)
    expect(summary.sentences.length, study.key).toBeGreaterThanOrEqual(2)
    for (const { text, source } of summary.sentences) {
      expect(sentences, study.key).toContain(source)
      const known = new Set(numbersIn(source))
      expect(
        numbersIn(text).filter((number) => !known.has(number)),
        `${study.key}: ${text}`,
      ).toEqual([])
    }
    const known = new Set(numbersIn(wholeOf(study)))
    expect(
      numbersIn(summary.tldr).filter((number) => !known.has(number)),
      study.key,
    ).toEqual([])
  }
})

test('the places of what is bound hold the words that were quoted', () => {
  for (const study of retold) {
    const { source, sentences, facts } = demoSummary(study, true)
    const at = ({ section, start, end }: { section: number; start: number; end: number }) =>
      study.retold[section]?.text.slice(start, end)
    expect(source && at(source), study.key).toBe(study.summary.source)
    expect(sentences?.map((sentence) => at(sentence.source))).toEqual(
      study.summary.sentences.map((each) => each.source),
    )
    expect(facts.words, study.key).toBeDefined()
    for (const [name, span] of Object.entries(facts.words ?? {}))
      expect(aroundWords(span, study.retold, study.title)?.words, `${study.key} ${name}`).toBe(
        study.summary.words[name as keyof typeof study.summary.words],
      )
  }
})

test('each fact has the words it rests on, and each effect its numbers in them', () => {
  for (const { key, summary } of retold) {
    expect(Object.keys(summary.words).sort(), key).toEqual(Object.keys(summary.facts).sort())
    for (const { value, versus, interval, p, source } of summary.effects ?? []) {
      const said = numbersIn(source).map(Number)
      for (const number of [value, versus, interval?.low, interval?.high, p && Number(p.replace(/^[<=>]+/, ''))])
        if (number !== undefined) expect(said, `${key}: ${source}`).toContain(number)
    }
  }
})

test('no summary says more than its abstract, as far as an editor would be warned', () => {
  for (const study of retold) {
    const { tldr, paragraph } = demoSummary(study, true)
    expect(lint({ tldr: tldr ?? '', paragraph }, { title: study.title, abstract: study.retold }), study.key).toEqual({
      tldr: [],
      paragraph: [],
    })
  }
})

test('where another record has taken the place of ours nothing is bound to it', () => {
  for (const study of retold) {
    const { tldr, paragraph, source, sentences, facts, basis } = demoSummary(study, false)
    expect({ tldr, source, sentences, basis }).toEqual({
      tldr: study.summary.tldr,
      source: null,
      sentences: null,
      basis: 'record',
    })
    expect(paragraph).toContain(study.summary.sentences[0]?.text)
    expect([facts.words, facts.effects]).toEqual([undefined, undefined])
  }
})

test('words that are not in the abstract are a fault of the corpus', () => {
  const [first] = retold as [Retold]
  const wrong = { ...first, summary: { ...first.summary, source: 'Nobody said this.' } }
  expect(() => demoSummary(wrong, true)).toThrow('Nobody said this.')
})
