import { describe, expect, test } from 'vitest'
import { keyFacts } from '@/lib/evidence/facts/key-facts'
import { judgeDesign } from '@/lib/evidence/judge-design'
import { sentencesOf } from '@/lib/evidence/sentences'
import { GOLDEN_ABSTRACTS } from '../../support/evidence-abstracts'

describe.each(GOLDEN_ABSTRACTS)('$name', ({ title, abstract, design, human, sampleSize, effects }) => {
  const judged = judgeDesign({ publicationTypes: [], title: { text: title }, abstract })
  const facts = keyFacts(abstract, title, sentencesOf(abstract))

  test('is of this design, in people or not', () => {
    expect(judged).toMatchObject({ design, human })
  })

  test('has this many participants', () => {
    expect(facts.sampleSize?.value ?? null).toBe(sampleSize)
  })

  test('states these effects and no other', () => {
    const found = facts.effects.map(({ measure, value, versus, interval, p }) => ({
      measure,
      value,
      ...(versus !== undefined && { versus }),
      ...(interval && { low: interval.low, high: interval.high }),
      ...(p && { p }),
    }))
    expect(found).toEqual(effects)
  })
})
