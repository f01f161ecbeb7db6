import { describe, expect, it } from 'vitest'
import { fitsOutcome } from '@/lib/evidence/facts/certainty/fits-outcome'
import type { Effect } from '@/lib/evidence/facts/effect'
import { keyFacts } from '@/lib/evidence/facts/key-facts'
import { isBound } from '@/lib/evidence/facts/shown-effects'
import { sentencesOf } from '@/lib/evidence/sentences'

const SPAN = { section: 0, start: 0, end: 1 }
const pair = (measure: Effect['measure'], outcome: string, of: Partial<Effect> = {}): Effect => ({
  measure,
  value: 12,
  versus: 24,
  outcome,
  arms: ['tea', 'water'],
  span: SPAN,
  ...of,
})

describe('what an effect says fits together', () => {
  it.each([
    ['Pain occurred in ', pair('proportion', 'Pain')],
    ['The mean pain score was ', pair('mean', 'pain score')],
    ['Pain was more likely to be severe (', pair('proportion', 'severe')],
    ['The heart rate was ', pair('mean', 'heart rate')],
    ['The total dose of morphine was ', pair('mean', 'total dose of morphine')],
    ['Nausea (p = 0.2) and vomiting (', pair('proportion', 'vomiting')],
    ['There was less pain with tea than with water (mean ', pair('mean', 'pain')],
    ['Body weight fell by a mean of ', pair('mean', 'loss of body weight', { unit: '%' })],
    ['The change in weight was ', pair('mean', 'change in weight', { value: -2 })],
    [
      'Cure was more frequent in test-positive adults than (',
      pair('proportion', 'test-positive adults', { versus: undefined }),
    ],
  ])('%s %o', (before, of) => {
    expect(fitsOutcome(before, of, true)).toBe(true)
  })

  it.each([
    ['The mean daily doses were ', pair('mean', 'daily doses')],
    ['The score in the recovery room was ', pair('mean', 'recovery room')],
    ['lower heart rates and fewer dropouts (', pair('proportion', 'heart rates')],
    ['The artery was more likely to be nonanterior (', pair('proportion', 'infarct-related artery')],
    ['fewer of them developed macroalbuminuria (', pair('proportion', 'them developed macroalbuminuria')],
    ['Adverse events were more frequent with tea than with water (insomnia ', pair('proportion', 'Adverse events')],
    ['a higher risk of stroke (RR, 1.19) and combined disease (4-year rates, ', pair('proportion', 'stroke')],
    [
      'stabilisation was higher with tea (71% vs 37%), but there was no significant difference for ulcers (',
      pair('mean', 'ulcers'),
    ],
    ['the relative risk of failure with tea versus water was ', pair('mean', 'failure')],
    ['The probability of bleeding was higher with tea (', pair('mean', 'bleeding', { unit: '%' })],
    ['had less pain and used less of a drug (', pair('mean', 'pain', { value: -67, unit: '%' })],
    ['healing rates with tea and water in H. pylori (+) patients were ', pair('proportion', 'healing rates')],
    ['tea and water decreased vascular resistance (by ', pair('mean', 'vascular resistance', { unit: '%' })],
    ['cure with tea and water in seronegative women was ', pair('proportion', 'cure')],
  ])('or not: %s %o', (before, of) => {
    expect(fitsOutcome(before, of, true)).toBe(false)
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

  it('what occurred in a percentage is a share of people', () => {
    const results =
      'Progression of heart failure occurred in 21% of the tea group and 11% of the water group, a 48% (p = .008) reduction.'
    expect(shown(results)).toEqual(['proportion Progression of heart failure: 21 tea group v 11 water group'])
  })
})
