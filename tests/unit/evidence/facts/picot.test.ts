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
    ['a number behind them', 'We saw adults with moonsickness, 112 in the north.', 'adults with moonsickness'],
    ['what is granted', 'We saw adults with moonsickness, although some slept.', 'adults with moonsickness'],
    [
      'how it was scored',
      'We saw adults with moonsickness, as assessed by the Lunar Scale.',
      'adults with moonsickness',
    ],
    ['what for', 'We saw adults with moonsickness with the aim of letting them sleep.', 'adults with moonsickness'],
    ['whom they see', 'We saw adults with moonsickness attending our clinic.', 'adults with moonsickness'],
    ['what was done with them', 'We are enrolling adults with moonsickness.', 'adults with moonsickness'],
  ])('without %s', (_, text, population) => {
    expect(read(text).population).toBe(population)
  })

  test.each([
    [
      'what was measured on them',
      'Tea for patients with moonsickness on sleep, mood, and pain',
      'patients with moonsickness',
    ],
    ['how it works', 'Tea in patients with moonsickness by blocking the moon', 'patients with moonsickness'],
    ['what was found with it', 'Tea in sleepless adults, measuring change in dreams', 'sleepless adults'],
    ['the name of the trial', 'Tea for adults with moonsickness (TEA-POT): a trial', 'adults with moonsickness'],
    ['capitals', 'Effect of Tea in Older Adults With Alzheimer’s Disease', 'older adults with Alzheimer’s disease'],
    ['through what', 'Better sleep of patients with moonsickness via tea', 'patients with moonsickness'],
    [
      'whom else it concerns',
      'Tea for people with moonsickness and the impact of care in their families',
      'people with moonsickness',
    ],
    ['a quotation mark', 'A letter on “tea in adults with moonsickness”', 'adults with moonsickness'],
  ])('are read of a title without %s', (_, title, population) => {
    expect(read('Nothing.', title).population).toBe(population)
  })

  test('are read with what they are on', () => {
    expect(read('Nothing.', 'Tea in adults on oral iron therapy').population).toBe('adults on oral iron therapy')
  })

  test.each([
    ['they are only called patients', 'Nothing.', 'Quillwort tea in patients: a trial'],
    ['more would have to come', 'Patients who had sleep were seen.', 'A title'],
    ['they are given something', 'The portal provides patients with access to their notes.', 'A title'],
    ['one group is told of', 'Patients with moonsickness in either group slept.', 'A title'],
    ['they were given a placebo', 'Sleep of volunteers after placebo was long.', 'A title'],
    ['something stands on something', 'Pictures were shown to patients on large paper.', 'A title'],
    ['their relatives were studied', 'Nothing.', 'Tea for the mothers of children with hiccups'],
    ['they are those who fit', 'Participants who fulfilled the inclusion criteria slept.', 'A title'],
    ['theirs is meant', 'Nothing.', 'Changes of older adults’ sleep during illness'],
    [
      'it is asked whether something of theirs is needed',
      'Nothing.',
      'Are blood counts in sleepless adults necessary?',
    ],
    ['they are counted and no more', 'Nothing.', 'Quillwort tea in 535 patients'],
    ['a noun of theirs stands behind a short form', 'We saw patients with Lunar Sleep (LS) grade A naps.', 'A title'],
    ['others took part as well', 'We saw men (50 to 60 years) and women aged 60 to 70 years.', 'A title'],
    ['they are those whom it helped', 'Nothing.', 'Predictors of men who benefit from quillwort tea'],
    ['a name is cut', 'Patients with confirmed P. falciparum slept.', 'A title'],
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
    ['Effects of combining quillwort tea on hiccups', 'quillwort tea', undefined],
  ])('%s', (title, intervention, comparator) => {
    const found = read('Nothing.', title)
    expect([found.intervention, found.comparator]).toEqual([intervention, comparator])
  })

  test.each([
    ['its noun is the other’s', 'Laparoscopic versus open surgery for hiccups'],
    ['it only says how many', 'Effects of two strategies on hiccups'],
    ['it is a time', 'Effects of January 2012 on hiccups'],
    ['it is what came of it', 'Pain control with quillwort tea versus water in hiccups'],
    ['its noun is behind the other', 'Continuous paravertebral versus continuous epidural block for hiccups'],
    ['it is a level', 'Effects of serum iron levels on hiccups'],
    ['it is what they have', 'Effects of moonsickness in people with moonsickness'],
    ['it is what else they have', 'Response to tea: impact of comorbidity on hiccups'],
    ['it is a paper', 'Effects of protocol on hiccups'],
    ['a dash begins another title', 'Effect of ketoprofen—a preliminary study'],
    ['its noun is behind the other, by another hyphen', 'Once‐daily versus twice‐daily tea for hiccups'],
    ['it is a wish', 'To compare the efficacy of quillwort tea with water'],
    ['it is done by those who study', 'Effect of develop versus pilot test a brief lesson on sleep'],
    ['it is what was to come of it', 'Efficacy of prevention of hiccups in adults'],
    ['it is what is fought', 'Effects of quillwort against hiccups on sleep'],
    ['its number is cut', 'Effects of lunamab 0.03% on hiccups'],
    ['more would have to come', 'Effects of an intervention aimed at hiccups'],
  ])('is not told where %s', (_, title) => {
    expect(read('Nothing.', title).intervention).toBeUndefined()
  })
})

test('of two that are set against each other neither is stated as what was tried', () => {
  const title = 'Safety of lunamab and solamab in adults'
  expect(read('Sleep was longer with lunamab than with solamab.', title).intervention).toBeUndefined()
  expect(read('Both were given together.', title).intervention).toBeUndefined()
  expect(read('Nothing.', 'Safety of combined lunamab and solamab in adults').intervention).toBe(
    'combined lunamab and solamab',
  )
})

describe('what it was tried against', () => {
  test.each([
    ['a sham', 'A trial of sham acupuncture.', 'sham acupuncture'],
    ['a waiting list', 'People were assigned to needles or a waiting list.', 'waiting list'],
  ])('%s', (_, text, comparator) => {
    expect(read(text, 'Effects of quillwort needles on hiccups').comparator).toBe(comparator)
    // Against what says nothing where it is not known what was tried.
    expect(read(text).comparator).toBeUndefined()
  })

  test.each([
    ['who wait for something', 'Couples on a waiting list for tea were asked.'],
    ['a thing that does nothing', 'They learned with placebo inhalers.'],
  ])('is not %s', (_, text) => {
    expect(read(text).comparator).toBeUndefined()
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
