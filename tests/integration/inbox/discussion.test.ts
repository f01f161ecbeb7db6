import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { disablePerson } from '@/db/access/people'
import { withViewer } from '@/db/connection/with-viewer'
import { listComments } from '@/db/discussion/comment-search'
import { changeComment, createComment, deleteComment } from '@/db/discussion/comments'
import { findMentionable } from '@/db/discussion/mentionable'
import { threadsOn } from '@/db/discussion/threads'
import { leaveGroup } from '@/db/groups/members'
import { countInbox } from '@/db/inbox/count-inbox'
import { listInbox } from '@/db/inbox/list-inbox'
import { mentions } from '@/db/schema/notices'
import type { ChosenAudience } from '@/lib/access/audience'
import { OPERATOR, type Person } from '@/lib/access/viewer'
import { mentionToken } from '@/lib/markdown/mention'
import { asOwner } from '../../support/corpus'
import { makeGroup } from '../../support/groups'
import { inboxOf, noticesOf } from '../../support/inbox'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let ada: Person
let ben: Person
let cid: Person
let studyId: number

beforeEach(async () => {
  ;[ada, ben, cid] = [await makePerson('Ada'), await makePerson('Ben'), await makePerson('Cid')]
  studyId = await makeStudy('Misoprostol')
})

type Rest = { threadId?: string; key?: string; for?: ChosenAudience }
const say = (who: Person, body: string, rest: Rest = {}) =>
  createComment(who, { key: randomUUID(), studyId, body, ...rest })
const forGroup = (id: string): ChosenAudience => ({ audience: 'groups', groupIds: [id] })
const clear = () => asOwner((sql) => sql`delete from notices`)

test('a reply is a notice for whoever opened the thread and for those who had said something in it, and for nobody else', async () => {
  const { commentId: threadId } = await say(ada, 'one')
  await say(ben, 'two', { threadId })
  expect(await inboxOf(ada)).toEqual(['reply: Ben, Misoprostol'])
  await say(ada, 'three', { threadId })
  await say(cid, 'four', { threadId })
  expect(await inboxOf(ada)).toEqual(['reply: Cid, Misoprostol', 'reply: Ben, Misoprostol'])
  expect(await inboxOf(ben)).toEqual(['reply: Cid, Misoprostol', 'reply: Ada, Misoprostol'])
  expect(await noticesOf(cid)).toEqual([])
  const { entries } = await listInbox(ada, { tab: 'new' })
  expect(entries).toHaveLength(1)
  expect(entries[0]?.notices[0]?.address).toMatch(/\?tab=discussion#comment-[0-9a-f-]{36}$/)
})

test('the same form twice, or twice at once, is one comment and one notice', async () => {
  const { commentId: threadId } = await say(ada, 'one')
  const key = randomUUID()
  const body = `two ${mentionToken(cid)}`
  await Promise.all([say(ben, body, { threadId, key }), say(ben, body, { threadId, key })])
  await say(ben, body, { threadId, key })
  expect([await noticesOf(ada), await noticesOf(cid)]).toEqual([
    [expect.objectContaining({ kind: 'reply' })],
    [expect.objectContaining({ kind: 'mention' })],
  ])
})

test('whoever is mentioned in a reply to themselves has one notice, of the mention', async () => {
  const { commentId: threadId } = await say(ada, 'one')
  await say(ben, `two ${mentionToken(ada)} ${mentionToken(ben)}`, { threadId })
  expect(await inboxOf(ada)).toEqual(['mention: Ben, Misoprostol'])
  expect(await noticesOf(ben)).toEqual([])
})

test('a mention that is edited in notifies, once; one that is taken out is not recalled', async () => {
  const { commentId } = await say(ada, 'one')
  const edit = (version: number, body: string) => changeComment(ada, { commentId, version, body })
  await edit(1, `one ${mentionToken(ben)}`)
  expect(await inboxOf(ben)).toEqual(['mention: Ada, Misoprostol'])
  await edit(2, 'one')
  expect(await inboxOf(ben)).toEqual(['mention: Ada, Misoprostol'])
  await asOwner((sql) => sql`update notices set done_at = now()`)
  await edit(3, `one more ${mentionToken(ben)} ${mentionToken(cid)}`)
  expect([await inboxOf(ben), await inboxOf(cid)]).toEqual([[], ['mention: Ada, Misoprostol']])
})

test('a mention is drawn by the name that somebody has now', async () => {
  await say(ada, `look ${mentionToken({ id: ben.id, name: 'Anybody' })}`)
  await asOwner((sql) => sql`update users set name = 'Benedict' where id = ${ben.id}`)
  const [thread] = await threadsOn(cid, studyId)
  expect(thread?.opener.mentioned).toEqual([{ id: ben.id, name: 'Benedict' }])
  const { comments } = await listComments(cid, { query: 'look' })
  expect(comments[0]?.mentioned).toEqual([{ id: ben.id, name: 'Benedict' }])
})

test('whoever cannot read the thread is not notified, and the writer hears so', async () => {
  const { id } = await makeGroup('Ward', ada, ben)
  await clear()
  const body = `${mentionToken(ben)} and ${mentionToken(cid)} and ${mentionToken({ id: randomUUID(), name: 'Nobody' })}`
  const written = await say(ada, body, { for: forGroup(id) })
  expect(written).toMatchObject({ audience: 'groups', unreached: ['Cid', 'Nobody'] })
  expect(await inboxOf(ben)).toEqual(['mention: Ada, Misoprostol'])
  expect(await noticesOf(cid)).toEqual([])
  const [thread] = await threadsOn(ada, studyId)
  expect(thread?.opener.mentioned).toEqual([{ id: ben.id, name: 'Ben' }])
})

test('the database writes no mention of somebody who cannot read the thread, and none for another author', async () => {
  const { id } = await makeGroup('Ward', ada, ben)
  const { commentId } = await say(ada, 'for the ward', { for: forGroup(id) })
  const forge = (who: Person, userId: string) =>
    withViewer(who, (tx) => tx.insert(mentions).values({ commentId, userId }))
  await expect(forge(ada, cid.id)).rejects.toMatchObject({ code: '42501' })
  await expect(forge(ben, ada.id)).rejects.toMatchObject({ code: '42501' })
  await expect(forge(cid, ben.id)).rejects.toMatchObject({ code: '42501' })
})

test('of those in a group that the writer is not in, nobody can be mentioned, and it sounds like anybody else', async () => {
  const dot = await makePerson('Dot')
  const ward = await makeGroup('Ward', ada, ben)
  const club = await makeGroup('Club', ada, dot)
  const both: ChosenAudience = { audience: 'groups', groupIds: [ward.id, club.id] }
  const { commentId: threadId } = await say(ada, 'for both', { for: both })
  const find = (typed: string) => findMentionable(ben, { typed, commentId: threadId })
  expect((await find('Dot')).map(({ name }) => name)).toEqual([])
  const body = `${mentionToken(dot)} ${mentionToken(cid)}`
  expect((await say(ben, body, { threadId })).unreached).toEqual(['Dot', 'Cid'])
  expect(await noticesOf(dot)).not.toContainEqual(expect.objectContaining({ kind: 'mention' }))
  // Whoever has said something there is known to read it.
  await say(dot, 'me too', { threadId })
  expect((await find('Dot')).map(({ name }) => name)).toEqual(['Dot'])
  expect((await say(ben, mentionToken(dot), { threadId })).unreached).toEqual([])
})

test('people who can be mentioned are offered by two letters, never oneself, nobody whose account is closed, no address', async () => {
  const name = `Zoe ${randomUUID().slice(0, 8)}`
  const [zoe, gone] = [await makePerson(name), await makePerson(`${name} Gone`)]
  await disablePerson(OPERATOR, { userId: gone.id, version: 1 })
  const { id } = await makeGroup('Ward', ada, zoe)
  const find = (who: Person, rest: Parameters<typeof findMentionable>[1]) => findMentionable(who, rest)
  const typed = name.slice(0, 9)
  expect(await find(ada, { typed })).toEqual([{ id: zoe.id, name, groups: ['Ward'] }])
  expect(await find(ada, { typed, for: forGroup(id) })).toHaveLength(1)
  expect(await find(ada, { typed: 'Z' })).toEqual([])
  expect(await find(zoe, { typed })).toEqual([])
  // Not by a group that one is not in.
  expect(await find(ben, { typed, for: forGroup(id) })).toEqual([])
  const { commentId } = await say(ada, 'for the ward', { for: forGroup(id) })
  expect(await find(ben, { typed, commentId })).toEqual([])
  expect(JSON.stringify(await find(ada, { typed }))).not.toContain('@')
})

test('more than twenty people are not mentioned at once', async () => {
  const many = Array.from({ length: 21 }, () => mentionToken({ id: randomUUID(), name: 'N' })).join(' ')
  await expect(say(ada, many)).rejects.toMatchObject({ code: 'invalid' })
})

test('what somebody may not read any more is in no inbox and no count, and comes back with the group', async () => {
  const { id } = await makeGroup('Ward', ada, ben)
  await clear()
  const { commentId: threadId } = await say(ben, 'one', { for: forGroup(id) })
  await say(ada, `two ${mentionToken(ben)}`, { threadId })
  await say(ada, 'three', { threadId })
  expect(await countInbox(ben)).toBe(2)
  await leaveGroup(ben, { groupId: id })
  expect([await inboxOf(ben), await countInbox(ben)]).toEqual([[], 0])
  expect((await listInbox(ben, { tab: 'new' })).counts).toEqual({ new: 0, later: 0, done: 0 })
  await say(ada, 'four', { threadId })
  expect(await noticesOf(ben)).toHaveLength(2)
})

test('of a comment that is deleted nothing is left', async () => {
  const { commentId: threadId } = await say(ada, 'one')
  const { commentId } = await say(ben, `cn-secret ${mentionToken(cid)}`, { threadId })
  const stored = await asOwner((sql) => sql`select n::text as row from notices n`)
  expect(JSON.stringify(stored)).not.toContain('cn-secret')
  await deleteComment(ben, { commentId })
  expect([await noticesOf(ada), await noticesOf(cid)]).toEqual([[], []])
  expect(await asOwner((sql) => sql`select from mentions where comment_id = ${commentId}`)).toHaveLength(0)
})
