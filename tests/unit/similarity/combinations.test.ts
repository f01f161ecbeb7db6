import fc from 'fast-check'
import { expect, it } from 'vitest'
import { combinations } from '@/lib/similarity/combinations'

const MILLION = 1_000_000
const term = (lexeme: string, studies: number, weight = 1 / studies) => ({ lexeme, studies, weight })

it('rare words are looked for one by one, others together', () => {
  const terms = [term('ritlecitinib', 40), term('alopecia', 5000), term('areata', 3000), term('scalp', 8000)]
  expect(combinations(terms, MILLION)).toEqual({
    rare: "'ritlecitinib'",
    together: "('areata' & 'alopecia') | ('areata' & 'scalp') | ('alopecia' & 'scalp')",
  })
})

it('the more frequent words are, the more of them are asked for at a time', () => {
  const asked = (studies: number) =>
    combinations(
      ['a', 'b', 'c', 'd'].map((lexeme) => term(lexeme, studies)),
      MILLION,
    ).together
  expect(asked(7_000)).toContain("('a' & 'b')")
  expect(asked(15_000)).toContain("('a' & 'b' & 'c')")
  expect(asked(90_000)).toBe("('a' & 'b' & 'c' & 'd')")
})

it('no more is looked for than a few thousand studies are expected to have', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 25 })
  fc.assert(
    fc.property(counts, (all) => {
      const terms = all.map((studies, index) => term(`w${index}`, studies))
      const { rare } = combinations(terms, MILLION)
      const found = terms.filter(({ lexeme }) => rare.includes(`'${lexeme}'`))
      expect(found.reduce((sum, { studies }) => sum + studies, 0)).toBeLessThanOrEqual(1000)
    }),
  )
})

it('a study without a telling term has nothing to look for', () => {
  expect(combinations([], MILLION)).toEqual({ rare: '', together: '' })
})
