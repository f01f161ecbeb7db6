import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { disablePerson } from '@/db/access/people'
import { withViewer } from '@/db/connection/with-viewer'
import { changeComment, createComment, deleteComment, reopenThread, resolveThread } from '@/db/discussion/comments'
import { repliesTo } from '@/db/discussion/replies'
import { countComments, threadsOn } from '@/db/discussion/threads'
import { commentRevisions, comments } from '@/db/schema/comments'
import { type Person, VISITOR } from '@/lib/access/viewer'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let ada: Person
let ben: Person
let editor: Person
let chief: Person
let studyId: number

beforeEach(async () => {
  ;[ada, ben] = [await makePerson('Ada'), await makePerson('Ben')]
  ;[editor, chief] = [await makePerson('Edda', 'editor'), await makePerson('Chief', 'administrator')]
  studyId = await makeStudy()
})

const say = (who: Person, body: string, rest: { threadId?: string; quote?: string } = {}) =>
  createComment(who, { key: randomUUID(), studyId, body, ...rest }).then(({ commentId }) => commentId)
const stored = (id: string) => withViewer(ada, (tx) => tx.select().from(comments).where(eq(comments.id, id)))
const refused = (code: string) => expect.objectContaining({ code })

test('a comment is read by everyone here, with its author and its quote', async () => {
  await say(ada, 'Hair was never reported.', { quote: 'skin outcomes' })
  expect(await threadsOn(ben, studyId)).toMatchObject([
    {
      opener: { author: 'Ada', quote: 'skin outcomes', body: 'Hair was never reported.' },
      replies: [],
      resolved: null,
    },
  ])
  expect(await countComments(ben, studyId)).toBe(1)
})

test('a reply to a reply stands in the same thread', async () => {
  const threadId = await say(ada, 'one')
  const reply = await say(ben, 'two', { threadId })
  await say(ada, 'three', { threadId: reply })
  const threads = await threadsOn(ada, studyId)
  expect(threads).toHaveLength(1)
  expect(threads[0]?.replies.map(({ body }) => body)).toEqual(['two', 'three'])
})

test('a reply needs a thread on the same study', async () => {
  const threadId = await say(ada, 'one')
  const elsewhere = { key: randomUUID(), studyId: await makeStudy('Another'), body: 'x', threadId }
  await expect(createComment(ben, elsewhere)).rejects.toEqual(refused('not_found'))
  await expect(say(ben, 'x', { threadId: randomUUID() })).rejects.toEqual(refused('not_found'))
})

test('whoever is not signed in reads nothing and writes nothing', async () => {
  const commentId = await say(ada, 'one')
  const input = { key: randomUUID(), studyId, body: 'x' }
  await expect(createComment(VISITOR as Person, input)).rejects.toEqual(refused('unauthenticated'))
  await expect(changeComment(VISITOR, { commentId, version: 1, body: 'x' })).rejects.toEqual(refused('unauthenticated'))
  await expect(deleteComment(VISITOR, { commentId })).rejects.toEqual(refused('unauthenticated'))
  await expect(resolveThread(VISITOR, { threadId: commentId })).rejects.toEqual(refused('unauthenticated'))
  await expect(reopenThread(VISITOR, { threadId: commentId })).rejects.toEqual(refused('unauthenticated'))
  expect(await threadsOn(VISITOR, studyId)).toEqual([])
  expect(await repliesTo(VISITOR as Person, null)).toEqual([])
  expect(await countComments(VISITOR, studyId)).toBe(0)
  expect(await stored(commentId)).toMatchObject([{ body: 'one', version: 1, resolvedAt: null }])
})

test('what was never there is not found', async () => {
  const id = randomUUID()
  await expect(changeComment(ada, { commentId: id, version: 1, body: 'x' })).rejects.toEqual(refused('not_found'))
  await expect(deleteComment(ada, { commentId: id })).rejects.toEqual(refused('not_found'))
  await expect(resolveThread(ada, { threadId: id })).rejects.toEqual(refused('not_found'))
  await expect(reopenThread(ada, { threadId: id })).rejects.toEqual(refused('not_found'))
})

test('the author edits, and each earlier version stands in the history', async () => {
  const commentId = await say(ada, 'first')
  await changeComment(ada, { commentId, version: 1, body: 'second' })
  await changeComment(ada, { commentId, version: 2, body: 'third' })
  const [thread] = await threadsOn(ben, studyId)
  expect(thread?.opener).toMatchObject({ body: 'third', version: 3, editedAt: expect.any(Date) })
  expect(thread?.opener.revisions.map(({ version, body }) => [version, body])).toEqual([
    [2, 'second'],
    [1, 'first'],
  ])
})

test('saying the same again is no edit', async () => {
  const commentId = await say(ada, 'same')
  await changeComment(ada, { commentId, version: 1, body: 'same' })
  expect(await stored(commentId)).toMatchObject([{ version: 1, editedAt: null }])
})

test('nobody, an administrator neither, puts words into another one’s mouth', async () => {
  const commentId = await say(ada, 'mine')
  for (const other of [ben, editor, chief]) {
    await expect(changeComment(other, { commentId, version: 1, body: 'x' })).rejects.toEqual(refused('forbidden'))
  }
  expect(await stored(commentId)).toMatchObject([{ body: 'mine', version: 1 }])
})

test('an older version is refused and what was saved stands', async () => {
  const commentId = await say(ada, 'first')
  await changeComment(ada, { commentId, version: 1, body: 'second' })
  await expect(changeComment(ada, { commentId, version: 1, body: 'lost?' })).rejects.toEqual(refused('conflict'))
  expect(await stored(commentId)).toMatchObject([{ body: 'second', version: 2 }])
})

test('a colleague may not delete; the author, an editor and an administrator may', async () => {
  for (const who of [ada, editor, chief]) {
    const commentId = await say(ada, 'words')
    await expect(deleteComment(ben, { commentId })).rejects.toEqual(refused('forbidden'))
    expect(await stored(commentId)).toMatchObject([{ body: 'words', deletedAt: null }])
    await deleteComment(who, { commentId })
    expect(await stored(commentId)).toMatchObject([{ body: '', deletedAt: expect.any(Date) }])
  }
})

test('a tombstone holds no words anywhere, and the replies stay', async () => {
  const commentId = await say(ada, 'canary-one', { quote: 'canary-two' })
  await changeComment(ada, { commentId, version: 1, body: 'canary-three' })
  await say(ben, 'still here', { threadId: commentId })
  await deleteComment(ada, { commentId })
  const tables = await withViewer(chief, (tx) =>
    tx.execute<{ row: string }>(sql`
      select c::text as row from comments c union all select r::text from comment_revisions r
      union all select a::text from audit_events a`),
  )
  const keys = await withViewer(ada, (tx) =>
    tx.execute<{ row: string }>(sql`select k::text as row from idempotency_keys k`),
  )
  expect(JSON.stringify([...tables, ...keys])).not.toContain('canary')
  const left = withViewer(ada, (tx) =>
    tx.select().from(commentRevisions).where(eq(commentRevisions.commentId, commentId)),
  )
  expect(await left).toEqual([])
  expect(await threadsOn(ben, studyId)).toMatchObject([
    { opener: { deleted: true, body: '', quote: null, revisions: [] }, replies: [{ body: 'still here' }] },
  ])
  expect(await countComments(ada, studyId)).toBe(1)
  await expect(changeComment(ada, { commentId, version: 3, body: 'x' })).rejects.toEqual(refused('not_found'))
})

test('whoever opened a thread resolves and reopens it, and editors do; others may not', async () => {
  const threadId = await say(ada, 'one')
  await say(ben, 'two', { threadId })
  await expect(resolveThread(ben, { threadId })).rejects.toEqual(refused('forbidden'))
  expect(await stored(threadId)).toMatchObject([{ resolvedAt: null }])
  for (const who of [ada, editor, chief]) {
    await resolveThread(who, { threadId })
    expect(await threadsOn(ben, studyId)).toMatchObject([{ resolved: { by: who.name } }])
    await expect(reopenThread(ben, { threadId })).rejects.toEqual(refused('forbidden'))
    await reopenThread(who, { threadId })
    expect(await stored(threadId)).toMatchObject([{ resolvedAt: null, resolvedBy: null }])
  }
})

test('the same form posted twice, also at once, makes one comment', async () => {
  const input = { key: randomUUID(), studyId, body: 'once' }
  await Promise.all([createComment(ada, input), createComment(ada, input)])
  expect(await countComments(ada, studyId)).toBe(1)
})

test('a person whose account is closed keeps their name on what they said', async () => {
  await say(ben, 'before I left')
  await disablePerson(chief, { userId: ben.id, version: 1 })
  expect(await threadsOn(ada, studyId)).toMatchObject([{ opener: { author: 'Ben' } }])
  expect(await threadsOn(ben, studyId)).toEqual([])
})

test('replies to me: by others, since a moment, where I opened or took part', async () => {
  const mine = await say(ada, 'my thread')
  const theirs = await say(ben, 'their thread')
  await say(ben, 'before I came', { threadId: theirs })
  await say(ada, 'I take part', { threadId: theirs })
  const notMine = await say(ben, 'not my thread')
  await say(editor, 'not for me', { threadId: notMine })
  const answer = await say(ben, 'an answer', { threadId: mine })
  await say(editor, 'after I came', { threadId: theirs })
  const gone = await say(ben, 'deleted', { threadId: mine })
  await deleteComment(ben, { commentId: gone })
  const replies = await repliesTo(ada, null)
  expect(replies.map(({ author, body }) => [author, body])).toEqual([
    ['Edda', 'after I came'],
    ['Ben', 'an answer'],
  ])
  const [first] = await stored(answer)
  // The database counts in microseconds, a Date in milliseconds.
  const since = new Date((first?.createdAt.getTime() ?? 0) + 1)
  expect((await repliesTo(ada, since)).map(({ body }) => body)).toEqual(['after I came'])
})
