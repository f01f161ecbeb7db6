import { expect, test } from 'vitest'
import { armName } from '@/lib/evidence/facts/arms/arm-name'
import { outcomeName } from '@/lib/evidence/facts/outcome-words'

const isKnown = () => true

test.each([
  ['commas', `tea${','.repeat(5000)}x`],
  ['brackets', `tea${' (a)'.repeat(1000)}x`],
  ['open brackets', `tea${' (['.repeat(1500)}x`],
  ['little words', `tea${' of the'.repeat(700)}x`],
])('a name of a group with thousands of %s behind it is read to its end', (_, words) => {
  expect(armName(words, isKnown)).toBeNull()
})

test.each([
  ['a time', ' by 1', 500, 'death'],
  ['a place', ' in the in the', 300, 'death'],
  ['a purpose', ' for the', 500, 'death'],
  ['a long word', ` after ${'a'.repeat(2000)}`, 1, null],
])('an outcome with %s behind it again and again is read to its end', (_, tail, times, name) => {
  expect(outcomeName(`death${tail.repeat(times)}`)).toBe(name)
  expect(outcomeName(`death${tail.repeat(times)}, ${'x'.repeat(90)}`)).toBeNull()
})

test.each([
  ['pain after surgery at 30 days', 'pain'],
  ['death by 12 weeks, in the', 'death'],
  ['clinical success', 'clinical success'],
  ['successful extubation', 'successful extubation'],
  ['neonatal hyperbilirubinaemia', 'neonatal hyperbilirubinaemia'],
  ['rescue analgesia', 'rescue analgesia'],
])('%s is an outcome: %s', (words, name) => {
  expect(outcomeName(words)).toBe(name)
})
