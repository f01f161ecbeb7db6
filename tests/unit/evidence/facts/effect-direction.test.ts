import { describe, expect, it, test } from 'vitest'
import { effectWords } from '@/lib/evidence/facts/effect-words'
import { isBound } from '@/lib/evidence/facts/shown-effects'
import { readFacts } from '../../../support/read-facts'

const ASSIGNED = 'Patients were randomly assigned to tea or placebo. '
const estimates = (text: string) =>
  readFacts(ASSIGNED + text)
    .effects.filter((effect) => isBound(effect) && effect.versus === undefined)
    .map(({ value, arms }) => [value, arms?.join(' v ')])

describe('an estimate that goes against its sentence is between no groups for sure', () => {
  it.each([
    'Death occurred in 24 (12.0%) of the placebo group and 18 (9.0%) of the tea group (RR 0.75, 95% CI 0.56 to 0.99).',
    'Mortality was 15% in the placebo group and 12% in the tea group (hazard ratio 0.80, 95% CI 0.7 to 0.9).',
    'Mortality was 15% in the placebo group and 12% in the tea group (hazard ratio 0.80, 95% CI 0.7 to 0.9; adjusted hazard ratio 0.82, 95% CI 0.7 to 0.95).',
    'Mortality was higher in the placebo group than in the tea group (risk ratio 0.68, 95% CI 0.5 to 0.9).',
    'Death was less likely with tea than with placebo (odds ratio 1.80, 95% CI 1.2 to 2.7).',
    'Tea reduced mortality compared with placebo (hazard ratio 1.47, 95% CI 1.1 to 1.9).',
    'Pain was higher with placebo than with tea (mean difference -12.0 mm, 95% CI -18.0 to -6.0).',
    'Mortality was 12% with tea and 17% with placebo (difference 5.0%, 95% CI 1.0% to 9.0%).',
    'Survival was longer with tea than with placebo (hazard ratio 1.40, 95% CI 1.1 to 1.8).',
  ])('%s', (text) => {
    expect(estimates(text)).toEqual([])
  })
})

describe('an estimate that goes with its sentence is shown', () => {
  it.each([
    ['Mortality was 12% in the tea group and 15% in the placebo group (hazard ratio 0.80, 95% CI 0.7 to 0.9).', 0.8],
    ['Mortality was lower in the tea group than in the placebo group (risk ratio 0.68, 95% CI 0.5 to 0.9).', 0.68],
    ['Pain was lower with tea than with placebo (mean difference -12.0 mm, 95% CI -18.0 to -6.0).', -12],
    ['Mortality was not lower with tea than with placebo (risk ratio 1.05, 95% CI 0.8 to 1.4).', 1.05],
    ['Survival was longer with tea than with placebo (hazard ratio 0.70, 95% CI 0.5 to 0.9).', 0.7],
  ])('%s', (text, value) => {
    expect(estimates(text).map(([shown]) => shown)).toEqual([value])
  })
})

test.each([
  'Older patients had higher mortality (hazard ratio 1.90, 95% CI 1.4 to 2.6).',
  'Mortality was lower in women than in men (hazard ratio 0.70, 95% CI 0.5 to 0.9).',
  'Adherent patients had fewer relapses (odds ratio 0.40, 95% CI 0.2 to 0.8).',
  'Diabetes increased mortality (hazard ratio 1.90, 95% CI 1.4 to 2.6).',
  'The hazard ratio for death was 0.70 (95% CI 0.5 to 0.9).',
])('a sentence that names no group lends an estimate none: %s', (text) => {
  expect(estimates(text)).toEqual([])
})

it('a comparison of others behind one of the groups is not between the groups', () => {
  const text =
    'Death was lower with tea than with placebo (hazard ratio 0.70, 95% CI 0.5 to 0.9) and lower in spring than in autumn (hazard ratio 0.60, 95% CI 0.4 to 0.9).'
  expect(estimates(text).map(([value]) => value)).toEqual([0.7])
})

test.each([
  'In women, mortality was lower with tea than with placebo (hazard ratio 0.70, 95% CI 0.5 to 0.9).',
  'Among patients aged over 65, the hazard ratio for death for tea versus placebo was 0.70 (95% CI 0.5 to 0.9).',
  'In the subset of smokers, mortality was lower with tea than with placebo (hazard ratio 0.70, 95% CI 0.5 to 0.9).',
  'In a subgroup, mortality was 12% with tea and 15% with placebo (hazard ratio 0.80, 95% CI 0.7 to 0.9).',
  'Mortality was lower with tea than with placebo in men (hazard ratio 0.70, 95% CI 0.5 to 0.9; p for interaction 0.03).',
])('an estimate of a part of the people is not that of the study: %s', (text) => {
  expect(estimates(text)).toEqual([])
})

test.each([
  ['Mortality was 12% with tea and 17% with placebo (risk difference -5.0%, 95% CI -9.0% to -1.0%).', '−5\u00a0%'],
  ['Mortality was lower with tea than with placebo (risk difference -0.05, 95% CI -0.09 to -0.01).', '−0.05 (95'],
])('a difference of risks says whether it is in percent: %s', (text, words) => {
  const found = readFacts(ASSIGNED + text).effects.find(({ measure }) => measure === 'RD')
  expect(found && effectWords(found)).toContain(words)
})
