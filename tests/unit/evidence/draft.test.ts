import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DraftSource, draftSummary } from '@/lib/evidence/draft'
import { draftedSummaries, draftedSummary } from '@/lib/evidence/drafted-summary'
import { countWords, edited } from '@/lib/evidence/edits'
import { numbersOf, unfaithful } from '@/lib/evidence/support'
import { GOLDEN_ABSTRACTS, type Golden } from '../../support/golden-abstracts'
import { growthOf } from '../../support/quickest'

const draftOf = ({ title, sections, types }: Golden) =>
  draftSummary({ title, abstract: sections, publicationTypes: types })

const golden = (name: string) => {
  const found = GOLDEN_ABSTRACTS.find((each) => each.name === name)
  if (!found) throw new Error(name)
  return found.golden
}

test('a name in place of "this treatment" says that it comes from the title', () => {
  const source = golden('this treatment')
  const { tldr } = draftOf(source)
  if ('none' in tldr) throw new Error(tldr.none)
  const [edit] = tldr.edits
  expect(edit).toMatchObject({ start: 0, end: 14, put: 'Inhaled colistin', why: 'named', from: { place: 'title' } })
  const { start = 0, end = 0 } = edit?.from ?? {}
  expect(source.title.slice(start, end)).toBe('inhaled colistin')
})

test('a paragraph asks, tells how, what with its numbers, and concludes, each part bound to its sentence', () => {
  const source = golden('negative trial')
  const { paragraph } = draftOf(source)
  if ('none' in paragraph) throw new Error(paragraph.none)
  expect(paragraph.sentences.map(({ part }) => part)).toEqual(['question', 'method', 'result', 'result', 'conclusion'])
  expect(paragraph.sentences[2]?.text).toContain('relative risk 1.03, 95% CI 0.76 to 1.40; p = 0.83')
  for (const { source: at, text, edits } of paragraph.sentences) {
    const sentence = source.sections[at.section]?.text.slice(at.start, at.end) ?? ''
    expect(edited(sentence, edits)).toBe(text)
  }
})

test('a paragraph opens with the first aim and has the result that its conclusion rests on, with its p', () => {
  const { paragraph } = draftSummary({
    title: 'Quillwort tea for hiccups',
    abstract: [
      {
        label: 'Objectives',
        text: 'The aim was to test quillwort tea for hiccups. A secondary aim was to measure thirst and costs of hiccups.',
      },
      { label: 'Methods', text: 'A randomised trial of 120 adults with hiccups was done, of quillwort tea or water.' },
      {
        label: 'Results',
        text: 'Thirst was 12% v 14% (95% CI 2% to 30%) by day and 20% v 30% by night. Sleep was 40% and 41%. Pain and hiccups at night were less with quillwort tea (p = 0.02).',
      },
      { label: 'Conclusions', text: 'Quillwort tea reduced pain and hiccups at night in adults.' },
    ],
  })
  if ('none' in paragraph) throw new Error(paragraph.none)
  const texts = paragraph.sentences.map(({ text }) => text)
  expect(texts[0]).toBe('The aim was to test quillwort tea for hiccups.')
  expect(texts).toContain('Pain and hiccups at night were less with quillwort tea (p = 0.02).')
})

test('a study whose conclusion only calls for research gets its main result, and no call in the paragraph', () => {
  const { paragraph } = draftOf(golden('only more research'))
  expect(JSON.stringify(paragraph)).not.toContain('are needed')
})

test('headings in brackets tell what each sentence is for, and are no part of a finding', () => {
  const text =
    '[Purpose] We asked whether quillwort tea ends hiccups. [Methods] Forty adults drank quillwort tea or water. ' +
    '[Results] Hiccups ended sooner with the tea than with water (p = 0.01). ' +
    '[Conclusion] Quillwort tea shortens the hiccups of adults.'
  const { roles, tldr } = draftSummary({ title: 'Quillwort tea and hiccups', abstract: [{ text }] })
  expect(roles).toEqual(['objective', 'methods', 'results', 'conclusions'])
  expect(tldr).toMatchObject({ text: 'Quillwort tea shortens the hiccups of adults.' })
})

test('what a study promises is no finding', () => {
  const text =
    'We gave quillwort tea to adults with hiccups. Our results will provide an answer for adults with hiccups.'
  expect(draftSummary({ title: 'Quillwort tea and hiccups', abstract: [{ text }] }).tldr).toEqual({
    none: 'nothing that can stand alone',
  })
})

test('what was found in animals or a laboratory is stated where it says so', () => {
  const drafted = (title: string) =>
    draftSummary({
      title,
      abstract: [
        { label: 'Methods', text: 'Fifteen hearts were given quillwort tea or water.' },
        { label: 'Results', text: 'Recovery was more frequent with quillwort tea than with water (p = 0.01).' },
        { label: 'Conclusions', text: 'Quillwort tea improves recovery from cardiac arrest.' },
      ],
      design: 'animal or laboratory',
    }).tldr
  expect(drafted('Quillwort tea and cardiac arrest in dogs')).toMatchObject({
    text: 'Quillwort tea improves recovery from cardiac arrest.',
  })
  expect(drafted('Quillwort tea and cardiac arrest')).toHaveProperty('none')
})

test('of many studies each gets what it gets by itself, in their order', () => {
  const sources = GOLDEN_ABSTRACTS.map(({ golden: { title, sections, types } }) => ({
    title,
    abstract: sections,
    publicationTypes: types,
  }))
  const many = [...sources, ...sources.toReversed()]
  expect(draftedSummaries(many)).toEqual(many.map(draftedSummary))
  expect(draftedSummaries([])).toEqual([])
})

const words = fc.constantFrom(
  ...`This treatment reduced mortality did not significantly in patients (p=0.03) 95% CI [1.2-3.4] mg 5 may suggest that
  We conclude Results: Conclusions: Background. To assess whether placebo; however, further studies are needed . . ? of
  The EA electroacupuncture (EA) (EA) et al. versus improved pain. \n\n <i> µg · 0·5 ½ \ud83d é 結果。 NO`.split(/\s+/),
  ' ',
)
const mangled = fc.oneof(
  { weight: 3, arbitrary: fc.array(words, { maxLength: 120 }).map((parts) => parts.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
)
const anyLabel = fc.option(
  fc.oneof(fc.constantFrom('RESULTS', 'Methods and results', 'Conclusions', 'UNASSIGNED', ''), fc.string()),
  { nil: undefined },
)
const anySource: fc.Arbitrary<DraftSource> = fc.record({
  title: mangled,
  abstract: fc.array(fc.record({ text: mangled, label: anyLabel, category: anyLabel }), { maxLength: 6 }),
  publicationTypes: fc.array(fc.constantFrom('Journal Article', 'Clinical Trial Protocol'), { maxLength: 2 }),
})

test('whatever the text, a draft is made of sentences that the abstract has, and says no more than they do', () => {
  fc.assert(
    fc.property(anySource, (source) => {
      const { tldr, paragraph, sentences, roles } = draftSummary(source)
      expect(roles.length).toBe(sentences.length)
      const parts = [...('none' in tldr ? [] : [tldr]), ...('none' in paragraph ? [] : paragraph.sentences)]
      for (const { text, source: at, edits } of parts) {
        const sentence = source.abstract[at.section]?.text.slice(at.start, at.end) ?? ''
        expect(edited(sentence, edits)).toBe(edits.length === 0 ? edited(text, []) : text)
        const named = edits.filter(({ from }) => from).map(({ put }) => put)
        expect(unfaithful(text, sentence, named)).toEqual([])
        const numbers = new Set(numbersOf(sentence))
        expect(numbersOf(text).filter((number) => !numbers.has(number))).toEqual([])
      }
      if (!('none' in tldr)) expect(countWords(tldr.text)).toBeLessThanOrEqual(35)
    }),
    { numRuns: 400 },
  )
})

test('a text takes as long as it is, of whatever', () => {
  const pieces = [
    'a',
    ' ',
    '. ',
    '(',
    ')',
    '(a ',
    '[1] ',
    'p < 0.05 ',
    'EA (EA) ',
    'This treatment ',
    'is needed, and ',
    'further ',
    'the A of ',
    ', ',
    '; ',
    '– ',
    '1 ',
    '<i>',
    'Results: ',
    '\n\n',
    'A B (AB) AB. ',
    'no ',
    'will be ',
    'We found that ',
    'é',
    '結',
  ]
  draftSummary({ title: 'warm', abstract: [{ text: 'We found that it fell. It rose.' }] })
  for (const piece of pieces) {
    const texts = [
      (share: number) => piece.repeat((share * 40_000) / piece.length),
      (share: number) => `${piece.repeat(650 / piece.length)}. `.repeat(share * 60),
    ]
    for (const textOf of texts) {
      const growth = growthOf((share) => {
        const text = textOf(share)
        return draftSummary({ title: text, abstract: [{ text }, { label: 'Conclusions', text }] })
      })
      expect(growth, JSON.stringify(piece)).toBeLessThan(3)
    }
  }
})
