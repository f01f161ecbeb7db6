import { describe, expect, it } from 'vitest'
import { fitsOutcome } from '@/lib/evidence/facts/certainty/fits-outcome'
import type { Effect } from '@/lib/evidence/facts/effect'
import { keyFacts } from '@/lib/evidence/facts/key-facts'
import { isBound } from '@/lib/evidence/facts/shown-effects'
import { sentencesOf } from '@/lib/evidence/sentences'

const SPAN = { section: 0, start: 0, end: 1 }
const effect = (measure: Effect['measure'], outcome: string): Effect => ({
  measure,
  value: 12,
  versus: 24,
  outcome,
  arms: ['tea', 'water'],
  span: SPAN,
})

describe('what an effect says fits together', () => {
  it.each([
    ['Pain occurred in ', effect('proportion', 'Pain'), true],
    ['The mean pain score was ', effect('mean', 'pain score'), true],
    ['Pain was more likely to be severe (', effect('proportion', 'severe'), true],
    ['The heart rate was ', effect('mean', 'heart rate'), true],
    ['The total dose of morphine was ', effect('mean', 'total dose of morphine'), true],
    ['The mean daily doses were ', effect('mean', 'daily doses'), false],
    ['The score in the recovery room was ', effect('mean', 'recovery room'), false],
    ['lower heart rates and fewer dropouts (', effect('proportion', 'heart rates'), false],
    ['The artery was more likely to be nonanterior (', effect('proportion', 'infarct-related artery'), false],
    ['fewer of them developed macroalbuminuria (', effect('proportion', 'them developed macroalbuminuria'), false],
  ])('%s %o', (before, of, fits) => {
    expect(fitsOutcome(before, of)).toBe(fits)
  })
})

const METHODS = 'We randomised 84 adults with hiccups to quillwort tea or to water.'

/** The effects of a made-up trial that are shown, each in a line. */
function shown(results: string): string[] {
  const abstract = [{ text: `${METHODS} ${results}` }]
  const title = 'Quillwort tea versus water for hiccups: a randomised trial'
  return keyFacts(abstract, title, sentencesOf(abstract))
    .effects.filter(isBound)
    .map(
      ({ measure, outcome, arms, value, versus }) =>
        `${measure} ${outcome}: ${value} ${arms?.[0]} v ${versus} ${arms?.[1]}`,
    )
}

describe('and is left out of a study where it does not', () => {
  it('as the first of a list whose last the numbers are of', () => {
    const results =
      'The tea group had lower heart rates, lower respiratory rates and fewer dropouts (4.3% vs 21.7%, p < 0.05) than the water group.'
    expect(shown(results)).toEqual([])
  })

  it('what occurred in so many is a share of them', () => {
    const results =
      'Progression of heart failure occurred in 21% of the tea group and 11% of the water group, a 48% (p = .008) reduction.'
    expect(shown(results)).toEqual(['proportion Progression of heart failure: 21 tea group v 11 water group'])
  })
})
