import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { withViewer } from '@/db/connection/with-viewer'
import { savedSearches } from '@/db/schema/searches'
import { followedAs, listFollowedSearches, readFollowedSearch } from '@/db/searches/followed-searches'
import {
  deleteSearch,
  markSearchSeen,
  readDeletedSearch,
  renameSearch,
  restoreSearch,
  saveSearch,
} from '@/db/searches/saved-searches'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { NEW_COUNTED } from '@/lib/search/followed-search'
import { parseSearchRequest } from '@/lib/search/search-request'
import { importFiles } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'
import { trailOf } from '../../support/trail'

let ada: Person
let ben: Person
let root: Person
let pmid = 0
beforeAll(async () => {
  ada = await makePerson('Ada')
  ben = await makePerson('Ben')
  root = await makePerson('Root', 'administrator')
  await arrive('Alopecia before anybody followed it')
})

/** Studies with these titles come in; their PMIDs. */
async function arrive(...titles: string[]): Promise<number[]> {
  const records = titles.map((title) => ({ pmid: ++pmid, title }))
  await importFiles(articleSet(...records.map(articleXml)))
  return records.map((record) => record.pmid)
}

const save = async (query: string, name = query, who = ada) =>
  (await saveSearch(who, { key: randomUUID(), name, query })).id

const stored = async (id: string) =>
  (
    await withViewer(ada, (tx) =>
      tx
        .select({
          name: savedSearches.name,
          query: savedSearches.query,
          version: savedSearches.version,
          seenAt: savedSearches.seenAt,
          deleted: sql<boolean>`${savedSearches.deletedAt} is not null`,
        })
        .from(savedSearches)
        .where(eq(savedSearches.id, id)),
    )
  )[0]

const titlesNew = async (id: string) => (await readFollowedSearch(ada, id))?.studies.map(({ title }) => title)

describe('saving a search', () => {
  test('keeps what it asks for, without order and page, and is in the trail without a word of it', async () => {
    const id = await save('q=saved+words&sort=cited&page=3&design=cohort&nonsense=1&language=fr&language=en', 'Mine')
    expect(await stored(id)).toMatchObject({
      name: 'Mine',
      query: 'q=saved+words&design=cohort&language=en&language=fr',
      version: 1,
      deleted: false,
    })
    expect(await trailOf(id)).toEqual(['search.create'])
    const again = parseSearchRequest({
      q: ' saved  words ',
      design: 'cohort',
      language: ['en', 'fr', 'en'],
      sort: 'newest',
    })
    expect(await followedAs(ada, again)).toEqual({ id, name: 'Mine' })
    expect(await followedAs(ben, again)).toBeNull()
  })

  test('the same form posted twice, also at once, saves one; the same search in another form is refused', async () => {
    const form = { key: randomUUID(), name: 'Twice', query: 'q=twice' }
    const made = await Promise.all([saveSearch(ada, form), saveSearch(ada, form)])
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    await expect(saveSearch(ada, { ...form, key: randomUUID() })).rejects.toMatchObject({ code: 'conflict' })
    expect(await save('q=twice', 'Ben may', ben)).not.toBe(made[0]?.id)
  })

  test('nobody who is not signed in saves one, and nobody more than 200', async () => {
    await expect(save('q=x', 'x', VISITOR as Person)).rejects.toMatchObject({ code: 'unauthenticated' })
    const many = await makePerson('Many')
    const values = Array.from({ length: 200 }, (_, i) => ({ userId: many.id, name: `Search ${i}`, query: `q=${i}` }))
    await withViewer(many, (tx) => tx.insert(savedSearches).values(values))
    await expect(save('q=more', 'More', many)).rejects.toMatchObject({ code: 'conflict' })
    expect((await listFollowedSearches(many, { limit: 5 })).total).toBe(200)
  })

  test('one that asks for more than can be kept is refused', async () => {
    const topics = Array.from({ length: 50 }, (_, i) => `topic=${'long '.repeat(20)}${i}`).join('&')
    await expect(save(topics, 'Long')).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('what is new', () => {
  test('is what came in since and has all that is asked for, until it is seen', async () => {
    const id = await save('q=vitiligo+ruxolitinib', 'Vitiligo')
    expect(await readFollowedSearch(ada, id)).toMatchObject({ news: { count: 0, more: false }, studies: [] })
    await arrive('Ruxolitinib cream for vitiligo', 'Vitiligo without it', 'Ruxolitinib elsewhere')
    await arrive('Vitiligo and ruxolitinib again')
    const shown = await readFollowedSearch(ada, id)
    expect(shown?.news).toEqual({ count: 2, more: false })
    expect(await titlesNew(id)).toEqual(['Vitiligo and ruxolitinib again', 'Ruxolitinib cream for vitiligo'])

    // What comes in after the page was drawn is not seen with it.
    await arrive('Ruxolitinib in vitiligo, later')
    await markSearchSeen(ada, { searchId: id, upTo: shown?.readAt as Date })
    expect(await titlesNew(id)).toEqual(['Ruxolitinib in vitiligo, later'])
    // A page that was drawn long ago does not make new again what was seen.
    await markSearchSeen(ada, { searchId: id, upTo: new Date(0) })
    expect(await titlesNew(id)).toEqual(['Ruxolitinib in vitiligo, later'])
    // Nobody sees ahead.
    await markSearchSeen(ada, { searchId: id, upTo: new Date(Date.now() + 86_400_000) })
    expect(await titlesNew(id)).toEqual([])
    await arrive('Ruxolitinib: vitiligo once more')
    expect((await listFollowedSearches(ada, { limit: 50 })).searches.find((one) => one.id === id)?.news.count).toBe(1)
  })

  test('follows filters, and forgets what was withdrawn', async () => {
    const id = await save('q=psoriasis&checked=yes', 'Checked only')
    const all = await save('q=psoriasis', 'All')
    const [first] = await arrive('Psoriasis, one', 'Psoriasis, two')
    expect(await titlesNew(id)).toEqual([])
    expect(await titlesNew(all)).toEqual(['Psoriasis, two', 'Psoriasis, one'])
    await importFiles(
      `<PubmedArticleSet><DeleteCitation><PMID Version="1">${first}</PMID></DeleteCitation></PubmedArticleSet>`,
    )
    expect(await titlesNew(all)).toEqual(['Psoriasis, two'])
  })

  test('of a question that cannot be understood is nothing, of all studies everything', async () => {
    const broken = await save('q=%28%29', 'Broken')
    const everything = await save('', 'Everything')
    await arrive('Something quite else')
    expect(await titlesNew(broken)).toEqual([])
    expect(await titlesNew(everything)).toEqual(['Something quite else'])
  })

  test('is counted up to a hundred', async () => {
    const id = await save('q=urticaria', 'Many')
    await arrive(...Array.from({ length: NEW_COUNTED + 20 }, (_, i) => `Urticaria number ${i}`))
    const shown = await readFollowedSearch(ada, id)
    expect(shown?.news).toEqual({ count: NEW_COUNTED, more: true })
    expect(shown?.studies).toHaveLength(NEW_COUNTED)
  })
})

describe('renaming', () => {
  test('works, and of two tabs the second one is told', async () => {
    const id = await save('q=renamed', 'Old')
    await renameSearch(ada, { searchId: id, version: 1, name: 'New' })
    expect(await stored(id)).toMatchObject({ name: 'New', version: 2 })
    await expect(renameSearch(ada, { searchId: id, version: 1, name: 'Other' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('This search was changed elsewhere'),
    })
    expect(await trailOf(id)).toEqual(['search.create', 'search.change'])
  })
})

describe('deleting', () => {
  test('takes it out of sight, and undo brings it back', async () => {
    const id = await save('q=gone', 'Gone')
    await deleteSearch(ada, { searchId: id })
    expect(await readFollowedSearch(ada, id)).toBeNull()
    expect(await followedAs(ada, parseSearchRequest({ q: 'gone' }))).toBeNull()
    expect(await readDeletedSearch(ada, id)).toEqual({ id, name: 'Gone' })
    await restoreSearch(ada, { searchId: id })
    await restoreSearch(ada, { searchId: id })
    expect(await readFollowedSearch(ada, id)).toMatchObject({ name: 'Gone' })
    expect(await trailOf(id)).toEqual(['search.create', 'search.delete', 'search.restore'])
  })

  test('what was saved again meanwhile cannot come back a second time', async () => {
    const id = await save('q=back', 'First')
    await deleteSearch(ada, { searchId: id })
    await save('q=back', 'Second')
    await expect(restoreSearch(ada, { searchId: id })).rejects.toMatchObject({ code: 'conflict' })
    expect(await stored(id)).toMatchObject({ deleted: true })
  })
})

test('a stranger and an administrator get the words of a search that never was, and a visitor is asked to sign in', async () => {
  const id = await save('q=private', 'Private')
  const before = await stored(id)
  const commands: ((who: Person, searchId: string) => Promise<unknown>)[] = [
    (who, searchId) => renameSearch(who, { searchId, version: 1, name: 'Theirs' }),
    (who, searchId) => markSearchSeen(who, { searchId, upTo: new Date() }),
    (who, searchId) => deleteSearch(who, { searchId }),
    (who, searchId) => restoreSearch(who, { searchId }),
  ]
  for (const command of commands) {
    const missing = (await command(ben, randomUUID()).catch((error) => error)) as Error
    for (const who of [ben, root]) {
      expect(await command(who, id).catch((error) => error)).toMatchObject({
        code: 'not_found',
        message: missing.message,
      })
    }
    expect(await command(ben, 'no id').catch((error) => error)).toMatchObject({ code: 'not_found' })
    await expect(command(VISITOR as Person, id)).rejects.toMatchObject({ code: 'unauthenticated' })
  }
  expect(await stored(id)).toEqual(before)
  for (const who of [ben, root, VISITOR]) {
    expect(await readFollowedSearch(who, id)).toBeNull()
    expect(await readDeletedSearch(who, id)).toBeNull()
    const seen = await listFollowedSearches(who, { limit: 50 })
    expect(seen.searches.map((search) => search.id)).not.toContain(id)
  }
})
