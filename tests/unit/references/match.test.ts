import { describe, expect, it, test } from 'vitest'
import { comparable, type WorkToCompare } from '@/lib/references/match/comparable'
import { jaroWinkler } from '@/lib/references/match/jaro-winkler'
import { matchWorks } from '@/lib/references/match/match'

const HERE: WorkToCompare = {
  pmid: 900001,
  doi: '10.1000/Trial.1',
  title: 'Misoprostol for the prevention of postpartum haemorrhage.',
  firstAuthor: { family: 'Müller', given: 'Ann B' },
  year: 2006,
  journals: ['Annals of the Examples', 'Ann Examples'],
  volume: '12',
  issue: '3',
  pages: '101-8',
  abstract: 'BACKGROUND: Postpartum haemorrhage is a leading cause of maternal death in many countries.',
  publicationTypes: ['Journal Article'],
}
const FOUND: WorkToCompare = { ...HERE, pmid: null, publicationTypes: [] }
const compared = (found: Partial<WorkToCompare>, here: Partial<WorkToCompare> = {}) =>
  matchWorks(comparable({ ...HERE, ...here }), comparable({ ...FOUND, ...found }))

describe('what is the same', () => {
  it('is what has the same PMID, and never what has another', () => {
    expect(compared({ pmid: 900001 }).decision).toBe('same')
    expect(compared({ pmid: 900002 })).toMatchObject({ decision: 'different', reasons: ['different PMIDs', ...ALL] })
    expect(compared({ pmid: 900001, title: 'Something else altogether', doi: null }).decision).toBe('maybe')
  })
  it.each<[string, Partial<WorkToCompare>]>([
    [
      'in capitals without accents',
      { title: HERE.title?.toUpperCase(), firstAuthor: { family: 'Muller', initials: 'A' }, doi: null },
    ],
    [
      'with a slip in the title',
      { title: 'Misoprostol for the prevntion of postpartum haemorrhage', doi: null, abstract: null },
    ],
    [
      'with pages in full and the journal abbreviated',
      { pages: '101-108', journals: ['Ann Examples'], doi: null, abstract: null },
    ],
    ['online in the year before', { year: 2005, doi: null }],
    [
      'with title, author, year and journal alone',
      { doi: null, abstract: null, volume: null, issue: null, pages: null },
    ],
    [
      'by its DOI and its title',
      { firstAuthor: null, abstract: null, volume: null, issue: null, pages: null, journals: [] },
    ],
  ])('is the article %s', (_, found) => expect(compared(found)).toMatchObject({ decision: 'same' }))
})

const ALL = [
  'same title',
  'same first author',
  'same year',
  'same journal',
  'same volume',
  'same first page',
  'same DOI',
  'same abstract',
]

describe('what a person decides', () => {
  it.each<[string, Partial<WorkToCompare>, string]>([
    ['the DOI with another title', { title: 'Xylitol' }, 'same DOI, but another title: a DOI alone does not decide'],
    ['the DOI without a title', { title: null }, 'same DOI, and no title to compare'],
    ['all but the DOI', { doi: '10.1000/trial.2', abstract: null }, 'different DOIs'],
    ['years between them', { year: 2010, doi: null, abstract: null, pages: null, volume: null }, '4 years apart'],
    ['another place', { volume: '13', pages: '9', doi: null, abstract: null }, 'another place in the journal'],
  ])('is %s', (_, found, reason) => {
    const match = compared(found)
    expect(match.decision).toBe('maybe')
    expect(match.reasons[0]).toBe(reason)
  })
  it('is a short title that many have, without two further fields', () => {
    const reply = { title: 'Editorial', doi: null, abstract: null, pages: null, volume: null, issue: null, pmid: null }
    expect(compared({ ...reply, firstAuthor: null }, reply).decision).toBe('maybe')
    expect(compared({ ...reply, pages: '101', volume: '12' }, { ...reply, pages: '101', volume: '12' }).decision).toBe(
      'same',
    )
  })
  it('is a title with one word in the place of another', () => {
    const other = { title: 'Misoprostol for the prevention of postpartum depression', doi: null, pages: null }
    const match = compared(other)
    expect(match.decision).toBe('maybe')
    expect(match.reasons[0]).toBe('the titles differ in their words')
  })
  it('is a title with other numbers', () => {
    const match = compared(
      { title: `${HERE.title} Part 2`, pages: '201', doi: null },
      { title: `${HERE.title} Part 1` },
    )
    expect(match.decision).not.toBe('same')
  })
})

describe('companions are never merged', () => {
  it.each<[string, Partial<WorkToCompare>, Partial<WorkToCompare>?]>([
    ['an erratum', { title: `Erratum: ${HERE.title}` }],
    ['a correction with its DOI', { title: `Correction to: ${HERE.title}`, abstract: null }],
    ['a retraction notice', { title: `Retraction: ${HERE.title}` }],
    ['a comment', { title: `Comment on "${HERE.title}"` }],
    ['a preprint', { doi: '10.1101/2020.01.02.20012345', journals: ['medRxiv'] }],
    ['a protocol', { title: 'Misoprostol for the prevention of postpartum haemorrhage: study protocol', doi: null }],
    [
      'an update of a Cochrane review',
      { doi: '10.1002/14651858.CD000001.pub3' },
      { doi: '10.1002/14651858.CD000001.pub2', pmid: null },
    ],
  ])('%s', (_, found, here) => expect(compared(found, here)).toMatchObject({ decision: 'linked' }))
  it('but a meeting abstract is for a person to decide', () => {
    expect(compared({ type: 'conference', journals: ['Annual Meeting'], pages: null, doi: null }).decision).not.toBe(
      'same',
    )
  })
})

test('another article of the same author is another', () => {
  expect(
    compared({ title: 'Oxytocin in the third stage of labour', doi: null, abstract: null, pages: '200' }).decision,
  ).toBe('different')
})

test.each([
  ['MARTHA', 'MARHTA', 0.961],
  ['DIXON', 'DICKSONX', 0.813],
  ['', 'A', 0],
  ['SAME', 'SAME', 1],
])('the likeness of %s and %s', (a, b, likeness) => expect(jaroWinkler(a, b)).toBeCloseTo(likeness, 3))
