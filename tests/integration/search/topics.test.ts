import { beforeAll, describe, expect, test } from 'vitest'
import { searchStudies } from '@/db/search/query/search-studies'
import { readTopic, type Topic } from '@/db/search/query/topics'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { parseSearchRequest } from '@/lib/search/search-request'
import { asOwner, importAs, importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { type ArticleXml, articleSet, articleXml, journalXml } from '../../support/pubmed-xml'

const HEADINGS = {
  D900001: 'Skin Diseases',
  D900002: 'Hair Diseases',
  D900003: 'Alopecia',
  D900004: 'Alopecia Areata',
  D900005: 'Lupus',
}
const TRIAL = 'Randomized Controlled Trial'

let pmid = 0
let ada: Person

function study(heading: keyof typeof HEADINGS | null, year: number, types: string[], more: ArticleXml = {}): string {
  const mesh = heading && `<DescriptorName UI="${heading}" MajorTopicYN="N">${HEADINGS[heading]}</DescriptorName>`
  return articleXml({
    pmid: ++pmid,
    title: `Study ${pmid}`,
    journal: journalXml(`<Year>${year}</Year>`),
    types,
    citation: mesh ? `<MeshHeadingList><MeshHeading>${mesh}</MeshHeading></MeshHeadingList>` : '',
    ...more,
  })
}

beforeAll(async () => {
  ada = await makePerson('Ada')
  // Headings that the corpus does not have stand between: "Scalp" is a step that is passed over.
  const mesh = [
    { ui: 'D900001', name: 'Skin Diseases', terms: [], tree: ['C17'] },
    { ui: 'D900002', name: 'Hair Diseases', terms: [], tree: ['C17.100'] },
    { ui: 'D900009', name: 'Scalp', terms: [], tree: ['C17.100.100'] },
    { ui: 'D900003', name: 'Alopecia', terms: ['Hair Loss'], tree: ['C17.100.100.100'] },
    { ui: 'D900004', name: 'Alopecia Areata', terms: [], tree: ['C17.100.100.100.100', 'C20.100'] },
    { ui: 'D900005', name: 'Lupus', terms: [], tree: ['C20.200'] },
  ]
  const { counts } = await importAs('mesh', mesh.map((line) => `${JSON.stringify(line)}\n`).join(''))
  expect(counts.added).toBe(mesh.length)
  await asOwner((sql) => sql`update mesh_descriptors set scope_note = 'Absence of hair.' where ui = 'D900003'`)
  const trials = Array.from({ length: 7 }, (_, n) => study('D900003', 2010 + n, [TRIAL]))
  await importFiles(
    articleSet(
      ...trials,
      study('D900004', 2012, ['Meta-Analysis']),
      study('D900004', 2013, ['Practice Guideline']),
      study('D900002', 2014, ['Case Reports']),
      study('D900001', 2015, ['Case Reports']),
      study('D900005', 2016, [TRIAL]),
      study(null, 2017, [TRIAL]),
    ),
  )
})

const topic = async (slug: string) => (await readTopic(ada, slug)) as Topic
const names = (links: { name: string }[]) => links.map(({ name }) => name)

describe('the page of a topic', () => {
  test('has the heading, its scope note, and the studies that have it or a narrower one', async () => {
    expect(await topic('alopecia')).toMatchObject({
      name: 'Alopecia',
      scopeNote: 'Absence of hair.',
      studies: 9,
      exact: true,
    })
    expect(await topic('lupus')).toMatchObject({ name: 'Lupus', scopeNote: null, studies: 1 })
  })

  test('leads to the nearest headings above and below that the corpus has, with their numbers', async () => {
    const alopecia = await topic('alopecia')
    expect(alopecia.broader).toEqual([{ name: 'Hair Diseases', address: '/topics/hair-diseases', studies: 10 }])
    expect(alopecia.narrower).toEqual([{ name: 'Alopecia Areata', address: '/topics/alopecia-areata', studies: 2 }])
    expect(names((await topic('hair-diseases')).narrower)).toEqual(['Alopecia'])
    expect(names((await topic('skin-diseases')).broader)).toEqual([])
  })

  test('has as many studies as the search that it leads to', async () => {
    for (const slug of ['alopecia', 'hair-diseases', 'alopecia-areata', 'lupus']) {
      const { name, studies } = await topic(slug)
      expect({ name, total: (await searchStudies(ada, parseSearchRequest({ q: `"${name}"[mh]` }))).total }).toEqual({
        name,
        total: studies,
      })
    }
  })

  test('has the five best of each level, the strongest level first, those without one last', async () => {
    const { evidence } = await topic('alopecia')
    expect(evidence.map(({ level, studies }) => [level, studies.length])).toEqual([
      [1, 1],
      [2, 5],
      [null, 1],
    ])
    // Of trials alike in all else the later one stands better.
    expect(evidence[1]?.studies.map(({ title }) => title)).toEqual([7, 6, 5, 4, 3].map((n) => `Study ${n}`))
  })

  test('has every year from the first study to the last', async () => {
    const { years } = await topic('alopecia')
    expect(years.map(({ year }) => year)).toEqual([2010, 2011, 2012, 2013, 2014, 2015, 2016])
    expect(years.map(({ count }) => count)).toEqual([1, 1, 2, 2, 1, 1, 1])
  })

  test('shows no retracted study among the best', async () => {
    await asOwner((sql) => sql`update studies set retracted_at = now() where pmid = 7`)
    await asOwner((sql) => sql`insert into search_queue select id, now() from studies where pmid = 7`)
    await importFiles(articleSet())
    const { evidence, studies } = await topic('alopecia')
    expect(evidence[1]?.studies.map(({ title }) => title)).toEqual([6, 5, 4, 3, 2].map((n) => `Study ${n}`))
    expect(studies).toBe(9)
  })
})

test('another wording of a heading, or one without its plural, is told where the heading is', async () => {
  expect(await readTopic(ada, 'hair-loss')).toEqual({ movedTo: '/topics/alopecia' })
  expect(await readTopic(ada, 'hair-disease')).toEqual({ movedTo: '/topics/hair-diseases' })
  expect(await readTopic(ada, 'Alopecia')).toEqual({ movedTo: '/topics/alopecia' })
})

test('a heading that no study has, one that never was, and nonsense are not found', async () => {
  for (const slug of ['scalp', 'no-such-heading', '', '-', "'; --", '%', 'x'.repeat(5000)])
    expect(await readTopic(ada, slug), slug).toBeNull()
  expect(await readTopic(VISITOR, 'alopecia')).toBeNull()
})
