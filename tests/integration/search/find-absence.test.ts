import { beforeAll, describe, expect, it } from 'vitest'
import { findAbsence } from '@/db/search/query/find-absence'
import { searchStudies } from '@/db/search/query/search-studies'
import { VISITOR, type Viewer } from '@/lib/access/viewer'
import { parseSearchRequest } from '@/lib/search/search-request'
import { asOwner, importAs, importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml, journalXml } from '../../support/pubmed-xml'

let ada: Viewer

const abstract = (text: string) => `<Abstract><AbstractText>${text}</AbstractText></Abstract>`

/** Combing and brushing; flea fever and tail rot. */
const STUDIES = articleSet(
  articleXml({
    pmid: 201,
    title: 'Combing in flea fever.',
    types: ['Randomized Controlled Trial'],
    article: abstract('Combing lowered itching and overhairiness. Nobody had tail rot.'),
    journal: journalXml('<Year>2018</Year><Month>May</Month>'),
  }),
  articleXml({
    pmid: 202,
    title: 'Brushing in tail rot.',
    article: abstract('Brushing reduced falls.'),
    journal: journalXml('<Year>2011</Year>'),
  }),
  articleXml({
    pmid: 203,
    title: 'Brushing for flea fever: protocol for a randomised trial.',
    types: ['Clinical Trial Protocol'],
    article: abstract('Cats will be randomised to brushing.'),
  }),
  articleXml({ pmid: 205, title: 'Shampooing and rot of the tail.' }),
  articleXml({
    pmid: 204,
    title: 'Of other cats.',
    article: abstract('Some were brushed, some had flea fever.'),
    // Journals print the date of an issue that is still to come.
    journal: journalXml('<Year>2999</Year>'),
  }),
)
const MESH = [
  { ui: 'D920001', name: 'Combing', terms: [], tree: ['E02.900'] },
  { ui: 'D920002', name: 'Brushing', terms: [], tree: ['E02.901'] },
  { ui: 'D920003', name: 'Flea Fever', terms: [], tree: ['C01.900'] },
  { ui: 'D920004', name: 'Tail Rot', terms: ['Rot of Tail'], tree: ['C01.901'] },
  { ui: 'D920005', name: 'Grooming', terms: [], tree: ['D27.900'] },
  { ui: 'D920006', name: 'Tail', terms: [], tree: ['A01.900'] },
]
  .map((line) => JSON.stringify(line))
  .join('\n')

beforeAll(async () => {
  await importFiles(STUDIES)
  await importAs('mesh', `${MESH}\n`)
  ada = await makePerson('Ada')
})

const absence = async (q: string, viewer = ada) =>
  findAbsence(viewer, q, await searchStudies(ada, parseSearchRequest({ q })))

describe('that the corpus has no study of it', () => {
  it('is said of what no study has', async () => {
    expect(await absence('does shaving help flea fever')).toEqual({
      about: 'shaving in flea fever',
      studies: 5,
      newest: '2018-05-01',
      nearest: { q: 'flea fever', studies: 1, more: false },
    })
  })

  it('is said with what comes of it, and of whom', async () => {
    expect(await absence('does shaving reduce itching in older patients')).toMatchObject({
      about: 'shaving and itching in older patients',
    })
  })

  it('is said where only a protocol has both', async () => {
    expect(await absence('brushing for flea fever')).toMatchObject({
      nearest: { q: 'brushing', studies: 1, more: false },
    })
  })

  it('is said where no name has either, and texts mention both', async () => {
    expect(await absence('brushed for flea fever')).toMatchObject({ about: 'brushed in flea fever' })
  })

  it('leaves out what people are to be without, and says so', async () => {
    const q = 'combing for flea fever without tail rot'
    const { total, question } = await searchStudies(ada, parseSearchRequest({ q }))
    expect(total).toBe((await searchStudies(ada, parseSearchRequest({ q: 'combing for flea fever' }))).total)
    expect(question.problems).toMatchObject([{ start: q.indexOf('without'), end: q.length }])
  })

  it.each(['combing flea fever', 'does combing reduce itching', 'combing for tail rot'])(
    'is not said of %s',
    async (q) => {
      expect(await absence(q)).toBeNull()
    },
  )

  it('is said of a comparison that nobody made, but for a comparator that says nothing', async () => {
    expect(await absence('combing vs brushing for flea fever')).toMatchObject({
      about: 'combing and brushing in flea fever',
      nearest: { q: 'combing flea fever', studies: 1, more: false },
    })
    expect(await absence('combing vs placebo for flea fever')).toBeNull()
  })

  it('is said in the words of the question where nothing tells what is done', async () => {
    expect(await absence('curling sheepscab')).toMatchObject({ about: 'curling sheepscab' })
  })

  it.each([
    ['people', 'combing for flea fever in cats'],
    ['a class of treatments', 'grooming for tail rot'],
    ['the body', 'combing of the tail'],
    ['an ordinary word', 'combing and fewer falls'],
    ['letters that may stand for anything', 'combing for TRX'],
  ])('is not said for want of words for %s: %s', async (_, q) => {
    expect(await absence(q)).toBeNull()
  })

  it('is not said of a name that is part of a word in a study of what is done', async () => {
    expect(await absence('shampooing for wooliness')).toMatchObject({ about: 'shampooing in wooliness' })
    expect(await absence('combing for hairiness')).toBeNull()
  })

  it('knows a name that is written with an article', async () => {
    expect(await absence('shampooing for tail rot')).toBeNull()
  })

  it.each([
    'shaving',
    'shaving without flea fever',
    'shaving for flea fever or tail rot',
    '"shaving" "flea fever"',
    'shaving AND flea',
    'shaving[ti] flea[ti]',
    '',
  ])('is not said of what is no question in words: %j', async (q) => {
    expect(await absence(q)).toBeNull()
  })

  it('is said to nobody who may not read studies, nor of a corpus that was not counted', async () => {
    expect(await absence('shaving for flea fever', VISITOR)).toBeNull()
    await asOwner((sql) => sql`update search_statistics set studies = 0`)
    expect(await absence('shaving for flea fever')).toBeNull()
  })
})
