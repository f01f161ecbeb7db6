import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftedSummary } from '@/lib/evidence/drafted-summary'
import { REASONS } from '@/lib/evidence/finding/reasons'
import { packSentences, type TracedSentence, unpackSentences } from '@/lib/evidence/trace/trace-sentences'

const ABSTRACT = [
  { label: 'Objective', text: 'To compare quillwort tea and water for hiccups.' },
  { label: 'Methods', text: 'We randomised 120 adults to quillwort tea or water.' },
  {
    label: 'Results',
    text: 'Hiccups ended within an hour in 62% with tea and 40% with water (p = 0.01). The mean difference was 12 minutes.',
  },
  {
    label: 'Conclusions',
    text: 'Quillwort tea ended hiccups sooner than water in adults. Larger trials are needed to confirm this.',
  },
]

test('says of each sentence its role and chance, which was chosen, and why the strongest others were not', () => {
  const { tldr, trace } = draftedSummary({ title: 'Quillwort tea for hiccups: a randomised trial', abstract: ABSTRACT })
  const sentences = unpackSentences(trace?.sentences ?? '')
  expect(sentences.map(({ role }) => role)).toEqual([
    'objective',
    'methods',
    'results',
    'results',
    'conclusions',
    'conclusions',
  ])
  const chosen = sentences.filter(({ isChosen }) => isChosen)
  expect(chosen.map(({ section, start, end }) => ABSTRACT[section]?.text.slice(start, end))).toEqual([tldr])
  expect(sentences.every(({ role, chance }) => (chance !== null) === ['results', 'conclusions'].includes(role))).toBe(
    true,
  )
  expect(sentences.at(-1)?.reason).toBe('asks for research')
  expect(trace?.surest?.[0]).toBeGreaterThan(50)
  expect(trace?.sample).toBe('randomised')
})

test('says where an effect was read that is not shown, and why', () => {
  const { facts, trace } = draftedSummary({
    title: 'Quillwort tea',
    abstract: [{ text: 'We randomised adults to tea or water. The hazard ratio was 0.80 (95% CI 0.65 to 0.98).' }],
  })
  expect(facts?.effects).toBeUndefined()
  expect(trace?.left).toHaveLength(1)
  expect(trace?.left?.[0]?.[3]).toBe('both')
})

test('takes few bytes of an ordinary abstract', () => {
  const { trace } = draftedSummary({ title: 'Quillwort tea for hiccups: a randomised trial', abstract: ABSTRACT })
  expect(JSON.stringify(trace).length).toBeLessThan(250)
})

test('what is packed is unpacked again, whatever the sections and gaps', () => {
  const sentence = fc.record({
    turn: fc.integer({ min: 0, max: 3 }),
    gap: fc.integer({ min: 0, max: 40 }),
    length: fc.integer({ min: 1, max: 900 }),
    role: fc.constantFrom('background', 'objective', 'methods', 'results', 'conclusions' as const),
    chance: fc.option(
      fc.record({ main: fc.integer({ min: 0, max: 100 }), misleading: fc.integer({ min: 0, max: 100 }) }),
    ),
    mark: fc.constantFrom('chosen', 'none', ...REASONS.map(([reason]) => reason)),
  })
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 12 }), (drawn) => {
      let section = 0
      let next = 0
      const sentences = drawn.map(({ turn, gap, length, role, chance, mark }): TracedSentence => {
        if (turn > 0) next = 0
        section += turn
        const start = next + gap
        next = start + length + 1
        const isChosen = mark === 'chosen'
        const reason = isChosen || mark === 'none' ? null : (mark as TracedSentence['reason'])
        return { section, start, end: start + length, role: role as TracedSentence['role'], chance, isChosen, reason }
      })
      expect(unpackSentences(packSentences(sentences))).toEqual(sentences)
    }),
  )
})

test('what cannot be read ends what is shown, and is no fault', () => {
  expect(unpackSentences('o12 what m3')).toHaveLength(1)
  expect(unpackSentences('')).toEqual([])
})
