import { beforeAll, expect, it } from 'vitest'
import { placeInResults } from '@/db/search/query/place-in-results'
import { placeInTopic } from '@/db/search/query/place-in-topic'
import { searchStudies } from '@/db/search/query/search-studies'
import { readTopic } from '@/db/search/query/topics'
import { VISITOR, type Viewer } from '@/lib/access/viewer'
import { parseSearchRequest, SORTS } from '@/lib/search/search-request'
import { importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml, journalXml } from '../../support/pubmed-xml'

let ada: Viewer

/** Two studies of gulls and salt, thirty of gulls alone under a heading. */
const STUDIES = articleSet(
  ...[1, 2].map((n) =>
    articleXml({
      pmid: n,
      title: `Salt for gulls ${n}.`,
      types: ['Case Reports'],
      citation:
        '<MeshHeadingList><MeshHeading><DescriptorName MajorTopicYN="N">Salted Gull</DescriptorName></MeshHeading></MeshHeadingList>',
    }),
  ),
  ...Array.from({ length: 30 }, (_, n) =>
    articleXml({
      pmid: 10 + n,
      title: `Gulls and salted chips ${n}.`,
      types: ['Randomized Controlled Trial'],
      journal: journalXml('<Year>2020</Year>'),
      citation:
        '<MeshHeadingList><MeshHeading><DescriptorName MajorTopicYN="N">Charadriiformes</DescriptorName></MeshHeading></MeshHeadingList>',
    }),
  ),
  ...Array.from({ length: 60 }, (_, n) => articleXml({ pmid: 100 + n, title: `Herrings ${n}.` })),
)

beforeAll(async () => {
  await importFiles(STUDIES)
  ada = await makePerson('Ada')
})

/** All that is found, page by page. */
async function everything(params: Record<string, string>) {
  const pages = []
  for (const page of ['1', '2']) {
    pages.push(...(await searchStudies(ada, parseSearchRequest({ ...params, page }))).rows)
  }
  return pages
}

it.each(SORTS.flatMap((sort) => ['gulls', 'salt for gulls'].map((q) => ({ q, sort }))))(
  'going on from each study to the next passes all results in their order: $q, $sort',
  async (params) => {
    const rows = await everything(params)
    expect(rows.length).toBe(32)
    const request = parseSearchRequest(params)
    for (const [index, row] of rows.entries()) {
      const place = await placeInResults(ada, { request, at: index + 1 }, row.id)
      expect(place).toMatchObject({ place: index + 1, total: 32, exact: true })
      const beside = (at: number) => (rows[at] ? expect.stringContaining(`${rows[at]?.address}?`) : null)
      expect([place?.previous, place?.next]).toEqual([beside(index - 1), beside(index + 1)])
      expect(place?.back.address).toMatch(new RegExp(`${index < 20 ? '' : 'page=2'}#study-${row.id}$`))
    }
  },
)

it('a study that has moved a little is found, one that is not there has no place, and nobody has any', async () => {
  const request = parseSearchRequest({ q: 'gulls', sort: 'newest' })
  const rows = await everything({ q: 'gulls', sort: 'newest' })
  const [tenth] = rows.slice(9)
  expect(await placeInResults(ada, { request, at: 12 }, tenth?.id as number)).toMatchObject({ place: 10 })
  expect(await placeInResults(ada, { request, at: 30 }, tenth?.id as number)).toBeNull()
  expect(await placeInResults(ada, { request, at: 9_999 }, tenth?.id as number)).toBeNull()
  expect(await placeInResults(VISITOR, { request, at: 10 }, tenth?.id as number)).toBeNull()
  expect(await placeInTopic(VISITOR, 'charadriiformes', tenth?.id as number)).toBeNull()
})

it('a study knows its neighbours among the best of a topic', async () => {
  const topic = await readTopic(ada, 'charadriiformes')
  const rows = topic && 'evidence' in topic ? topic.evidence.flatMap(({ studies }) => studies) : []
  expect(rows.length).toBeGreaterThan(2)
  expect(await placeInTopic(ada, 'charadriiformes', rows[1]?.id as number)).toEqual({
    back: { address: `/topics/charadriiformes#study-${rows[1]?.id}`, words: 'Charadriiformes' },
    place: 2,
    total: rows.length,
    exact: true,
    previous: `${rows[0]?.address}?topicOf=charadriiformes`,
    next: `${rows[2]?.address}?topicOf=charadriiformes`,
  })
  expect(await placeInTopic(ada, 'charadriiformes', 999_999)).toBeNull()
  expect(await placeInTopic(ada, 'no-such-heading', rows[1]?.id as number)).toBeNull()
})

it('a study opened from a table that a column puts in order goes on in that order', async () => {
  const request = parseSearchRequest({ q: 'gulls', view: 'table', by: 'study' })
  const rows = (await searchStudies(ada, request)).rows
  const titles = rows.map(({ title }) => title).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  const seen: string[] = []
  let [at, row] = [1, rows.find(({ title }) => title === titles[0])]
  while (row) {
    seen.push(row.title)
    const place = await placeInResults(ada, { request, at }, row.id)
    expect(place).toMatchObject({ place: seen.length, total: 32 })
    expect(place?.back.address).toMatch(/^\/studies\?q=gulls&view=table&by=study#/)
    const next: string | null = place?.next ?? null
    at = Number(/at=(\d+)/.exec(next ?? '')?.[1])
    row = next ? rows.find(({ address }) => next.startsWith(`${address}?`)) : undefined
  }
  expect(seen).toEqual(titles)
})
