import { describe, expect, test } from 'vitest'
import { isNoFinding, isUnaskedSafety } from '@/lib/evidence/finding/no-finding'

describe('what tells nothing that was found', () => {
  test.each([
    ['expected', 'We expect that quillwort tea will reduce hiccups in adults.'],
    ['supposed', 'We further speculate that quillwort tea promotes swallowing by the vagus nerve.'],
    ['hoped', 'It is hoped that quillwort tea reduces hiccups.'],
    ['what the study does', 'This study assesses how adults use quillwort tea for hiccups.'],
    ['what the paper does', 'In this article, we review the role of quillwort tea in hiccups and sleep.'],
    ['a report', 'We describe two adults whose hiccups ended after quillwort tea.'],
    ['that it is the first', 'To our knowledge, this is the first report of hiccups associated with quillwort tea.'],
    ['that nobody wrote of it before', 'Tea is known, but there has been no publication concerning tea and hiccups.'],
    ['that it was not told before', 'Hiccups after quillwort tea have not been previously reported.'],
    ['that it is the first study', 'This is the first study of a direct inhibitor in adults with stable disease.'],
    ['a design', 'The TEA trial is a large, randomized study intended to compare tea with water in adults.'],
    ['a plan', 'This is the first study proposed to explore the effect of tea on hiccups.'],
    ['what it aims at', 'To the best of our knowledge, this trial is the first one aiming to tell of tea in adults.'],
    ['what it helps with', 'These findings help better predict who benefits from quillwort tea.'],
    ['insights', 'These findings provide new insights into tea and its effects on hiccups.'],
    ['a group that is not named', 'These results identify a subgroup of adults who might benefit from tea.'],
    ['that something matters', 'We demonstrate the importance of tea leaves during hiccups.'],
    ['that something has a value', 'This study demonstrates the value of quillwort tea in adults with hiccups.'],
    ['for what it matters', 'The effect of tea on hiccups is important for product development.'],
    ['that something is discussed', 'The quality and implications of these data are discussed extensively.'],
    ['what research could do', 'Investigation of each property of the tea could provide clues for new drugs.'],
    ['what it implies', 'These results have important implications for brewing tea.'],
    ['what it could help with', 'Sorting adults by thirst could aid in creating better teas.'],
    ['that it is the first use', 'This shows a benefit of tea and represents the first use of quillwort in adults.'],
    ['a method', 'We demonstrate this tea-based method in published data of 23 adults.'],
    ['a place in practice', 'Although longer to brew, quillwort tea is here to stay.'],
    ['what was looked at', 'The present study explored the mechanisms of tea and proved its potential.'],
    ['a wish', 'We want to determine whether quillwort tea leads to fewer hiccups.'],
    ['what is under way', 'A trial is ongoing to answer whether quillwort tea ends hiccups.'],
    ['an address', 'The tea reduced hiccups. https://doi.org/10.1000/182'],
    ['a list that was cut off', 'After adjustment, the factors most associated with fewer hiccups included.'],
    ['a table that was cut off', 'The characteristics of the adults were as follows.'],
    ['a bracket that was cut off', 'Hiccups were fewer with tea than with water (relative risk [RR] = 0.59.'],
    ['a full stop that is missing', 'Glucose was higher but not relevant These results suggest that tea is safe.'],
    ['a full stop too many', 'Side effects were comparable for both groups..'],
  ])('%s', (_, text) => {
    expect(isNoFinding(text)).toBe(true)
  })

  test.each([
    'This study shows that quillwort tea reduces hiccups in adults.',
    'Quillwort tea reduced hiccups, which gives insights into the vagus nerve.',
    'We demonstrate that the method reduced hiccups.',
    'In this review, quillwort tea reduced hiccups more than water did.',
    'This is the first trial to find that quillwort tea reduces hiccups.',
    'This study compared tea with water and found fewer hiccups with tea.',
    'The ongoing use of quillwort tea reduced hiccups in this trial.',
    'No publication bias was found, and tea reduced hiccups.',
    'Hiccups were as many with tea as they were with water.',
    'Hiccups were fewer with tea (relative risk [RR] = 0.59).',
    'Quillwort tea was found to reduce the expected number of hiccups.',
    'The study of tea helped adults to sleep.',
    'These results help to sleep: hiccups were fewer with tea.',
    'Both the tea and The Water Method reduced hiccups.',
  ])('but not: %s', (text) => {
    expect(isNoFinding(text)).toBe(false)
  })
})

describe('harms first', () => {
  const safety = 'Side effects were comparable for both groups, but for more sedation with the tea.'

  test('are no finding of a study of an effect', () => {
    expect(isUnaskedSafety(safety, 'Quillwort tea for hiccups')).toBe(true)
    const few = 'The intravenous giving of the tea was associated with a low incidence of adverse events.'
    expect(isUnaskedSafety(few, 'Quillwort tea for hiccups')).toBe(true)
    expect(isUnaskedSafety('A low incidence of adverse effects confirms the tea.', 'Tea in primary care')).toBe(true)
  })

  test('are one where the title asks for them, and where the effect is told first', () => {
    expect(isUnaskedSafety(safety, 'Safety of quillwort tea')).toBe(false)
    expect(isUnaskedSafety('The efficacy and safety of the tea were at least those of water.', 'Tea')).toBe(false)
    expect(isUnaskedSafety('Hiccups were fewer with the tea, and side effects rarer.', 'Quillwort tea')).toBe(false)
  })
})
