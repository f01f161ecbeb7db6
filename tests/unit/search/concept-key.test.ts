import fc from 'fast-check'
import { expect, it } from 'vitest'
import { conceptKey } from '@/lib/search/concept-key'

it.each<[name: string, key: string]>([
  ['Lupus Erythematosus, Systemic', 'lupus erythematosus systemic'],
  ['Sjögren’s Syndrome', 'sjogren syndrome'],
  ["Crohn's disease", 'crohn disease'],
  ['Crohns Disease', 'crohn disease'],
  ["women's health", 'woman health'],
  ['Alopecia  areata (patchy)', 'alopecia areata patchy'],
  ['COVID-19', 'covid 19'],
  ['TNF-α', 'tnf alpha'],
  ['IFNγ', 'ifn gamma'],
  ['λόγος', 'λογος'],
  ['Œdème', 'edeme'],
  ['Gastro-oesophageal reflux', 'gastroesophageal reflux'],
  ['Foetal Anaemias', 'fetal anemia'],
  ['Haemorrhagic Diatheses', 'hemorrhagic diathesis'],
  ['Orthopaedic Procedures', 'orthopedic procedure'],
  ['ﬁbroses', 'fibrosis'],
  [' -- ', ''],
  ['', ''],
])('%j is compared as %j', (name, key) => {
  expect(conceptKey(name)).toBe(key)
})

it('the key of a key is itself', () => {
  const fragment = fc.constantFrom(
    ...'s es ies ses sses uses oses ises ising isation ae oe haem aem our re lys mata children mice a o u c d l n t y α -o'.split(
      ' ',
    ),
    "'s",
    '-',
    ' ',
  )
  const text = fc.oneof(
    fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(text, (name) => {
      const key = conceptKey(name)
      expect(conceptKey(key)).toBe(key)
      expect(key).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u)
    }),
    { numRuns: 3000 },
  )
})
