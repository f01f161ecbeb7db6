import { describe, expect, it } from 'vitest'
import { ndcg, qualityOf, recall, reciprocalRank } from '@/lib/evaluation/metrics'
import { trecRun } from '@/lib/evaluation/trec-run'

const grades = (given: Record<string, number>) => new Map(Object.entries(given))
const many = (count: number, prefix = 'd') => Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`)

describe('nDCG', () => {
  it('takes the grade itself as the gain, discounted by log2 of the rank and one', () => {
    // 1/log2(2) + 3/log2(4) = 2.5, of the ideal 3/log2(2) + 2/log2(3) + 1/log2(4) = 4.7618595
    expect(ndcg(['one', 'none', 'three'], grades({ three: 3, two: 2, one: 1 }), 10)).toBeCloseTo(2.5 / 4.7618595, 6)
  })

  it('is 1 for the ideal order, whichever of two equal grades comes first', () => {
    const judged = grades({ a: 2, b: 2, c: 1 })
    expect(ndcg(['a', 'b', 'c'], judged, 10)).toBe(1)
    expect(ndcg(['b', 'a', 'c'], judged, 10)).toBe(1)
    expect(ndcg(['c', 'a', 'b'], judged, 10)).toBeLessThan(1)
  })

  it('counts no more than ten in the ideal where more are relevant', () => {
    const judged = new Map(many(25).map((id) => [id, 1]))
    expect(ndcg(many(10), judged, 10)).toBe(1)
    // Only the eleventh: nothing of the first ten.
    expect(ndcg([...many(10, 'x'), 'd1'], judged, 10)).toBe(0)
  })

  it('keeps in the ideal what no ranking can hold', () => {
    // 1/log2(2) of 1/log2(2) + 1/log2(3) = 1.6309298
    expect(ndcg(['a'], grades({ a: 1, absent: 1 }), 10)).toBeCloseTo(1 / 1.6309298, 6)
  })

  it('takes nothing away for a grade below 0 and is 0 where nothing is relevant', () => {
    expect(ndcg(['bad', 'a'], grades({ a: 1, bad: -2 }), 10)).toBeCloseTo(1 / Math.log2(3), 10)
    expect(ndcg(['bad'], grades({ bad: 0 }), 10)).toBe(0)
    expect(ndcg([], grades({}), 10)).toBe(0)
  })

  it('counts a document once that is ranked twice', () => {
    expect(ndcg(['a', 'a', 'b'], grades({ a: 1, b: 1 }), 10)).toBe(1)
  })
})

describe('the first relevant document and the part that was found', () => {
  it('is one over its rank among the first ten, otherwise 0', () => {
    expect(reciprocalRank(['x', 'y', 'a', 'b'], grades({ a: 1, b: 3 }), 10)).toBeCloseTo(1 / 3, 10)
    expect(reciprocalRank([...many(10, 'x'), 'a'], grades({ a: 1 }), 10)).toBe(0)
    expect(reciprocalRank(['zero'], grades({ zero: 0, a: 1 }), 10)).toBe(0)
  })

  it('is of all that are relevant, also those beyond the depth', () => {
    expect(recall(['a', 'x', 'b'], grades({ a: 1, b: 2, c: 1, d: 1, no: 0 }), 100)).toBe(0.5)
    expect(recall([...many(100, 'x'), 'a'], grades({ a: 1 }), 100)).toBe(0)
    expect(recall(many(100), new Map(many(200).map((id) => [id, 1])), 100)).toBe(0.5)
  })
})

describe('means over questions', () => {
  it('count a judged question without a ranking as 0, and a ranking without a judgement not at all', () => {
    const judged = new Map([
      ['answered', grades({ a: 1 })],
      ['unanswered', grades({ b: 1 })],
    ])
    const rankings = new Map([
      ['answered', ['a']],
      ['unjudged', ['z']],
    ])
    expect(qualityOf(rankings, judged)).toEqual({ ndcg10: 0.5, mrr10: 0.5, recall100: 0.5 })
  })

  it('are 0, not a fault, where nothing is judged', () => {
    expect(qualityOf(new Map(), new Map())).toEqual({ ndcg10: 0, mrr10: 0, recall100: 0 })
  })
})

describe('a TREC run', () => {
  it('leaves no two scores equal, so that no judge orders them in a way of its own', () => {
    expect(trecRun('q1', ['d9', 'd2', 'd5'])).toBe('q1 Q0 d9 1 3 precis\nq1 Q0 d2 2 2 precis\nq1 Q0 d5 3 1 precis\n')
    expect(trecRun('q1', [])).toBe('')
  })
})
