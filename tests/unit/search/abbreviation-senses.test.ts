import { describe, expect, it } from 'vitest'
import { meantSense, type Sense, sensesOf } from '@/lib/search/abbreviation-senses'

const sense = (long: string, studies: number): Sense => ({ long, key: long, studies })
const meant = (senses: Sense[], fitting: number[] = []) => meantSense(senses, fitting)?.long ?? null

it('wordings of one long form are one sense, named by the most frequent', () => {
  const forms = [
    sense('area under the plasma curve', 4),
    sense('area under the curve', 18),
    sense('area under curve', 2),
    sense('acute urinary colic', 3),
  ]
  expect(sensesOf(forms)).toEqual([sense('area under the curve', 24), sense('acute urinary colic', 3)])
})

it('so are forms of one word, but not words that begin a little alike', () => {
  expect(sensesOf([sense('cognitive behavioral therapy', 9), sense('cognitive behavior therapy', 5)])).toEqual([
    sense('cognitive behavioral therapy', 14),
  ])
  expect(sensesOf([sense('acute lymphoblastic leukemia', 9), sense('acute lymphocytic leukemia', 5)])).toHaveLength(2)
})

describe('the sense that is meant', () => {
  it('is the one that nearly every study means', () => {
    expect(meant([sense('pulmonary embolism', 8), sense('physical education', 2)])).toBe('pulmonary embolism')
    expect(meant([sense('pulmonary embolism', 7), sense('physical education', 3)])).toBeNull()
    expect(meant([sense('pulmonary embolism', 2)])).toBeNull()
    expect(meant([])).toBeNull()
  })

  it('or the one that alone goes with the other words', () => {
    const senses = [sense('high frequency', 5), sense('heart failure', 4)]
    expect(meant(senses, [1, 30])).toBe('heart failure')
    expect(meant(senses, [10, 30])).toBeNull()
    expect(meant(senses, [0, 2])).toBeNull()
  })

  it('is anybody’s guess where the words go with another, or with none of few', () => {
    const senses = [sense('alzheimer disease', 18), sense('atopic dermatitis', 3)]
    expect(meant(senses, [5, 1])).toBe('alzheimer disease')
    expect(meant(senses, [0, 2])).toBeNull()
    expect(meant(senses, [1, 8])).toBe('atopic dermatitis')
    expect(meant(senses, [0, 0])).toBe('alzheimer disease')
    expect(meant([sense('endothelial cell', 5)], [0])).toBeNull()
  })
})
