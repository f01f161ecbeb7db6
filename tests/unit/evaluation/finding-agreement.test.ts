import { describe, expect, test } from 'vitest'
import { type AnnotatedFinding, readFindingReading, togetherById } from '@/lib/evaluation/annotated-finding'
import { findingQuality, hasResult, isDirectionRight, verdictBy, verdictOf } from '@/lib/evaluation/finding-agreement'
import { fits } from '@/lib/evaluation/finding-text'

const reading = {
  id: 'A',
  kind: 'comparison',
  main: [3],
  weak: [2],
  misleading: [4],
  direction: 'no-difference' as const,
  sents: [0, 10, 20, 30, 40].map((start): [number, number] => [start, start + 9]),
}
const finding: AnnotatedFinding = { id: 'A', kind: 'comparison', sents: reading.sents, readings: [reading] }
const roleAt = (start: number) => (start < 10 ? 'methods' : 'results')
const judged = (spans: [number, number][], of = finding) => ({
  finding: of,
  roleAt,
  claim: { text: 'Hiccups did not differ.', spans },
})

describe('a claim is judged by the sentences it is made of', () => {
  test.each<[string, [number, number][]]>([
    ['main', [[30, 39]]],
    ['main', [[31, 38]]],
    ['weak', [[20, 29]]],
    ['misleading', [[40, 49]]],
    ['neutral', [[10, 19]]],
    ['wrong_role', [[0, 9]]],
    [
      'main',
      [
        [40, 49],
        [30, 39],
      ],
    ],
    [
      'misleading',
      [
        [40, 49],
        [20, 29],
      ],
    ],
    [
      'weak',
      [
        [20, 29],
        [10, 19],
      ],
    ],
  ])('%s: %j', (verdict, spans) => {
    expect(verdictBy(reading, judged(spans))).toBe(verdict)
  })

  test('of two readings the stricter counts, and that they differ is stated', () => {
    const other = { ...reading, main: [], misleading: [3] }
    const twice = { ...finding, readings: [reading, other] }
    expect(verdictOf(judged([[30, 39]], twice))).toEqual({ verdict: 'misleading', isDisputed: true })
    expect(verdictOf(judged([[30, 39]]))).toEqual({ verdict: 'main', isDisputed: false })
  })
})

test('shares are of what is claimed, and a protocol has nothing to be claimed', () => {
  const protocol = { ...finding, readings: [{ ...reading, kind: 'protocol', main: [] }] }
  expect(hasResult(protocol)).toBe(false)
  const all = [
    judged([[30, 39]]),
    judged([[40, 49]]),
    { finding, roleAt, claim: null },
    { finding: protocol, roleAt, claim: null },
  ]
  expect(findingQuality(all)).toMatchObject({
    abstracts: 4,
    claimed: 2,
    claimed_of_results: 2 / 3,
    main: 0.5,
    misleading: 0.5,
    direction_right: 1,
  })
})

test.each([
  ['Tea did not reduce hiccups.', 'no-difference', true],
  ['Tea ended hiccups sooner and reduced nausea.', 'no-difference', false],
  ['Tea reduced hiccups.', 'favours-intervention', true],
  ['Hiccups were similar in both groups.', 'favours-comparator', false],
  ['Tea was studied in ten adults.', 'descriptive', null],
] as const)('%s is %s: %s', (text, direction, right) => {
  expect(isDirectionRight(text, [direction])).toBe(right)
})

test('lines of one abstract come together, and a line that is none says why', () => {
  expect(
    togetherById([reading, { ...reading, id: 'B' }, reading]).map(({ id, readings }) => [id, readings.length]),
  ).toEqual([
    ['A', 2],
    ['B', 1],
  ])
  expect(readFindingReading({ ...reading, id: 7 })).toMatchObject({ reading: { id: '7' } })
  expect(readFindingReading({ ...reading, main: [9] })).toEqual({ reason: 'a sentence is named that is not in sents' })
  expect(readFindingReading({})).toHaveProperty('reason')
})

test('sentences are of a text where each begins and ends with something and the last ends it', () => {
  expect(
    fits('One two. Three.', [
      [0, 8],
      [9, 15],
    ]),
  ).toBe(true)
  expect(
    fits('One two. Three. Four.', [
      [0, 8],
      [9, 15],
    ]),
  ).toBe(false)
  expect(
    fits('One two.  Three', [
      [0, 8],
      [9, 15],
    ]),
  ).toBe(false)
})
