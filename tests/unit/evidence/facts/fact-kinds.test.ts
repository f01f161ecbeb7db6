import { describe, expect, it, test } from 'vitest'
import { asKeyFacts } from '@/lib/evidence/facts/as-key-facts'
import { readFacts } from '../../../support/read-facts'

const shownSize = (text: string) => {
  const { abstract, title, ...facts } = readFacts(text)
  return asKeyFacts(facts, abstract, title).sampleSize ?? null
}

test.each([
  ['We randomised 162 patients to tea and 164 to coffee.', 326],
  ['A total of 162 patients were assigned to tea and 164 to coffee.', 326],
  ['In all, 56 patients received tea and 58 coffee. They had been randomised.', 114],
  [
    'Twenty patients were randomly assigned to water and another 20 patients were randomly assigned to receive tea.',
    40,
  ],
  ['Patients were randomised to two groups. There were 325 patients per arm.', 650],
  ['All 80 participants were randomised and completed the study.', 80],
  ['We will recruit 120 patients. They will be randomised to tea or coffee.', null],
  ['The sample size was 170 patients. They will be randomised.', null],
  ['Forty-6 women took part and were randomised.', null],
])('%s has %s', (text, size) => {
  expect(shownSize(text)).toBe(size)
})

describe('who, what and against what', () => {
  const facts = (text: string, title: string) => {
    const { abstract, ...read } = readFacts(text, title)
    return asKeyFacts(read, abstract, title)
  }

  it('the intervention that a title names is not left blank', () => {
    expect(facts('', 'Bogbean tea for pain after surgery: a randomised trial').intervention).toBe('Bogbean tea')
  })

  it('a name begins where a word begins, and lacks no noun that stands behind both', () => {
    expect(
      facts('', 'Sequential versus standard Helicobacter eradication therapy in children').intervention,
    ).toBeUndefined()
    const { intervention } = facts('We studied the effectiveness, costs and use of tea.', 'Tea')
    expect(intervention ?? '').not.toMatch(/^iveness/)
  })

  it('intervention and comparator are never one phrase', () => {
    const { intervention, comparator } = facts(
      'Women were randomly assigned to usual care or usual care.',
      'The effect of usual care versus usual care in women',
    )
    expect([intervention, comparator]).not.toEqual(['usual care', 'usual care'])
  })

  it('the outcome is the primary one, and where none is named that of the effect beside it', () => {
    const results = 'Falls occurred in 12% of the tea group and 18% of the coffee group.'
    expect(facts(`Women drank tea or coffee. ${results}`, 'Tea and falls').outcome).toBe('Falls')
    expect(facts(`Women drank tea or coffee. ${results}`, 'Tea').outcome).toBeUndefined()
    expect(facts(`The primary outcome was pain at six weeks. ${results}`, 'Tea').outcome).toBe('pain at six weeks')
  })
})
