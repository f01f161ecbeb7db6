import { describe, expect, it } from 'vitest'
import { outcomeKey, outcomesOf } from '@/lib/evidence/effect-outcomes'
import { effectWords } from '@/lib/evidence/facts/effect-words'
import { readFacts } from '../../../support/read-facts'

const outcomesIn = (text: string) =>
  readFacts([{ label: 'Results', text }]).effects.map(({ value, outcome }) => [value, outcome ?? null])

describe('the outcome of an effect', () => {
  it.each([
    [
      'what its measure is said to be of',
      'The hazard ratio for death was 0.70 (95% CI 0.55 to 0.89).',
      [[0.7, 'death']],
    ],
    [
      'what stands before its bracket',
      'The drug lowered the risk of stroke (RR 0.80, 95% CI 0.65 to 0.98) and of major bleeding (RR 1.10, 95% CI 0.90 to 1.34).',
      [
        [0.8, 'stroke'],
        [1.1, 'major bleeding'],
      ],
    ],
    [
      'the subject of a sentence that states no other',
      'Wound infection was less frequent with the new dressing than with gauze (odds ratio 0.50, 95% CI 0.30 to 0.83).',
      [[0.5, 'Wound infection']],
    ],
    [
      'of a pair of proportions and the ratio they make',
      'Readmission did not differ, nor did mortality (6.1% vs 7.0%; HR 0.87, 95% CI 0.70 to 1.08).',
      [
        [6.1, 'mortality'],
        [0.87, 'mortality'],
      ],
    ],
  ])('is %s', (_, text, expected) => {
    expect(outcomesIn(text)).toEqual(expected)
  })

  it.each([
    ['a treatment is named', 'The hazard ratio for the new drug was 0.70 (95% CI 0.55 to 0.89).'],
    ['the sentence is of causes', 'Risk factors were previous stroke (OR 2.1, 95% CI 1.2 to 3.6).'],
    [
      'the words are of who was studied',
      'It worked in those with a history of depression (OR 2.1, 95% CI 1.2 to 3.6).',
    ],
    ['it is one part of a composite', 'It reduced the composite of infarction and death (HR 0.8, 95% CI 0.7 to 0.9).'],
    [
      'only the kind of measure is named',
      'The score was lower with the drug (mean difference -2.1, 95% CI -3.6 to -0.6).',
    ],
  ])('is left out where %s', (_, text) => {
    expect(outcomesIn(text).map(([, outcome]) => outcome)).toEqual([null])
  })

  it('is not carried on to the next number after the same name', () => {
    const text =
      'It reduced pain during movement (mean difference -1.8 (95% CI -3.5 to -0.1)) and at rest (-2.0 (-3.8 to -0.2)).'
    expect(outcomesIn(text)).toEqual([
      [-1.8, 'pain during movement'],
      [-2, null],
    ])
  })

  it('stands in the words of the effect', () => {
    const effect = { measure: 'HR' as const, value: 0.7, span: { section: 0, start: 0, end: 1 }, outcome: 'death' }
    expect(effectWords(effect)).toBe('Hazard ratio for death 0.7')
    expect(effectWords({ ...effect, measure: 'proportion', value: 12, versus: 15 })).toBe(
      'death: 12\u00a0% versus 15\u00a0%',
    )
  })
})

describe('outcomes of several effects', () => {
  it('are one where only case, number and hyphens differ', () => {
    expect(outcomeKey('All-cause Deaths')).toBe(outcomeKey('all cause death'))
    expect(outcomeKey('stress')).not.toBe(outcomeKey('stres'))
  })

  it('come by how often they are named', () => {
    expect(outcomesOf([{ outcome: 'stroke' }, {}, { outcome: 'Death' }, { outcome: 'deaths' }])).toEqual([
      { key: 'death', name: 'Death', count: 2 },
      { key: 'stroke', name: 'stroke', count: 1 },
    ])
  })
})
