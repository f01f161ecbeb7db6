import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FactSpan } from '@/lib/evidence/facts/fact-text'
import { keyFacts } from '@/lib/evidence/facts/key-facts'
import { figureOf } from '@/lib/evidence/facts/numbers'
import { judgeDesign } from '@/lib/evidence/judge/judge-design'
import { sentencesOf } from '@/lib/evidence/sentences'
import type { AbstractSection } from '@/lib/studies/citable-text'
import { growthOf } from '../../support/quickest'

/** Pieces that the rules look for, to be put together in every wrong way. */
const piece = fc.constantFrom(
  'We randomised ',
  '120 ',
  'forty-three ',
  'patients ',
  'with asthma ',
  'were randomly assigned ',
  '(n = 60) ',
  'to aspirin or placebo',
  '. ',
  'The odds ratio was ',
  'HR ',
  '0.85 ',
  '(95% CI ',
  '−0.4 to 1.2',
  ') ',
  '; p<0.001',
  '12.5% ',
  'versus ',
  'and ',
  'respectively, ',
  'NCT01234567 ',
  'follow-up of 12 months ',
  'a 40-year-old man ',
  'Case report: ',
  'we searched MEDLINE ',
  'primary outcome was pain ',
  'in mice ',
  '\n',
  '𝛽-blocker ',
  '"',
)
const text = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
)
const abstracts: fc.Arbitrary<AbstractSection[]> = fc.array(
  fc.record({ text, label: fc.constantFrom('', 'METHODS', 'Results', 'Participants') }),
  { maxLength: 4 },
)

test('every span of a fact or of what decided a design cuts words from the text', () => {
  fc.assert(
    fc.property(text, abstracts, (title, abstract) => {
      const { population, intervention, comparator, outcomes, sampleSize, effects, followUp, registrations } = keyFacts(
        abstract,
        title,
        sentencesOf(abstract),
      )
      const held = [sampleSize, followUp, ...effects, ...registrations].flatMap((fact) => fact?.span ?? [])
      const spans = [population, intervention, comparator, ...outcomes, ...held].flatMap((span) => span ?? [])
      for (const span of spans) expectWords(cut(span, abstract, title), span)
      const { words, humanWords } = judgeDesign({ publicationTypes: [], title: { text: title }, abstract })
      for (const found of [...words, ...(humanWords ? [humanWords] : [])]) {
        if (found.where === 'title') expectWords(title.slice(found.start, found.end), found)
        if (found.where === 'abstract') expectWords(abstract[found.section]?.text.slice(found.start, found.end), found)
      }
    }),
    { numRuns: 300 },
  )
})

test('every number of an effect stands among its words', () => {
  fc.assert(
    fc.property(abstracts, (abstract) => {
      for (const { value, versus, interval, span } of keyFacts(abstract, '', sentencesOf(abstract)).effects) {
        const words = cut(span, abstract, '')
        const figures = [...words.matchAll(/[−-]?\d[\d,]*(?:\.\d+)?/g)].map(([figure]) => Math.abs(figureOf(figure)))
        for (const figure of [value, versus, interval?.low, interval?.high])
          if (figure !== undefined) expect(figures, words).toContain(Math.abs(figure))
      }
    }),
    { numRuns: 300 },
  )
})

const LONG = 20_000
test.each([
  ['one word', 'a'.repeat(LONG)],
  ['digits', '1'.repeat(LONG)],
  ['numbers', '12 '.repeat(LONG)],
  ['number words', 'twenty '.repeat(LONG)],
  ['spaces', ` randomised${' '.repeat(LONG)}`],
  ['words without a stop', 'a randomised trial of patients and '.repeat(2_000)],
  ['hyphens', 'a-'.repeat(LONG)],
  ['brackets', '('.repeat(LONG)],
  ['open intervals', '0.5 (95% CI '.repeat(3_000)],
  ['percentages', '12.5% and '.repeat(3_000)],
  ['equal groups', '(n = 12) group '.repeat(3_000)],
  ['short sentences', 'We saw 12 women. '.repeat(3_000)],
  ['mentions', 'mean difference '.repeat(3_000)],
  ['capitals', 'NCT '.repeat(LONG)],
  ['cases', 'we report a case of '.repeat(3_000)],
  ['searches', 'medline embase we searched '.repeat(3_000)],
  ['comparisons', 'effect of a versus '.repeat(3_000)],
  ['people', 'in women with '.repeat(3_000)],
])('%s without end take as long as there is of them', (_, long) => {
  const sources = [1, 0.5].map((share) => {
    const text = long.slice(0, long.length * share)
    return { share, text, abstract: [{ text }], sentences: sentencesOf([{ text }]) }
  })
  const growth = growthOf((share) => {
    const { text, abstract, sentences } = sources.find((source) => source.share === share) as (typeof sources)[number]
    keyFacts(abstract, text, sentences)
    judgeDesign({ publicationTypes: [], title: { text }, abstract })
  })
  expect(growth).toBeLessThan(3)
})

function cut({ section, start, end }: FactSpan, abstract: AbstractSection[], title: string): string {
  return (section === null ? title : (abstract[section]?.text ?? '')).slice(start, end)
}

function expectWords(words: string | undefined, span: object) {
  expect(words, JSON.stringify(span)).toMatch(/\S/)
}
