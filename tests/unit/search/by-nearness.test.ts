import { describe, expect, it } from 'vitest'
import { byNearness, type Candidate } from '@/lib/search/by-nearness'
import { DIMENSIONS } from '@/lib/search/latent-space'

const pointing = (dimension: number) => Int8Array.from({ length: DIMENSIONS }, (_, d) => (d === dimension ? 127 : 0))
const study = (id: number, score: number, dimension: number, prior = 1): Candidate => ({
  id,
  score,
  prior,
  vector: pointing(dimension),
})
const asked = [{ rarity: 5, vector: Float32Array.from(pointing(0)) }]

describe('of studies with the same words', () => {
  it('those come first that lie near to what was asked', () => {
    expect(byNearness([study(1, 5, 1), study(2, 5, 2), study(3, 5, 0)], asked)[0]).toBe(3)
  })

  it('those come first that lie near to the best, where nothing is known of the words', () => {
    const unknown = [{ rarity: 5, vector: null }]
    const best = [study(1, 9, 4), study(2, 8.9, 4), study(3, 5, 1), study(4, 5, 4)]
    expect(byNearness(best, unknown)).toEqual([1, 2, 4, 3])
  })

  it('one with many more of the words stays before one that lies nearer', () => {
    expect(byNearness([study(1, 20, 1), study(2, 5, 0)], asked)).toEqual([1, 2])
  })

  it('lying near helps one that was retracted less', () => {
    expect(byNearness([study(1, 5, 1), study(2, 3, 0, 0.2), study(3, 3, 0)], asked)).toEqual([3, 1, 2])
  })

  it('the order stays where no study has a place', () => {
    const nowhere = [3, 1, 2].map((id) => ({ ...study(id, 5, 0), vector: new Int8Array(DIMENSIONS) }))
    expect(byNearness(nowhere, asked)).toEqual([3, 1, 2])
  })
})

it('nothing found is nothing in another order', () => {
  expect(byNearness([], asked)).toEqual([])
})
