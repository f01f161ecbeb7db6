import { expect, it } from 'vitest'
import { similarTitles } from '@/lib/studies/similar-titles'

it('titles are similar whatever their case, accents, punctuation and subtitle', () => {
  expect(similarTitles('Étude of hair-loss in Lupus.', 'etude of hair loss in lupus: a randomised trial')).toBe(true)
  expect(similarTitles('Baricitinib for hair loss', 'Tofacitinib in rheumatoid arthritis')).toBe(false)
})

it('a short title is similar only where all its words are there', () => {
  expect(similarTitles('Erratum', 'Baricitinib for hair loss: a trial')).toBe(false)
  expect(similarTitles('', 'Anything')).toBe(false)
})
