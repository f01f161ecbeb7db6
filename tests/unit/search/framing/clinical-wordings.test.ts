import { describe, expect, it } from 'vitest'
import { conceptKey } from '@/lib/search/concept-key'
import { CLINICAL_WORDINGS, clinicalWording } from '@/lib/search/framing/clinical-wordings'

describe('clinical wordings', () => {
  it.each(CLINICAL_WORDINGS.map((each) => [each.wording, each] as const))(
    '%s has a source and another meaning',
    (_, each) => {
      expect(each.source).not.toBe('')
      expect(each.means.length).toBeGreaterThan(0)
      expect(each.means.map(conceptKey)).not.toContain(conceptKey(each.wording))
    },
  )

  it('are each there once', () => {
    expect(new Set(CLINICAL_WORDINGS.map(({ wording }) => conceptKey(wording))).size).toBe(CLINICAL_WORDINGS.length)
  })

  it.each([
    ['H. pylori', 'Helicobacter pylori'],
    ['steroid', 'corticosteroids'],
    ['Deaths', 'mortality'],
    ['hfpef', 'heart failure with preserved ejection fraction'],
    ['ef', 'ejection fraction'],
    ['CHF', 'congestive heart failure'],
    ['Water tablets', 'diuretics'],
    ['blood pressure pill', 'antihypertensive agents'],
    ['blood-pressure medication', 'antihypertensive agents'],
    ['blood thinner', 'anticoagulants'],
    ['beta-blocker', 'adrenergic beta-antagonists'],
    ['calcium antagonist', 'calcium channel blockers'],
    ['mini stroke', 'ischemic attack, transient'],
    ['thrush', 'candidiasis'],
    ['flu', 'influenza'],
  ])('%s means %s', (typed, meaning) => {
    expect(clinicalWording(conceptKey(typed))?.means).toContain(meaning)
  })

  it.each(['blood pressure', 'water', 'tablets', 'pills', 'blocker', 'calcium'])('%s is none by itself', (word) => {
    expect(clinicalWording(conceptKey(word))).toBeNull()
  })
})
