import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { countInbox } from '@/db/inbox/count-inbox'
import { listInbox } from '@/db/inbox/list-inbox'
import { NOTICE_NEW_MATCHES } from '@/db/inbox/notice-new-matches'
import { noticesForDigest } from '@/db/mail/notices-to-mail'
import { deleteSearch, markSearchSeen, restoreSearch, saveSearch } from '@/db/searches/saved-searches'
import type { Person } from '@/lib/access/viewer'
import { asOwner, importFiles } from '../../support/corpus'
import { inboxOf, noticesOf } from '../../support/inbox'
import { runOnce } from '../../support/mail'
import { makePerson } from '../../support/people'
import { articleSet, articleXml } from '../../support/pubmed-xml'

let ada: Person
let searchId: string
let pmid = 61_000

const arrive = (...titles: string[]) =>
  importFiles(articleSet(...titles.map((title) => articleXml({ pmid: ++pmid, title }))))
const follow = async (who: Person, query = 'q=urticaria', name = 'Hives') =>
  (await saveSearch(who, { key: randomUUID(), name, query })).id
const night = () => runOnce(NOTICE_NEW_MATCHES)
const newStudies = async () =>
  (await listInbox(ada, { tab: 'new' })).entries.flatMap(({ notices }) => notices.map((one) => one.newStudies))
const digest = () =>
  noticesForDigest(ada, { start: new Date(Date.now() - 60_000), end: new Date(Date.now() + 60_000) }, false)

beforeEach(async () => {
  await asOwner((sql) => sql`delete from notices`)
  await asOwner((sql) => sql`update saved_searches set deleted_at = now() where deleted_at is null`)
  ada = await makePerson('Ada')
  await arrive('Urticaria that was here before')
  searchId = await follow(ada)
})

test('what came in and matches is said once, with the way to the search', async () => {
  await arrive('Omalizumab in urticaria', 'Urticaria in children', 'Asthma in children')
  await night()
  await night()
  expect(await inboxOf(ada)).toEqual(['search-news: -, Hives'])
  const [entry] = (await listInbox(ada, { tab: 'new' })).entries
  expect(entry).toMatchObject({ address: `/searches/${searchId}`, notices: [{ newStudies: 2, isUnread: true }] })
  expect((await digest()).map(({ key }) => key)).toEqual([`search-${searchId}`])
})

test('nothing is said where nothing that matches came in', async () => {
  await arrive('Asthma in adults')
  await night()
  expect(await noticesOf(ada)).toEqual([])
})

test('another night says all that is new instead of what it said before', async () => {
  await arrive('Cold urticaria')
  await night()
  await night()
  await arrive('Urticaria and autoimmunity')
  await night()
  expect(await newStudies()).toEqual([2])
})

test('what was done stays done, and only what came since is said', async () => {
  await arrive('Cold urticaria')
  await night()
  await markSearchSeen(ada, { searchId, upTo: new Date() })
  expect([await inboxOf(ada), await inboxOf(ada, 'done')]).toEqual([[], ['search-news: -, Hives']])
  await night()
  expect(await inboxOf(ada)).toEqual([])
  await arrive('Urticaria and autoimmunity')
  await night()
  expect(await newStudies()).toEqual([1])
})

test('a page that was drawn before leaves what came after it', async () => {
  const drawn = new Date()
  await arrive('Cold urticaria')
  await night()
  await markSearchSeen(ada, { searchId, upTo: drawn })
  expect(await newStudies()).toEqual([1])
})

test('each hears of their own searches alone, and of none that they follow no more', async () => {
  const ben = await makePerson('Ben')
  await follow(ben, 'q=angioedema', 'Swelling')
  await arrive('Urticaria and angioedema')
  await night()
  expect([await inboxOf(ada), await inboxOf(ben)]).toEqual([['search-news: -, Hives'], ['search-news: -, Swelling']])
  await deleteSearch(ada, { searchId })
  expect([await inboxOf(ada), await countInbox(ada)]).toEqual([[], 0])
  await restoreSearch(ada, { searchId })
  expect(await countInbox(ada)).toBe(1)
})

test('a closed account and whoever wants to hear nothing of it are passed over', async () => {
  const ben = await makePerson('Ben')
  await follow(ben)
  await asOwner(async (sql) => {
    await sql`update users set disabled_at = now() where id = ${ben.id}`
    await sql`insert into mail_preferences (user_id, kind, channel) values (${ada.id}, 'search-news', 'none')`
  })
  await arrive('Cold urticaria')
  await night()
  expect([await noticesOf(ada), await noticesOf(ben)]).toEqual([[], []])
})
