import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { disablePerson } from '@/db/access/people'
import { withViewer } from '@/db/connection/with-viewer'
import { listComments } from '@/db/discussion/comment-search'
import { changeComment, createComment, deleteComment, resolveThread } from '@/db/discussion/comments'
import { ownCommentsOutOfSight } from '@/db/discussion/out-of-sight'
import { repliesTo } from '@/db/discussion/replies'
import { countComments, threadsOn } from '@/db/discussion/threads'
import { readOwnData } from '@/db/export/own-data'
import { archiveGroup, unarchiveGroup } from '@/db/groups/groups'
import { groupsToWriteFor } from '@/db/groups/lock-audience'
import { leaveGroup, removeMember } from '@/db/groups/members'
import { readGroup } from '@/db/groups/read-group'
import { colleaguesNotesOn, listColleaguesNotes } from '@/db/notes/colleagues-notes'
import { exportNotes, listNotes, notesOnStudy, recentNotes } from '@/db/notes/note-list'
import { changeNote, createNote, deleteNote, restoreNote } from '@/db/notes/notes'
import { auditEvents } from '@/db/schema/audit'
import { comments } from '@/db/schema/comments'
import { notes } from '@/db/schema/notes'
import { type Audience, audienceKey, type ChosenAudience, ONLY_ME } from '@/lib/access/audience'
import { OPERATOR, type Person, VISITOR, type Viewer } from '@/lib/access/viewer'
import { makeGroup } from '../../support/groups'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let owner: postgres.Sql
beforeAll(() => {
  owner = postgres(process.env.DATABASE_URL as string, { max: 1, onnotice: () => {} })
})
afterAll(() => owner.end())

let lead: Person
let ada: Person
let ben: Person
let other: Person
let editor: Person
let chief: Person
let ward: { id: string; slug: string }
let studyId: number

beforeEach(async () => {
  await owner`truncate comment_revisions, comments, notes cascade`
  lead = await makePerson('Lea')
  ;[ada, ben, other] = [await makePerson('Ada'), await makePerson('Ben'), await makePerson('Otto')]
  ;[editor, chief] = [await makePerson('Edda', 'editor'), await makePerson('Chief', 'administrator')]
  ward = await makeGroup('Ward 3', lead, ada, ben)
  studyId = await makeStudy('Baricitinib in lupus')
})

const forGroups = (...groups: { id: string }[]): ChosenAudience => ({
  audience: 'groups',
  groupIds: groups.map(({ id }) => id).sort(),
})
const EVERYONE: ChosenAudience = { audience: 'everyone', groupIds: [] }
const write = (who: Person, body: string, chosen?: ChosenAudience) =>
  createNote(who, { key: randomUUID(), studyId, body, for: chosen }).then(({ noteId }) => noteId)
const say = (who: Person, body: string, rest: { threadId?: string; for?: ChosenAudience } = {}) =>
  createComment(who, { key: randomUUID(), studyId, body, ...rest }).then(({ commentId }) => commentId)
const change = (who: Person, noteId: string, version: number, chosen: ChosenAudience, confirmed?: string) =>
  changeNote(who, { noteId, version, body: 'as it is now', for: chosen, confirmed })
const refused = (code: string, words = '') => expect.objectContaining({ code, message: expect.stringContaining(words) })
const audienceOf = async (noteId: string): Promise<{ audience: Audience; groupIds: string[] }> => {
  const [row] = await owner`select audience, audience_groups as "groupIds" from notes where id = ${noteId}`
  return row as never
}
const memberId = async (who: Person) =>
  (await readGroup(lead, ward.slug))?.members.find(({ userId }) => userId === who.id)?.id as string
const remove = async (who: Person) => removeMember(lead, { memberId: await memberId(who) })

/** Everything that a person is shown of notes and discussions, wherever that is. */
const everythingOf = async (who: Viewer) =>
  JSON.stringify([
    await notesOnStudy(who, studyId),
    await listNotes(who),
    await listNotes(who, { query: 'canary' }),
    await recentNotes(who, 20),
    await exportNotes(who),
    await colleaguesNotesOn(who, studyId),
    await listColleaguesNotes(who),
    await listColleaguesNotes(who, { query: 'canary' }),
    await threadsOn(who, studyId),
    await ownCommentsOutOfSight(who, studyId),
    await listComments(who),
    await listComments(who, { query: 'canary' }),
    await repliesTo(who as Person, null),
    who.kind === 'person' ? await readOwnData(who) : null,
  ])

test('who reads what: nobody but the author, the people of a group, everyone here', async () => {
  const texts: [string, ChosenAudience][] = [
    ['canary-me', ONLY_ME],
    ['canary-ward', forGroups(ward)],
    ['canary-all', EVERYONE],
  ]
  for (const [body, chosen] of texts) await write(ada, `note-${body}`, chosen)
  for (const [body, chosen] of texts.slice(1)) await say(ada, `said-${body}`, { for: chosen })
  const ofWard = ['note-canary-ward', 'said-canary-ward']
  const ofAll = ['note-canary-all', 'said-canary-all']
  const matrix: [Viewer, string[]][] = [
    [ada, ['note-canary-me', ...ofWard, ...ofAll]],
    [ben, [...ofWard, ...ofAll]],
    [lead, [...ofWard, ...ofAll]],
    [other, ofAll],
    [editor, ofAll],
    [chief, ofAll],
    [VISITOR, []],
  ]
  for (const [who, seen] of matrix) {
    const shown = await everythingOf(who)
    const found = [...new Set(shown.match(/(?:note|said)-canary-[a-z]+/g) ?? [])].sort()
    expect(found, who.kind === 'person' ? who.name : who.kind).toEqual([...seen].sort())
  }
  expect(await countComments(ben, studyId)).toBe(2)
  expect(await countComments(other, studyId)).toBe(1)
  expect((await listComments(other)).total).toBe(1)
  expect((await listColleaguesNotes(other, { query: 'canary' })).total).toBe(1)
})

test('one is for nobody else, and for everyone, unless something else is chosen', async () => {
  expect(await audienceOf(await write(ada, 'note'))).toEqual({ audience: 'me', groupIds: [] })
  const [comment] = await owner`select audience from comments where id = ${await say(ada, 'comment')}`
  expect(comment).toEqual({ audience: 'everyone' })
})

test('a note in several groups is for each of them, and names only those that its reader is in', async () => {
  const club = await makeGroup('Club', ada, other)
  await write(ada, 'for both', forGroups(ward, club))
  const seen = async (who: Person) => (await colleaguesNotesOn(who, studyId)).notes[0]?.readers
  expect(await seen(ben)).toEqual({ audience: 'groups', groups: ['Ward 3'], otherGroups: 1 })
  expect(await seen(other)).toEqual({ audience: 'groups', groups: ['Club'], otherGroups: 1 })
  expect(JSON.stringify(await colleaguesNotesOn(ben, studyId))).not.toContain('Club')
  expect((await notesOnStudy(ada, studyId))[0]?.readers.groups).toEqual(['Club', 'Ward 3'])
})

test('letting more people read a note is asked once, for just these, and stands in the trail', async () => {
  const noteId = await write(ada, 'canary-draft')
  await expect(change(ada, noteId, 1, forGroups(ward))).rejects.toEqual(refused('unconfirmed', 'Everybody in Ward 3'))
  await expect(change(ada, noteId, 1, EVERYONE, audienceKey(forGroups(ward)))).rejects.toEqual(
    refused('unconfirmed', 'Everyone here'),
  )
  expect(await audienceOf(noteId)).toEqual({ audience: 'me', groupIds: [] })
  expect(await change(ada, noteId, 1, forGroups(ward), audienceKey(forGroups(ward)))).toEqual({ isNarrowed: false })
  expect((await colleaguesNotesOn(ben, studyId)).notes).toMatchObject([{ body: 'as it is now', author: 'Ada' }])
  // As it is already is not asked again.
  await change(ada, noteId, 2, forGroups(ward))
  await change(ada, noteId, 3, EVERYONE, audienceKey(EVERYONE))
  expect(await change(ada, noteId, 4, ONLY_ME)).toEqual({ isNarrowed: true })
  expect((await colleaguesNotesOn(ben, studyId)).notes).toEqual([])
  const events = await withViewer(chief, (tx) =>
    tx.select().from(auditEvents).where(eq(auditEvents.subjectId, noteId)).orderBy(auditEvents.id),
  )
  expect(events.map(({ action }) => action)).toEqual([
    'note.create',
    'note.change',
    'note.widen',
    'note.change',
    'note.widen',
    'note.narrow',
  ])
  expect(events[2]?.details).toEqual({ audience: 'groups', groupIds: [ward.id] })
  expect(JSON.stringify(events)).not.toContain('canary')
})

test('a note that is for others from the start stands in the trail as that', async () => {
  const noteId = await write(ada, 'note', EVERYONE)
  const events = await withViewer(chief, (tx) => tx.select().from(auditEvents).where(eq(auditEvents.subjectId, noteId)))
  expect(events.map(({ action }) => action).sort()).toEqual(['note.create', 'note.widen'])
})

test('an outdated tab changes neither words nor audience', async () => {
  const noteId = await write(ada, 'note', forGroups(ward))
  await change(ada, noteId, 1, ONLY_ME)
  await expect(change(ada, noteId, 1, forGroups(ward), audienceKey(forGroups(ward)))).rejects.toEqual(
    refused('conflict', 'changed elsewhere'),
  )
  expect(await audienceOf(noteId)).toEqual({ audience: 'me', groupIds: [] })
})

test('nobody writes for a group that they are not in, and cannot tell it from one that never was', async () => {
  const closed = await makeGroup('Closed', other)
  const tries = (groupId: string) => [
    () => write(ada, 'x', forGroups({ id: groupId })),
    () => write(ada, 'x', forGroups(ward, { id: groupId })),
    () => say(ada, 'x', { for: forGroups({ id: groupId }) }),
  ]
  for (const attempt of [...tries(closed.id), ...tries(randomUUID())])
    await expect(attempt()).rejects.toEqual(refused('not_found', 'There is no such group, or it is not yours to see.'))
  const noteId = await write(ada, 'mine')
  const chosen = forGroups(closed)
  await expect(change(ada, noteId, 1, chosen, audienceKey(chosen))).rejects.toEqual(refused('not_found'))
  // An administrator knows that it is there.
  await expect(write(chief, 'x', chosen)).rejects.toEqual(refused('forbidden'))
  await expect(write(ada, 'x', { audience: 'groups', groupIds: [] })).rejects.toEqual(refused('invalid'))
  const many = { audience: 'groups' as const, groupIds: Array.from({ length: 11 }, () => randomUUID()) }
  await expect(write(ada, 'x', many)).rejects.toEqual(refused('invalid'))
})

test('a reply is for those of its thread, whatever it says of itself; who does not read it cannot answer it', async () => {
  const threadId = await say(ada, 'opened', { for: forGroups(ward) })
  const reply = await say(ben, 'answered', { threadId, for: EVERYONE })
  await say(lead, 'and again', { threadId: reply })
  expect((await threadsOn(ben, studyId)).map(({ replies }) => replies.map(({ body }) => body))).toEqual([
    ['answered', 'and again'],
  ])
  for (const who of [other, editor, chief]) {
    expect(await threadsOn(who, studyId)).toEqual([])
    const missing = await say(who, 'x', { threadId: randomUUID() }).catch(String)
    expect(await say(who, 'x', { threadId }).catch(String)).toBe(missing)
    for (const act of [
      () => changeComment(who, { commentId: reply, version: 1, body: 'x' }),
      () => deleteComment(who, { commentId: reply }),
      () => resolveThread(who, { threadId }),
    ])
      await expect(act()).rejects.toEqual(refused('not_found'))
  }
  expect((await repliesTo(ada, null)).map(({ body }) => body)).toEqual(['and again', 'answered'])
})

test('an editor in the group deletes and resolves there, and does not edit', async () => {
  const team = await makeGroup('Team', ada, editor)
  const threadId = await say(ada, 'opened', { for: forGroups(team) })
  const reply = await say(ada, 'more', { threadId })
  await expect(changeComment(editor, { commentId: reply, version: 1, body: 'x' })).rejects.toEqual(refused('forbidden'))
  await deleteComment(editor, { commentId: reply })
  await resolveThread(editor, { threadId })
  expect(await threadsOn(ada, studyId)).toMatchObject([{ replies: [{ deleted: true }], resolved: { by: 'Edda' } }])
})

test('who leaves or is removed reads nothing more at once, keeps what they wrote, and can only take it back', async () => {
  const thread = await say(lead, 'canary-of-lead', { for: forGroups(ward) })
  const own = await say(ben, 'ben-opened', { for: forGroups(ward) })
  const reply = await say(ben, 'ben-answered', { threadId: thread })
  await say(ada, 'canary-of-ada', { threadId: own })
  const noteId = await write(ben, 'ben-note', forGroups(ward))
  await write(ada, 'canary-note', forGroups(ward))
  expect(await everythingOf(ben)).toContain('canary-note')

  await remove(ben)
  const shown = await everythingOf(ben)
  expect(shown).not.toContain('canary')
  expect(await threadsOn(ben, studyId)).toMatchObject([
    {
      opener: { body: 'ben-opened', isForViewer: false },
      replies: [],
      isOpen: false,
      readers: { groups: [], otherGroups: 1 },
    },
  ])
  expect((await ownCommentsOutOfSight(ben, studyId)).map(({ body }) => body)).toEqual(['ben-answered'])
  expect(await countComments(ben, studyId)).toBe(2)
  const kept = await readOwnData(ben)
  expect(kept?.comments.map(({ body }) => body)).toEqual(['ben-opened', 'ben-answered'])
  expect(kept?.notes).toMatchObject([{ body: 'ben-note', readers: { audience: 'groups', groups: [], otherGroups: 1 } }])

  // The group keeps it, and says that its author has gone.
  expect((await threadsOn(ada, studyId)).find(({ opener }) => opener.id === own)?.opener).toMatchObject({
    author: 'Ben',
    hasAuthorLeft: true,
  })
  expect((await colleaguesNotesOn(ada, studyId)).notes).toMatchObject([{ body: 'ben-note', hasAuthorLeft: true }])

  await expect(say(ben, 'x', { threadId: own })).rejects.toEqual(refused('forbidden'))
  await expect(say(ben, 'x', { threadId: thread })).rejects.toEqual(refused('not_found'))
  await expect(changeComment(ben, { commentId: reply, version: 1, body: 'x' })).rejects.toEqual(refused('forbidden'))
  await expect(resolveThread(ben, { threadId: own })).rejects.toEqual(refused('forbidden'))
  await expect(change(ben, noteId, 1, forGroups(ward))).rejects.toEqual(refused('not_found'))

  await deleteComment(ben, { commentId: reply })
  await deleteComment(ben, { commentId: own })
  await deleteNote(ben, { noteId })
  expect(await everythingOf(ada)).not.toMatch(/ben-(?:opened|answered|note)/)
  // What comes back is not said to the group again.
  await restoreNote(ben, { noteId })
  expect(await audienceOf(noteId)).toEqual({ audience: 'me', groupIds: [] })
  expect((await colleaguesNotesOn(ada, studyId)).notes).toEqual([])
})

test('a note that comes back is for those whom it was for', async () => {
  const noteId = await write(ada, 'note', forGroups(ward))
  await deleteNote(ada, { noteId })
  expect((await colleaguesNotesOn(ben, studyId)).notes).toEqual([])
  await expect(restoreNote(ben, { noteId })).rejects.toEqual(refused('not_found'))
  await restoreNote(ada, { noteId })
  expect((await colleaguesNotesOn(ben, studyId)).notes).toHaveLength(1)
})

test('in an archived group everything is still read, and nothing is added or changed', async () => {
  const threadId = await say(ada, 'opened', { for: forGroups(ward) })
  const noteId = await write(ada, 'note', forGroups(ward))
  await archiveGroup(lead, { groupId: ward.id })
  expect(await groupsToWriteFor(ada)).toEqual([])
  expect(await threadsOn(ben, studyId)).toMatchObject([{ opener: { body: 'opened' }, isOpen: false }])
  expect((await colleaguesNotesOn(ben, studyId)).notes).toHaveLength(1)
  for (const attempt of [
    () => say(ben, 'x', { threadId }),
    () => say(ben, 'x', { for: forGroups(ward) }),
    () => write(ben, 'x', forGroups(ward)),
    () => changeComment(ada, { commentId: threadId, version: 1, body: 'x' }),
    () => resolveThread(ada, { threadId }),
    () => change(ada, noteId, 1, forGroups(ward)),
  ])
    await expect(attempt()).rejects.toEqual(refused('conflict', 'archived'))
  await change(ada, noteId, 1, ONLY_ME)
  await deleteComment(ada, { commentId: threadId })
  await unarchiveGroup(lead, { groupId: ward.id })
  expect((await colleaguesNotesOn(ben, studyId)).notes).toEqual([])
  expect(await threadsOn(ben, studyId)).toMatchObject([{ opener: { deleted: true }, isOpen: true }])
})

test('whose account is deactivated reads nothing; what they wrote for a group stays with it', async () => {
  await write(ben, 'ben-note', forGroups(ward))
  await say(ben, 'ben-said', { for: forGroups(ward) })
  await write(ben, 'ben-alone')
  await disablePerson(OPERATOR, { userId: ben.id, version: 1 })
  expect(await everythingOf(ben)).not.toContain('ben-')
  const shown = await everythingOf(ada)
  expect(shown).toContain('ben-note')
  expect(shown).toContain('ben-said')
  for (const who of [ada, lead, chief]) expect(await everythingOf(who)).not.toContain('ben-alone')
})

test('the database holds it against whatever is asked of it in somebody’s name', async () => {
  const threadId = await say(lead, 'canary', { for: forGroups(ward) })
  await write(lead, 'canary', forGroups(ward))
  const noteId = await write(other, 'mine')
  const said = await say(other, 'mine')
  const values = { studyId, authorId: other.id, body: 'x' }
  const forWard = { audience: 'groups' as const, audienceGroups: [ward.id] }
  const attacks: ((tx: Parameters<Parameters<typeof withViewer>[1]>[0]) => PromiseLike<unknown>)[] = [
    (tx) => tx.insert(notes).values({ ...values, ...forWard }),
    (tx) => tx.insert(comments).values({ ...values, ...forWard }),
    // A reply has the audience of its thread, and this one does not say so.
    (tx) => tx.insert(comments).values({ ...values, threadId }),
    (tx) => tx.insert(comments).values({ ...values, threadId: randomUUID() }),
    (tx) => tx.update(notes).set(forWard).where(eq(notes.id, noteId)),
    (tx) => tx.update(notes).set({ authorId: lead.id }).where(eq(notes.id, noteId)),
    (tx) => tx.update(comments).set(forWard).where(eq(comments.id, said)),
    (tx) => tx.update(comments).set({ threadId }).where(eq(comments.id, said)),
  ]
  for (const attack of attacks)
    await expect(withViewer(other, async (tx) => attack(tx))).rejects.toEqual(
      expect.objectContaining({ code: '42501' }),
    )
  for (const who of [other, editor, chief]) {
    const rows = await withViewer(who, (tx) =>
      tx.execute(
        sql`select body from notes union all select body from comments union all select body from comment_revisions`,
      ),
    )
    expect(JSON.stringify(rows)).not.toContain('canary')
    const changed = await withViewer(who, (tx) =>
      tx.update(comments).set({ body: 'x' }).where(eq(comments.id, threadId)).returning({ id: comments.id }),
    )
    expect(changed).toEqual([])
  }
  const both = { audience: 'groups' as const, audienceGroups: [] as string[] }
  await expect(
    withViewer(ada, (tx) => tx.insert(notes).values({ ...values, authorId: ada.id, ...both })),
  ).rejects.toEqual(expect.objectContaining({ code: '23514' }))
})

test('what a comment said before is for those who may see what it says now', async () => {
  const commentId = await say(ada, 'canary-first', { for: forGroups(ward) })
  await changeComment(ada, { commentId, version: 1, body: 'second' })
  const revisions = (who: Person) =>
    withViewer(who, (tx) => tx.execute(sql`select body from comment_revisions where comment_id = ${commentId}`))
  expect([...(await revisions(ben))]).toEqual([{ body: 'canary-first' }])
  for (const who of [other, editor, chief]) expect([...(await revisions(who))]).toEqual([])
  await leaveGroup(ben, { groupId: ward.id })
  expect([...(await revisions(ben))]).toEqual([])
})
