import { describe, expect, test } from 'vitest'
import { draftSummary } from '@/lib/evidence/draft'
import { keyFacts } from '@/lib/evidence/facts/key-facts'
import { judgeDesign } from '@/lib/evidence/judge/judge-design'
import { GOLDEN_ABSTRACTS } from '../../support/golden-abstracts'

test('there are thirty and more', () => {
  expect(GOLDEN_ABSTRACTS.length).toBeGreaterThanOrEqual(30)
})

describe.each(GOLDEN_ABSTRACTS)('$name', ({ golden }) => {
  const { title, sections: abstract, types: publicationTypes = [] } = golden
  const { tldr, roles, sentences } = draftSummary({ title, abstract, publicationTypes })
  const facts = keyFacts(abstract, title, sentences)

  test('has the TL;DR that a careful reader would write, or none and why', () => {
    expect('none' in tldr ? { none: tldr.none } : { tldr: tldr.text }).toEqual(
      golden.none ? { none: golden.none } : { tldr: golden.tldr },
    )
    if (golden.roles !== undefined) expect(roles.join(' ')).toBe(golden.roles)
  })

  test('is of this design and level, in people or not', () => {
    const { design, level, human } = golden
    expect(judgeDesign({ publicationTypes, title: { text: title }, abstract })).toMatchObject({ design, level, human })
  })

  test('has this many participants, and states these effects and no other', () => {
    expect(facts.sampleSize?.value ?? null).toBe(golden.sampleSize)
    expect(
      facts.effects.map(({ span, interval, ...effect }) => ({
        ...effect,
        ...(interval && { low: interval.low, high: interval.high }),
      })),
    ).toEqual(golden.effects)
  })
})
