import type postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { connect } from '@/db/connection/pool'
import { countCorpus } from '@/db/search/index/count-corpus'
import { keepSpace } from '@/db/search/index/latent-spaces'
import { writeSearchDocuments } from '@/db/search/index/write-documents'
import { searchStudies } from '@/db/search/query/search-studies'
import { parseSearchRequest } from '@/lib/search/search-request'
import { asOwner, emptyCorpus } from '../../support/corpus'
import { makePerson } from '../../support/people'

vi.setConfig({ testTimeout: 60_000 })

let writer: postgres.Sql
beforeAll(() => {
  writer = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
})
afterAll(() => writer.end())
beforeEach(async () => {
  await emptyCorpus()
  await asOwner((sql) => sql`truncate search_spaces, search_queue, search_statistics cascade`)
})

/** Studies on fifty matters, each in about ten of the thirty-two words of it; every seventh also says "lantern". */
const titleOf = (n: number) => `${wordsOf(n).join(' ')}${n % 7 === 0 ? ' lantern' : ''}`
const wordsOf = (n: number) => [
  ...new Set(
    Array.from({ length: 10 }, (_, index) => `m${n % 50}x${Math.imul(n * 10 + index + 1, 2_654_435_761) >>> 27}`),
  ),
]

async function make(titles: string[]): Promise<number[]> {
  const ids = await asOwner(
    (sql) => sql`
      insert into studies (source_key, source, title, revision, content_hash)
      select 'test:' || gen_random_uuid(), 'demo', title, '', '' from unnest(${titles}::text[]) title returning id::int`,
  )
  const made = ids.map(({ id }) => id as number)
  await writer.begin((tx) => writeSearchDocuments(tx, made))
  return made
}
const makeMany = (count: number) => make(Array.from({ length: count }, (_, n) => titleOf(n)))
const keepAll = async () => {
  await countCorpus(writer)
  while (await keepSpace(writer));
}
const spaces = () =>
  asOwner(
    (sql) => sql`
      select s.studies, s.finished_at is not null as finished, count(v.study_id)::int as placed
      from search_spaces s left join search_study_vectors v on v.space = s.id group by s.id order by s.id`,
  )
const vectorOf = (id: number) =>
  asOwner(async (sql) => (await sql`select vector from search_study_vectors where study_id = ${id}`)[0]?.vector)
const found = async (q: string) => {
  const { rows, total } = await searchStudies(await makePerson('Ada'), parseSearchRequest({ q }))
  return rows.slice(0, total).map(({ id }) => id)
}

test('a small corpus has no space', async () => {
  await makeMany(900)
  await keepAll()
  expect(await spaces()).toEqual([])
})

test('a corpus gets a space, and each study its place in it', async () => {
  await makeMany(1200)
  await keepAll()
  expect(await spaces()).toEqual([{ studies: 1200, finished: true, placed: 1200 }])
})

test('of studies with the same word those come first that are about what the best of them are', async () => {
  await makeMany(1200)
  // In a shorter text a word says more.
  const [alien] = (await make([`${wordsOf(4).slice(0, 5).join(' ')} beacon`])) as [number]
  const near = await make([53, 103, 153].map((n) => `${wordsOf(n).join(' ')} beacon`))
  await countCorpus(writer)
  expect((await found('beacon'))[0]).toBe(alien)
  await keepAll()
  expect((await found('beacon')).at(-1)).toBe(alien)
  expect(new Set(await found('beacon'))).toEqual(new Set([alien, ...near]))
})

test('the same question gives the same order', async () => {
  await makeMany(1200)
  await keepAll()
  expect(await found('lantern')).toEqual(await found('lantern'))
})

test('who writes a document gives it its place in the same transaction, and takes its former one away', async () => {
  const [first] = (await makeMany(1200)) as [number]
  await keepAll()
  const [late] = (await make([titleOf(5)])) as [number]
  expect(await vectorOf(late)).toHaveLength(64)
  const before = await vectorOf(first)
  await asOwner((sql) => sql`update studies set title = ${titleOf(8)} where id = ${first}`)
  await writer.begin((tx) => writeSearchDocuments(tx, [first]))
  expect(await vectorOf(first)).not.toEqual(before)
  await asOwner((sql) => sql`update studies set withdrawn_at = now() where id = ${first}`)
  await writer.begin((tx) => writeSearchDocuments(tx, [first]))
  expect(await vectorOf(first)).toBeUndefined()
})

test('a corpus that has outgrown its space gets another, and until all are in it searches go by the former', async () => {
  await makeMany(1000)
  await keepAll()
  await makeMany(1100)
  await countCorpus(writer)
  const before = await found('lantern')
  expect(await keepSpace(writer)).toBe(true)
  expect(await keepSpace(writer)).toBe(true)
  // Who comes meanwhile is placed in both.
  const [late] = (await make([titleOf(6)])) as [number]
  expect(await spaces()).toEqual([
    { studies: 1000, finished: true, placed: 2101 },
    { studies: 2100, finished: false, placed: 501 },
  ])
  expect(await found('lantern')).toEqual(before)
  await keepAll()
  expect(await spaces()).toEqual([{ studies: 2100, finished: true, placed: 2101 }])
  expect(await vectorOf(late)).toHaveLength(64)
  expect(await keepSpace(writer)).toBe(false)
})
