import { describe, expect, test } from 'vitest'
import { isEnglish } from '@/lib/evidence/draft-refusal'
import { onlyAsksForResearch } from '@/lib/evidence/research-call'
import { claimsBeyond, unfaithful } from '@/lib/evidence/support'

const source =
  'Aspirin 75 mg may reduce stroke by 1,200 per year (RR 0·80) but did not reduce mortality in 12% of adults.'

describe('a text claims more than its source', () => {
  test.each([
    ['a number', 'Aspirin reduced stroke by 1,300.', 'number', '1300'],
    ['another unit', 'Aspirin 75 g may reduce stroke.', 'unit', '75 g'],
    ['a tenfold dose', 'Aspirin 750 mg may reduce stroke.', 'number', '750'],
    ['a medicine', 'Clopidogrel may reduce stroke.', 'name', 'clopidogrel'],
    ['the other direction', 'Aspirin may increase stroke.', 'direction', 'increase'],
    ['a certainty', 'Aspirin proves to reduce stroke.', 'certainty', 'proves'],
  ])('%s', (_, text, kind, words) => {
    expect(claimsBeyond(text, source)).toContainEqual({ kind, words })
  })

  test('but not by writing a number, or its unit, in another way', () => {
    expect(claimsBeyond('RR 0.80; 1200 per year; 12 percent; 75mg.', source)).toEqual([])
  })

  test('and a name taken from the title on purpose is no claim', () => {
    expect(claimsBeyond('Clopidogrel may reduce stroke.', source, ['clopidogrel'])).toEqual([])
  })
})

describe('a shortened sentence is unfaithful', () => {
  test.each([
    ['a lost negation', 'Aspirin may reduce stroke but did reduce mortality.', { kind: 'negation', words: 'not' }],
    ['a lost hedge', 'Aspirin reduce stroke but did not reduce mortality.', { kind: 'hedge', words: 'may' }],
    ['a word of its own', 'Cheap aspirin may not reduce stroke.', { kind: 'word', words: 'Cheap' }],
  ])('%s', (_, text, found) => {
    expect(unfaithful(text, source)).toContainEqual(found)
  })

  test('and faithful where only words went that bound nothing', () => {
    expect(unfaithful('Aspirin may reduce stroke but did not reduce mortality.', source)).toEqual([])
  })
})

describe('a call for research', () => {
  test.each([
    'Further studies are needed.',
    'The efficacy of aspirin should be investigated in larger trials.',
    'More research is required to determine whether aspirin reduces stroke.',
    'These results need to be confirmed in a multicentre trial.',
    'Whether aspirin is effective remains to be determined.',
  ])('alone: %s', (sentence) => {
    expect(onlyAsksForResearch(sentence)).toBe(true)
  })

  test.each([
    'Aspirin reduced the risk of stroke, but further studies are needed.',
    'Aspirin is effective in adults with stroke and should be evaluated in children.',
    'Aspirin should be given to adults with stroke.',
    'Stroke was less common with aspirin.',
    'In the first randomised trial of it, quillwort tea could significantly reduce hiccups.',
    'Quillwort tea can be recommended for hiccups, even in the more difficult cases.',
  ])('not alone, or none: %s', (sentence) => {
    expect(onlyAsksForResearch(sentence)).toBe(false)
  })
})

describe('English', () => {
  test.each([
    ['The effect of aspirin on stroke was assessed with a trial in adults.', true],
    ['A complex [CpFe(CO)2] was formed by the reaction of 1 with 2 and characterised by X-ray methods.', true],
    [
      'Dietary nitrate has been shown to reduce oxygen consumption at a fixed rate. We questioned whether a similar effect would be observed during variable work at a specific rating, as is commonly prescribed for aerobic training sessions. Using a double-blind, placebo controlled, crossover design, ten females performed two 20-min trials. Consumption of nitrate did not affect the work that was performed by the group, but lowered the cost of exercise relative to placebo, and the effect was the same in each of the trials with placebo.',
      true,
    ],
    ['Die Wirkung von Aspirin auf den Schlaganfall wurde in einer Studie mit Erwachsenen untersucht.', false],
    ["L'effet de l'aspirine sur l'accident vasculaire a été étudié dans un essai chez des adultes.", false],
    ['El efecto de la aspirina en el ictus fue estudiado en un ensayo con adultos de ambos sexos.', false],
    ['Het effect van aspirine op beroerte werd onderzocht in een studie met volwassenen of kinderen.', false],
    ['アスピリンの脳卒中に対する効果を成人で検討した。', false],
  ])('%s', (text, expected) => {
    expect(isEnglish(text)).toBe(expected)
  })
})
