import { describe, expect, test } from 'vitest'
import { asKeyFacts } from '@/lib/evidence/facts/as-key-facts'
import { readFacts } from '../../../support/read-facts'

/** What is read of an abstract and its title. */
function read(text: string, title = 'A title') {
  const facts = readFacts(text, title)
  return asKeyFacts(facts, facts.abstract, title)
}

describe('who was studied', () => {
  test.each([
    ['a number before them', 'Forty-four patients with moonsickness took part.', 'patients with moonsickness'],
    ['what they did', 'Adults with moonsickness completed a diary.', 'Adults with moonsickness'],
    ['an aside', 'Adults with moonsickness, but not with yawning, kept a diary.', 'Adults with moonsickness'],
    ['what was to be found', 'We saw adults with moonsickness to assess their sleep.', 'adults with moonsickness'],
    ['what follows a dash', 'We saw adults with moonsickness – a rare illness.', 'adults with moonsickness'],
  ])('without %s', (_, text, population) => {
    expect(read(text).population).toBe(population)
  })

  test.each([
    ['they are only called patients', 'Nothing.', 'Quillwort tea in patients: a trial'],
    ['more would have to come', 'Patients who had sleep were seen.', 'A title'],
    ['they are given something', 'The portal provides patients with access to their notes.', 'A title'],
    ['one group is told of', 'Patients with moonsickness in either group slept.', 'A title'],
    ['a word of theirs goes on', `Patients with ${'very '.repeat(39)}longlasting moonsickness slept.`, 'A title'],
  ])('not told where %s', (_, text, title) => {
    expect(read(text, title).population).toBeUndefined()
  })

  test('those who are told of later are not taken where the first are not sure', () => {
    expect(read('Patients who were ill came. Patients with large stones left early.').population).toBeUndefined()
  })
})

describe('what was tried', () => {
  test.each([
    ['A randomised trial of quillwort tea versus water for hiccups', 'quillwort tea', 'water'],
    ['Efficacy and impact of quillwort tea versus water for hiccups', 'quillwort tea', 'water'],
    ['Comparison of quillwort tea versus water to prevent hiccups', 'quillwort tea', 'water'],
  ])('%s', (title, intervention, comparator) => {
    expect(read('Nothing.', title)).toMatchObject({ intervention, comparator })
  })

  test.each([
    ['its noun is the other’s', 'Laparoscopic versus open surgery for hiccups'],
    ['it only says how many', 'Effects of two strategies on hiccups'],
    ['it is a time', 'Effects of January 2012 on hiccups'],
    ['its number is cut', 'Effects of lunamab 0.03% on hiccups'],
    ['more would have to come', 'Effects of an intervention aimed at hiccups'],
  ])('is not told where %s', (_, title) => {
    expect(read('Nothing.', title).intervention).toBeUndefined()
  })
})

describe('the main outcome', () => {
  test('ends before the secondary one', () => {
    expect(read('The primary outcome was pain at six weeks, with secondary outcomes of sleep.').outcome).toBe(
      'pain at six weeks',
    )
  })

  test('is not told where it is longer than is read', () => {
    expect(read(`The primary outcome was ${'pain and then '.repeat(30)}sleep.`).outcome).toBeUndefined()
  })
})
