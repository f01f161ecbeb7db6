import { describe, expect, it } from 'vitest'
import { significanceOf } from '@/lib/evidence/finding/significance'

describe('what the figures of a sentence tell', () => {
  it.each([
    ['less pain (p = 0.03) and less nausea (P<.001)', 2, 0],
    ['60.4% vs 43.5%; P = .2096', 0, 1],
    ['p=0·058', 0, 1],
    ['OR 1.85 (95% CI 0.91 to 3.77)', 0, 1],
    ['hazard ratio 0.51; 95%CI 0.27–0.97', 1, 0],
    ['relative risk 0.76, 95% CI 0.59–0.97', 1, 0],
    ['difference –5.97, 95% CI –8.49 to –3.44', 1, 0],
    ['a difference of 2 mm (95 % CI −0.6 to 4.8)', 0, 1],
    ['77.2% (95% CI, 73.0, 81.4) had it', 0, 0],
    ['HR 0.77 (95% CI 0.50–1.20), p = 0.04', 1, 0],
    ['CI', 0, 0],
  ])('%s', (text, small, large) => {
    expect(significanceOf(text)).toEqual({ small, large })
  })

  it('are read of the longest texts', () => {
    expect(significanceOf('95% CI 1'.repeat(40_000))).toEqual({ small: 0, large: 0 })
    expect(significanceOf(`CI ${'1'.repeat(300_000)}`)).toEqual({ small: 0, large: 0 })
  })
})
