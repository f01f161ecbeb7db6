import { expect, test } from 'vitest'
import { effectsIn } from '@/lib/evidence/facts/effects'
import { factSentences } from '@/lib/evidence/facts/fact-text'
import { sentencesOf } from '@/lib/evidence/sentences'

const effects = (text: string) => {
  const abstract = [{ text }]
  return effectsIn(factSentences(abstract, sentencesOf(abstract)))
}

test.each([
  ['by v', 'Infections were seen in 22% of women v 14% of men.', 22, 14],
  [
    'as counts of a total',
    'Pain was seen in 11 of 110 (10.1%) in the tea group and 18 of 113 (15.9%) in the other group.',
    10.1,
    15.9,
  ],
  [
    'by those who received it',
    'Twelve patients (2.9%) receiving tea and 10 patients (2.4%) receiving milk died.',
    2.9,
    2.4,
  ],
  ['of those of two groups', 'Pain was seen in 26.9% and 50.9% of tea and coffee patients, respectively.', 26.9, 50.9],
  [
    'with words for those who did',
    'A total of 28% and 17% of patients receiving tea and coffee, respectively, had pain.',
    28,
    17,
  ],
  ['of a rate that rose', 'Tea led to an increased rate of recovery in women (18% vs 6%, P=0.03).', 18, 6],
  [
    'after a reduction',
    'Tea reduced falls by 65.7%, with incidences of 3.6% in the tea group and 10.3% in the other group.',
    3.6,
    10.3,
  ],
])('proportions set side by side %s are read', (_, text, value, versus) => {
  expect(effects(text)).toMatchObject([{ measure: 'proportion', value, versus }])
})
