import { describe, expect, test } from 'vitest'
import { edited } from '@/lib/evidence/edits'
import { groupEdits, groupNamesOf, hasLetters } from '@/lib/evidence/group-names'

const stated = (methods: string, sentence: string) => {
  const sentences = [{ section: 0, start: 0, end: methods.length }]
  return edited(sentence, groupEdits(sentence, groupNamesOf({ texts: [methods], sentences }), 0))
}

describe('a group by its letter is stated by what it stands for', () => {
  test.each([
    [
      'Group A received ramosetron 0.3 mg and group B received placebo.',
      'Nausea was less frequent in group A than in group B.',
      'Nausea was less frequent in the ramosetron group than in the placebo group.',
    ],
    [
      'Group I (n = 30) was given oral clonidine before surgery, whereas group II was given midazolam at night.',
      'Group I was calmer than group II.',
      'The oral clonidine group was calmer than the midazolam group.',
    ],
    [
      'Patients were divided into group 1: esomeprazole, and group 2: water.',
      'Healing was faster in Group 1.',
      'Healing was faster in the esomeprazole group.',
    ],
    [
      'Adults were allocated to receive either lignocaine (group A) or tramadol 50 mg (group B, n = 20).',
      'The block began sooner in group B than in group A.',
      'The block began sooner in the tramadol group than in the lignocaine group.',
    ],
  ])('%s', (methods, sentence, named) => {
    expect(stated(methods, sentence)).toBe(named)
    expect(hasLetters(named)).toBe(false)
  })

  test.each([
    ['Group A was the control, and group B was not.', 'Healing was faster in group B.'],
    [
      'Children in group A were assigned to receive a workshop, those in group B to none.',
      'Healing was faster in group A.',
    ],
    ['Group A had 30 patients and group B had 31.', 'Healing was faster in group B.'],
    ['Patients in group A received the same as those in group B.', 'Healing was faster in group B.'],
    [
      'Adults received either 30 mL lignocaine and saline (group A) or lignocaine and tramadol (group B).',
      'Pain fell in group B.',
    ],
    [
      'Adults received fentanyl alone (group F) or fentanyl combined with ropivacaine (group R).',
      'Pain fell in group R.',
    ],
  ])('and stays where that is not plain: %s', (methods, sentence) => {
    expect(stated(methods, sentence)).toBe(sentence)
    expect(hasLetters(sentence)).toBe(true)
  })
})

test.each([
  'group A',
  'Groups I and II',
  'arm B',
  'the B group',
  'Group-1',
  'treatment B',
  'regimens I and II',
  'Sequences 1 and 2',
])('%s means nothing alone', (words) => {
  expect(hasLetters(`Pain fell in ${words} only.`)).toBe(true)
})

test.each([
  'the group as a whole',
  'group therapy',
  'vitamin D',
  'hepatitis B',
  'the control group',
  'blood group antigens',
  'drug C-reactive protein',
  'treatment 3 patients',
  'method Apgar',
])('%s is no letter of a group', (words) => {
  expect(hasLetters(`Pain fell with ${words} only.`)).toBe(false)
})
