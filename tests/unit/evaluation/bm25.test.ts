import { describe, expect, it } from 'vitest'
import { Bm25 } from '@/lib/evaluation/bm25'

/** Three documents of lengths 4, 2 and 6: the mean is 4. */
function corpus() {
  const bm25 = new Bm25()
  bm25.addDocument(1, 4)
  bm25.addDocument(2, 2)
  bm25.addDocument(3, 6)
  bm25.addPosting('hair', 1, 2)
  bm25.addPosting('hair', 2, 1)
  bm25.addPosting('lupus', 3, 1)
  return bm25
}

const ask = (...lexemes: string[]) => new Map(lexemes.map((lexeme) => [lexeme, 1]))

describe('BM25', () => {
  it('scores as worked out by hand', () => {
    // idf(hair) = ln(1 + 1.5 / 2.5) = 0.4700036
    // document 1: 2 / (2 + 0.9 · (0.6 + 0.4 · 4/4)) = 0.6896552; document 2: 1 / (1 + 0.9 · (0.6 + 0.4 · 2/4)) = 0.5813953
    const ranked = corpus().rank(ask('hair'), 10)
    expect(ranked.map(({ document }) => document)).toEqual([1, 2])
    expect(ranked[0]?.score).toBeCloseTo(0.4700036 * 0.6896552, 6)
    expect(ranked[1]?.score).toBeCloseTo(0.4700036 * 0.5813953, 6)
  })

  it('takes any of the words, a rare one for more than a frequent one', () => {
    // idf(lupus) = ln(1 + 2.5 / 1.5) = 0.9808293; document 3: 1 / (1 + 0.9 · (0.6 + 0.4 · 6/4)) = 0.4807692
    const ranked = corpus().rank(ask('hair', 'lupus'), 10)
    expect(ranked.map(({ document }) => document)).toEqual([3, 1, 2])
    expect(ranked[0]?.score).toBeCloseTo(0.9808293 * 0.4807692, 6)
  })

  it('counts a word as often as the question repeats it', () => {
    const once = corpus().rank(ask('hair'), 1)[0]?.score as number
    expect(corpus().rank(new Map([['hair', 2]]), 1)[0]?.score).toBeCloseTo(2 * once, 10)
  })

  it('gives no weight below 0 to a word that every document has', () => {
    const bm25 = new Bm25()
    for (const document of [1, 2]) {
      bm25.addDocument(document, 3)
      bm25.addPosting('patient', document, 1)
    }
    expect(bm25.rank(ask('patient'), 10).every(({ score }) => score > 0)).toBe(true)
  })

  it('orders equals by their number, whatever order they came in, and stops at the most', () => {
    const bm25 = new Bm25()
    for (const document of [7, 3, 5]) {
      bm25.addDocument(document, 1)
      bm25.addPosting('hair', document, 1)
    }
    expect(bm25.rank(ask('hair'), 2).map(({ document }) => document)).toEqual([3, 5])
  })

  it('does not count an empty document into the mean length, and finds nothing for words that nothing has', () => {
    const withEmpty = corpus()
    withEmpty.addDocument(4, 0)
    expect(withEmpty.rank(ask('hair'), 10)).toEqual(corpus().rank(ask('hair'), 10))
    expect(corpus().rank(ask('unheard'), 10)).toEqual([])
    expect(new Bm25().rank(ask('hair'), 10)).toEqual([])
  })
})
