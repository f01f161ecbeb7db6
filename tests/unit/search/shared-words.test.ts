import { describe, expect, it } from 'vitest'
import { sharedWords } from '@/lib/search/shared-words'

const document = (words: Record<string, number>) => ({ words: Object.keys(words), counts: Object.values(words) })
const found = new Map([
  ['seaweed', 1],
  ['iodine', 20],
  ['thyroid', 25],
  ['kelp', 2],
  ['patient', 400],
  ['women', 300],
])
const lexemes = (documents: Parameters<typeof sharedWords>[0], total = 1000) =>
  sharedWords(documents, found, total).map(({ lexeme }) => lexeme)

describe('what a few studies are about', () => {
  it('is said by words that stand often in them and seldom elsewhere', () => {
    const words = lexemes([document({ iodine: 3, thyroid: 1, women: 3 }), document({ iodine: 2, women: 2, kelp: 1 })])
    expect(words).toEqual(['iodine', 'kelp', 'thyroid', 'women'])
  })

  it('is not said by a word that no other study has, or nobody has counted', () => {
    expect(lexemes([document({ seaweed: 9, iodine: 1, unheard: 9 })])).toEqual(['iodine'])
  })

  it('is not said by a word of many studies', () => {
    expect(lexemes([document({ patient: 9, iodine: 1 })])).toEqual(['iodine'])
    expect(lexemes([document({ patient: 9, iodine: 1 })], 2000)).toContain('patient')
  })

  it('is said by each of them alike, however long it is', () => {
    const long = document({ iodine: 90, women: 10 })
    const short = document({ thyroid: 9, women: 1 })
    const [first, second] = sharedWords([long, short], new Map([...found, ['thyroid', 20]]), 1000)
    expect(first?.worth).toBeCloseTo(second?.worth as number)
  })

  it('is said by twenty words at most, in one order whatever the order they stand in', () => {
    const words = Array.from({ length: 30 }, (_, n) => `w${n}`)
    const counted = new Map(words.map((word) => [word, 5]))
    const asked = (order: string[]) => [{ words: order, counts: order.map(() => 1) }]
    const shared = sharedWords(asked(words), counted, 1000)
    expect(shared).toHaveLength(20)
    expect(shared).toEqual(sharedWords(asked([...words].reverse()), counted, 1000))
  })

  it('is not said by nothing', () => {
    expect(sharedWords([], found, 1000)).toEqual([])
    expect(sharedWords([document({})], found, 1000)).toEqual([])
  })
})
