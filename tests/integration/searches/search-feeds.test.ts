import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { GET } from '@/app/feeds/searches/[token]/route'
import { withViewer } from '@/db/connection/with-viewer'
import { createComment } from '@/db/discussion/comments'
import { createNote } from '@/db/notes/notes'
import { savedSearches } from '@/db/schema/searches'
import { users } from '@/db/schema/users'
import { deleteSearch, restoreSearch, saveSearch } from '@/db/searches/saved-searches'
import { closeFeed, FEED_LENGTH, openFeed } from '@/db/searches/search-feeds'
import { OPERATOR, type Person, VISITOR } from '@/lib/access/viewer'
import { heardFrom } from '../../support/caller'
import { asOwner, importFiles, studyOf } from '../../support/corpus'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'
import { childrenOf, parseXml, textOf } from '../../support/xml-tree'

let ada: Person
let ben: Person
let searchId: string
beforeAll(async () => {
  ada = await makePerson('Ada')
  ben = await makePerson('Ben')
  await importFiles(
    articleSet(
      articleXml({ pmid: 1, title: 'Lupus &amp; hair &lt;loss&gt;: one', types: ['Randomized Controlled Trial'] }),
      articleXml({ pmid: 2, title: 'Nothing of the kind' }),
    ),
  )
  await importFiles(articleSet(articleXml({ pmid: 3, title: 'Lupus, the later one' })))
})
beforeEach(async () => {
  searchId = (await saveSearch(ada, { key: randomUUID(), name: 'Lupus <mine>', query: `q=lupus&from=${++year}` })).id
})
// Each test follows a search of its own.
let year = 1900

const fetchFeed = (token: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://localhost:3000/feeds/searches/${token}`, { headers }), { params: Promise.resolve({ token }) })

const hashOf = async () =>
  (
    await withViewer(ada, (tx) =>
      tx
        .select({ hash: sql<string | null>`encode(${savedSearches.feedTokenHash}, 'hex')` })
        .from(savedSearches)
        .where(eq(savedSearches.id, searchId)),
    )
  )[0]?.hash

/** Without years every study of the fixtures matches by its words. */
const follow = (query: string) =>
  withViewer(ada, (tx) => tx.update(savedSearches).set({ query }).where(eq(savedSearches.id, searchId)))

test('a feed is well-formed Atom with the studies found, the last come first', async () => {
  await follow('q=lupus')
  const { token } = await openFeed(ada, { searchId })
  expect(await hashOf()).not.toContain(token)
  const answer = await fetchFeed(token)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('private, no-cache')
  expect(answer.headers.get('x-robots-tag')).toContain('noindex')
  const root = parseXml(await answer.text())
  expect(textOf(root, 'title')).toBe('Lupus <mine> · Précis')
  expect(textOf(root, 'id')).toBe(`urn:uuid:${searchId}`)
  const entries = childrenOf(root, 'entry')
  expect(entries.map((entry) => textOf(entry, 'title'))).toEqual(['Lupus, the later one', 'Lupus & hair <loss>: one'])
  expect(textOf(entries[1] as never, 'summary')).toContain('Randomised trial, level 2 of 5.')
  const links = childrenOf(entries[1] as never, 'link').map(({ attributes }) => attributes.href)
  expect(links).toEqual([expect.stringMatching(/^http:\/\/localhost:\d+\/studies\/1\/lupus-hair-loss-one$/)])
  expect(new Set(entries.map((entry) => textOf(entry, 'id'))).size).toBe(2)
  expect(textOf(entries[0] as never, 'updated')).toBe((await studyOf(3))?.added_at.toISOString())
})

test('nothing that anybody wrote is in it', async () => {
  await follow('q=lupus&checked=')
  const id = Number((await studyOf(1))?.id)
  await createNote(ada, { key: randomUUID(), studyId: id, body: 'canary note' })
  await createComment(ben, { key: randomUUID(), studyId: id, body: 'canary comment' })
  const { token } = await openFeed(ada, { searchId })
  expect(await (await fetchFeed(token)).text()).not.toContain('canary')
})

test('who has this version is told so, until a study comes in', async () => {
  await follow('q=lichen')
  const { token } = await openFeed(ada, { searchId })
  const first = await fetchFeed(token)
  const etag = first.headers.get('etag') as string
  const modified = first.headers.get('last-modified') as string
  const same = await fetchFeed(token, { 'if-none-match': `"other", W/${etag}` })
  expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', etag])
  expect((await fetchFeed(token, { 'if-modified-since': modified })).status).toBe(304)
  expect((await fetchFeed(token, { 'if-none-match': '"other"', 'if-modified-since': modified })).status).toBe(200)
  await importFiles(articleSet(articleXml({ pmid: 4, title: 'Lichen comes in' })))
  const second = await fetchFeed(token, { 'if-none-match': etag })
  expect(second.status).toBe(200)
  expect(await second.text()).toContain('Lichen comes in')
})

test('an address that was replaced, closed or never made, or whose maker or search is gone, leads to the same words', async () => {
  const never = await fetchFeed('x'.repeat(43))
  const words = await never.text()
  const isGone = async (token: string) => {
    const answer = await fetchFeed(token)
    expect([answer.status, await answer.text()]).toEqual([404, words])
  }
  expect(never.status).toBe(404)
  await isGone('short')
  const { token: replaced } = await openFeed(ada, { searchId })
  const { token: closed } = await openFeed(ada, { searchId })
  await isGone(replaced)
  expect((await fetchFeed(closed)).status).toBe(200)
  await closeFeed(ada, { searchId })
  await isGone(closed)

  const { token: deleted } = await openFeed(ada, { searchId })
  await deleteSearch(ada, { searchId })
  await isGone(deleted)
  await restoreSearch(ada, { searchId })
  await isGone(deleted)

  const { token } = await openFeed(ada, { searchId })
  const disable = (at: Date | null) =>
    withViewer(OPERATOR, (tx) => tx.update(users).set({ disabledAt: at }).where(eq(users.id, ada.id)))
  await disable(new Date())
  await isGone(token)
  await disable(null)
  expect((await fetchFeed(token)).status).toBe(200)
})

test('nobody opens or closes another person’s feed', async () => {
  const { token } = await openFeed(ada, { searchId })
  const before = await hashOf()
  for (const command of [openFeed, closeFeed]) {
    await expect(command(ben, { searchId })).rejects.toMatchObject({ code: 'not_found' })
    await expect(command(VISITOR, { searchId })).rejects.toMatchObject({ code: 'unauthenticated' })
  }
  expect(await hashOf()).toBe(before)
  expect((await fetchFeed(token)).status).toBe(200)
})

test('who guesses is slowed down, and whoever has an address still reads', async () => {
  const { token } = await openFeed(ada, { searchId })
  const from = heardFrom('192.0.2.7')
  const statuses = []
  for (let guess = 1000; guess < 1104; guess++) {
    const forged = { ...from, 'x-forwarded-for': `192.0.3.${guess % 256}` }
    statuses.push((await fetchFeed('y'.repeat(39) + guess, forged)).status)
  }
  expect(statuses.slice(0, 100).every((status) => status === 404)).toBe(true)
  expect(statuses).toContain(429)
  expect((await fetchFeed(token, from)).status).toBe(200)
})

test.each([
  ['one feed', 200],
  ['an address that leads nowhere', 404],
])('%s is not fetched all the time', async (_, status) => {
  const { token } = status === 200 ? await openFeed(ada, { searchId }) : { token: 'z'.repeat(43) }
  const statuses = []
  for (let turn = 0; turn < 25; turn++) statuses.push((await fetchFeed(token)).status)
  expect(statuses.slice(0, 20).every((each) => each === status)).toBe(true)
  expect(statuses.slice(20)).toContain(429)
})

test('a feed is no longer than fifty entries, the last come, also of what is old in the corpus', async () => {
  await follow('q=acne')
  const records = Array.from({ length: FEED_LENGTH + 5 }, (_, i) => articleXml({ pmid: 100 + i, title: `Acne ${i}` }))
  await importFiles(articleSet(...records))
  const { token } = await openFeed(ada, { searchId })
  const titles = async () =>
    childrenOf(parseXml(await (await fetchFeed(token)).text()), 'entry').map((entry) => textOf(entry, 'title'))
  const newest = Array.from({ length: FEED_LENGTH }, (_, i) => `Acne ${FEED_LENGTH + 4 - i}`)
  expect(await titles()).toEqual(newest)
  // A study far ahead, as if many had come in since.
  await asOwner(
    (db) => db`insert into studies (id, source_key, source, title, revision, content_hash)
      overriding system value values (900000, 'test:far', 'demo', 'Far', '', ''::bytea)`,
  )
  expect(await titles()).toEqual(newest)
})
