import { describe, expect, it } from 'vitest'
import { draftedSummary } from '@/lib/evidence/drafted-summary'
import { withoutSubscripts } from '@/lib/evidence/subscripts'

const study = (text: string, title = '') => ({ title, abstract: [{ text }] })

describe('lowered figures', () => {
  it('are read as figures on the line, and lowered again in words alone', () => {
    const { study: read, restore } = withoutSubscripts(study('FEV₁ rose by 1 L (1,25(OH)₂D₃; Ca(OH)₂; PaO₂/FiO₂).'))
    expect(read.abstract[0]?.text).toBe('FEV1 rose by 1 L (1,25(OH)2D3; Ca(OH)2; PaO2/FiO2).')
    expect(restore({ text: ['FEV1 and PaO2', 'by 1 or 2 L'], at: 1 })).toEqual({
      text: ['FEV₁ and PaO₂', 'by 1 or 2 L'],
      at: 1,
    })
  })

  it('stand in a finding as in its abstract, raised ones too', () => {
    const { tldr } = draftedSummary({
      title: 'Tiotropium and FEV₁ in asthma: a randomised controlled trial',
      abstract: [
        {
          label: 'METHODS',
          text: 'We randomly assigned 120 adults with asthma to tiotropium or placebo for 24 weeks.',
        },
        {
          label: 'CONCLUSIONS',
          text: 'Tiotropium increased FEV₁ and eosinophils above 50 × 10⁹/L compared with placebo in adults with asthma.',
        },
      ],
      publicationTypes: ['Randomized Controlled Trial'],
    })
    expect(tldr).toContain('FEV₁')
    expect(tldr).toContain('10⁹/L')
  })
})
