import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '@/db/connection/pool'
import { countCorpus } from '@/db/search/index/count-corpus'
import { writeSearchDocuments } from '@/db/search/index/write-documents'
import { searchStudies } from '@/db/search/query/search-studies'
import type { Viewer } from '@/lib/access/viewer'
import { parseSearchRequest } from '@/lib/search/search-request'
import { asOwner } from '../../support/corpus'
import { makePerson } from '../../support/people'

let writer: postgres.Sql
let ada: Viewer

/** Five on wakame, twelve others on iodine and the thyroid, and a thousand on herrings. */
const TITLES = [
  ...[1, 2, 3].map((n) => `Wakame and iodine in the thyroid of women ${n}`),
  ...Array.from({ length: 12 }, (_, n) => `Iodine and the thyroid ${n}`),
  'Wakame ash in a soap',
  'Wakame for nodules of the thyroid',
  ...Array.from({ length: 1000 }, (_, n) => `Herrings of the ${n % 7 ? 'north' : 'south'} sea ${n}`),
]

beforeAll(async () => {
  writer = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  ada = await makePerson('Ada')
  await make(TITLES)
})
afterAll(() => writer.end())

async function make(titles: string[]) {
  const made = await asOwner(
    (sql) => sql`
      insert into studies (source_key, source, title, revision, content_hash)
      select 'test:' || gen_random_uuid(), 'demo', title, '', '' from unnest(${titles}::text[]) title returning id::int`,
  )
  await writer.begin((tx) =>
    writeSearchDocuments(
      tx,
      made.map(({ id }) => id as number),
    ),
  )
  await countCorpus(writer)
}

const search = (q: string, params: Record<string, string> = {}) =>
  searchStudies(ada, parseSearchRequest({ q, ...params }))
const titles = ({ rows }: Awaited<ReturnType<typeof search>>) => rows.map(({ title }) => title)

describe('behind the few studies that answer', () => {
  it('follow others that have many words in common with them, up to ten in all', async () => {
    const found = await search('wakame')
    expect(found).toMatchObject({ total: 5, exact: true, related: { total: 5, exact: true, alike: 5 }, reachable: 10 })
    expect(
      titles(found)
        .slice(0, 5)
        .every((title) => title.startsWith('Wakame')),
    ).toBe(true)
    expect(
      titles(found)
        .slice(5)
        .every((title) => title.startsWith('Iodine')),
    ).toBe(true)
    expect(new Set(found.rows.map(({ id }) => id)).size).toBe(10)
  })

  it('follow those that have some of it before them', async () => {
    const found = await search('wakame nodules')
    expect(found).toMatchObject({ total: 1, related: { total: 9, alike: 5 } })
    expect(titles(found)[0]).toBe('Wakame for nodules of the thyroid')
    const starts = titles(found).map((title) => title.split(' ')[0])
    expect(starts).toEqual([...Array(5).fill('Wakame'), ...Array(5).fill('Iodine')])
    const none = await search('wakame soap')
    expect(none).toMatchObject({ total: 1, related: { total: 4, alike: 0 } })
  })

  it('stand the same studies, however they are asked for', async () => {
    const every = (await search('wakame')).rows.map(({ id }) => id)
    expect((await search('wakame')).rows.map(({ id }) => id)).toEqual(every)
    const windowed = await searchStudies(ada, parseSearchRequest({ q: 'wakame' }), { offset: 3, limit: 4 })
    expect(windowed.rows.map(({ id }) => id)).toEqual(every.slice(3, 7))
    const past = await searchStudies(ada, parseSearchRequest({ q: 'wakame' }), { offset: 6, limit: 20 })
    expect(past.rows.map(({ id }) => id)).toEqual(every.slice(6))
  })

  it('filters count none of them', async () => {
    const { facets } = await search('wakame')
    expect(facets.designs.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(5)
  })

  it.each([
    ['enough is found', 'iodine', {}],
    ['nothing is found', 'ostriches', {}],
    ['words were meant exactly', '"wakame"', {}],
    ['the reader wants the exact words', 'wakame', { drop: 'all' }],
    ['the question has a tag', 'wakame[ti]', {}],
    ['a filter narrows it', 'wakame', { from: '1900' }],
    ['another order is asked for', 'wakame', { sort: 'newest' }],
  ])('stand none where %s', async (_, q, params) => {
    expect((await search(q, params)).related?.alike ?? 0).toBe(0)
  })
})

it('a small library has none', async () => {
  await asOwner((sql) => sql`update search_statistics set studies = 999`)
  expect((await search('wakame')).related).toBeNull()
})
