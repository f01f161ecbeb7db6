import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { connect } from '@/db/connection/pool'
import { withViewer } from '@/db/connection/with-viewer'
import { createComment } from '@/db/discussion/comments'
import { countInbox } from '@/db/inbox/count-inbox'
import { listInbox } from '@/db/inbox/list-inbox'
import { countUndo, markNoticeSeen, moveNotice, settleStudy, undoDone } from '@/db/inbox/settle-notices'
import { grantList } from '@/db/lists/grants'
import { createList } from '@/db/lists/lists'
import { notices } from '@/db/schema/notices'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { mentionToken } from '@/lib/markdown/mention'
import { asOwner } from '../../support/corpus'
import { inboxOf, noticesOf } from '../../support/inbox'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'
import { sweep } from '../../support/sweep'

let ada: Person
let ben: Person
let studyId: number
let ids: string[]

beforeEach(async () => {
  ;[ada, ben] = [await makePerson('Ada'), await makePerson('Ben')]
  studyId = await makeStudy('Misoprostol')
  for (const word of ['one', 'two'])
    await createComment(ada, { key: randomUUID(), studyId, body: `${word} ${mentionToken(ben)}` })
  const { id } = await createList(ada, { key: randomUUID(), name: 'Pain', description: '' })
  await grantList(ada, { listId: id, to: { userId: ben.id }, role: 'viewer' })
  ids = (await noticesOf(ben)).map((notice) => notice.id)
})

const counts = async () => (await listInbox(ben, { tab: 'new' })).counts
const first = () => ids[0] as string

test('a notice is done, undone, put aside and unread again', async () => {
  await moveNotice(ben, { noticeId: first(), to: 'later' })
  expect(await counts()).toEqual({ new: 2, later: 1, done: 0 })
  await moveNotice(ben, { noticeId: first(), to: 'done' })
  expect(await counts()).toEqual({ new: 2, later: 0, done: 1 })
  expect(await countUndo(ben, first())).toBe(1)
  await undoDone(ben, { noticeId: first() })
  expect(await counts()).toEqual({ new: 2, later: 1, done: 0 })
  await markNoticeSeen(ben, { noticeId: first() })
  await moveNotice(ben, { noticeId: first(), to: 'new' })
  const { entries } = await listInbox(ben, { tab: 'new' })
  expect(entries.flatMap((entry) => entry.notices.map(({ isUnread }) => isUnread))).toEqual([true, true, true])
  expect(await countInbox(ben)).toBe(3)
})

test('what is opened is no longer unread, and still new', async () => {
  await markNoticeSeen(ben, { noticeId: first() })
  const { entries } = await listInbox(ben, { tab: 'new' })
  const notice = entries.flatMap((entry) => entry.notices).find(({ id }) => id === first())
  expect(notice?.isUnread).toBe(false)
  expect(await countInbox(ben)).toBe(3)
})

test('all of a study is done at once and comes back at once, without what was done before', async () => {
  await createComment(ada, { key: randomUUID(), studyId, body: `three ${mentionToken(ben)}` })
  await moveNotice(ben, { noticeId: first(), to: 'done' })
  const { id } = await settleStudy(ben, { studyId })
  expect(await counts()).toEqual({ new: 1, later: 0, done: 3 })
  expect(await inboxOf(ben)).toEqual(['list-shared: Ada, Pain'])
  expect(await countUndo(ben, id as string)).toBe(2)
  await undoDone(ben, { noticeId: id as string })
  expect(await counts()).toEqual({ new: 3, later: 0, done: 1 })
  expect((await settleStudy(ben, { studyId: await makeStudy() })).id).toBeNull()
})

test('nobody reads or changes the notices of somebody else', async () => {
  const noticeId = first()
  for (const who of [ada, await makePerson('Root', 'administrator')]) {
    for (const command of [
      () => moveNotice(who, { noticeId, to: 'done' }),
      () => undoDone(who, { noticeId }),
      () => markNoticeSeen(who, { noticeId }),
    ])
      await expect(command()).rejects.toMatchObject({ code: 'not_found' })
    await settleStudy(who, { studyId })
    expect(await countUndo(who, noticeId)).toBe(0)
    expect(await withViewer(who, (tx) => tx.select({ id: notices.id }).from(notices))).toEqual([])
    await withViewer(who, (tx) => tx.update(notices).set({ doneAt: new Date() }))
  }
  await expect(moveNotice(VISITOR, { noticeId, to: 'done' })).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(await countInbox(VISITOR)).toBe(0)
  expect(await counts()).toEqual({ new: 3, later: 0, done: 0 })
})

test('nobody writes a notice by themselves, also not for themselves', async () => {
  const forged = { userId: ben.id, kind: 'mention', studyId, dedupeKey: 'forged' } as const
  for (const who of [ada, ben])
    await expect(withViewer(who, (tx) => tx.insert(notices).values(forged))).rejects.toMatchObject({ code: '42501' })
})

test('a notice that was done 90 days ago is deleted at night; what is not done is kept', async () => {
  await asOwner(
    (sql) => sql`update notices set happened_at = now() - interval '2 years',
      done_at = case when id = ${first()} then now() - interval '91 days' when id = ${ids[1] as string} then now() - interval '89 days' end`,
  )
  const sql = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  expect(await sweep(sql, ['notices'])).toEqual({ deleted: 1, done: true })
  await sql.end()
  expect(await counts()).toEqual({ new: 1, later: 0, done: 1 })
})
