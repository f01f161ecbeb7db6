import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { abbreviationsIn } from '@/lib/search/abbreviations'
import { growthOf } from '../../support/quickest'

const pairs = (text: string) => abbreviationsIn(text).map(({ short, long }) => `${short} = ${long}`)

describe('what a text explains', () => {
  it('stands before the bracket, by its initials', () => {
    expect(pairs('In patients with alopecia areata (AA) or pulmonary embolism (PE).')).toEqual([
      'AA = alopecia areata',
      'PE = pulmonary embolism',
    ])
    expect(pairs('Health-related quality of life (HRQoL), area under the curve (AUC; 95% CI).')).toEqual([
      'HRQoL = Health-related quality of life',
      'AUC = area under the curve',
    ])
    expect(pairs('Postoperative nausea and vomiting (PONV) was rare.')).toEqual([
      'PONV = Postoperative nausea and vomiting',
    ])
  })

  it('or by letters within its words', () => {
    expect(pairs('Hypertension (HTN), interleukin-6 (IL-6) and fibromyalgia (FM).')).toEqual([
      'HTN = Hypertension',
      'IL-6 = interleukin-6',
      'FM = fibromyalgia',
    ])
  })

  it('or in the bracket, after the abbreviation', () => {
    expect(pairs('Treated for AA (alopecia areata) at home.')).toEqual(['AA = alopecia areata'])
  })

  it('is in the singular for a plural of capitals', () => {
    expect(pairs('Selective serotonin reuptake inhibitors (SSRIs) helped.')).toEqual([
      'SSRI = Selective serotonin reuptake inhibitors',
    ])
  })

  it('is not a number, an aside or something that fits no words before it', () => {
    expect(pairs('Of all (n = 50), most (see below) improved (p < 0.05) by week 12 (Table 2).')).toEqual([])
    expect(pairs('We gave placebo (QXZ). Lupus (a disease) is rare (SLE). Sleep, anxiety, depression (SAD).')).toEqual(
      [],
    )
  })

  it('does not reach into the sentence before', () => {
    expect(pairs('They had alopecia. Areata (AA) is a word.')).toEqual(['AA = Areata'])
  })
})

it('any text is read without a crash, and a long one soon', () => {
  const bracketed = fc.array(fc.constantFrom('(', ')', 'A', 'AB', ' ', 'ab', '.', '-', 'İ', 'ß', '🧬', ';', 'areata'))
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        bracketed.map((parts) => parts.join('')),
      ),
      (text) => {
        for (const { short, long } of abbreviationsIn(text)) {
          expect(short.length).toBeGreaterThan(1)
          expect(long.length).toBeGreaterThan(short.length)
        }
      },
    ),
  )
  for (const piece of ['(', 'a (A', '(AB) ', 'ab (AB) ', 'a ', 'A-', '((a) ']) {
    const growth = growthOf((share) => abbreviationsIn(piece.repeat((share * 120_000) / piece.length)))
    expect(growth, piece).toBeLessThan(3)
  }
})
