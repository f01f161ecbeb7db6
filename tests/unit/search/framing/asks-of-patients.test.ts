import { describe, expect, it } from 'vitest'
import { asksOfPatients } from '@/lib/search/framing/asks-of-patients'
import type { Role } from '@/lib/search/framing/frame-question'

const thing = (words: string, role: Role | null = null, trees: string[] | null = null) => ({
  words,
  role,
  known: trees && { trees },
})

describe('whether a question asks what is done for whom', () => {
  it.each([
    ['a treatment of a condition', [thing('ketamine', 'intervention'), thing('depression', 'population')], true],
    ['what comes of a treatment', [thing('ketamine', 'intervention'), thing('pain', 'outcome')], true],
    [
      'in people',
      [
        thing('ketamine', 'intervention'),
        thing('humans', 'population', ['B01.050.150.900.649.313.988.400.112.400.400']),
      ],
      true,
    ],
    ['against a microbe', [thing('amoxicillin', 'intervention'), thing('pylori', 'population', ['B03.440'])], true],
    ['a treatment alone', [thing('ketamine', 'intervention')], false],
    ['words of no role', [thing('ketamine'), thing('depression')], false],
    [
      'an animal by its heading',
      [thing('ketamine', 'intervention'), thing('felidae', 'population', ['B01.050.150.900'])],
      false,
    ],
    ['an animal by its word', [thing('ketamine', 'intervention'), thing('pain', 'outcome'), thing('Rats')], false],
    ['cells', [thing('metformin', 'intervention'), thing('cells', 'population')], false],
  ])('%s', (_, things, is) => {
    expect(asksOfPatients(things)).toBe(is)
  })
})
