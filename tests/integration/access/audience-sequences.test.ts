import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { disablePerson, enablePerson } from '@/db/access/people'
import { withViewer } from '@/db/connection/with-viewer'
import { listComments } from '@/db/discussion/comment-search'
import { createComment, deleteComment } from '@/db/discussion/comments'
import { countComments, threadsOn } from '@/db/discussion/threads'
import { archiveGroup, unarchiveGroup } from '@/db/groups/groups'
import { holdGroups } from '@/db/groups/lock-audience'
import { leaveGroup } from '@/db/groups/members'
import { listColleaguesNotes } from '@/db/notes/colleagues-notes'
import { listNotes } from '@/db/notes/note-list'
import { changeNote, createNote, deleteNote, restoreNote } from '@/db/notes/notes'
import { AppError } from '@/lib/access/app-error'
import { AUDIENCES, audienceKey, type ChosenAudience } from '@/lib/access/audience'
import { OPERATOR, type Person } from '@/lib/access/viewer'
import { makeGroup } from '../../support/groups'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let owner: postgres.Sql
let studyId: number
beforeAll(async () => {
  owner = postgres(process.env.DATABASE_URL as string, { max: 2, onnotice: () => {} })
  studyId = await makeStudy()
})
afterAll(() => owner.end())
beforeEach(() => owner`truncate comment_revisions, comments, notes cascade`)

const PEOPLE = 4
const person = fc.nat(PEOPLE - 1)
const groups = fc.uniqueArray(fc.nat(1), { minLength: 1 })
const audience = fc.constantFrom(...AUDIENCES)
const some = fc.nat(9)
/** What anybody may try to do, whether or not they may. */
const step = fc.oneof(
  fc.record({ act: fc.constant('note' as const), who: person, audience, groups }),
  fc.record({ act: fc.constant('change' as const), who: person, one: some, audience, groups }),
  fc.record({ act: fc.constant('delete note' as const), who: person, one: some }),
  fc.record({ act: fc.constant('restore note' as const), who: person, one: some }),
  fc.record({ act: fc.constant('open' as const), who: person, audience, groups }),
  fc.record({ act: fc.constant('answer' as const), who: person, one: some }),
  fc.record({ act: fc.constant('delete comment' as const), who: person, one: some }),
  fc.record({ act: fc.constant('leave' as const), who: person, group: fc.nat(1) }),
  fc.record({ act: fc.constant('archive' as const), who: person, group: fc.nat(1) }),
  fc.record({ act: fc.constant('unarchive' as const), who: person, group: fc.nat(1) }),
  fc.record({ act: fc.constant('disable' as const), who: person }),
  fc.record({ act: fc.constant('enable' as const), who: person }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

test('whatever people write, widen, leave and archive, each sees what is for them and their own, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
      await owner`truncate comment_revisions, comments, notes cascade`
      const people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => makePerson(`Person ${n}`)))
      const [first, second, third, fourth] = people as [Person, Person, Person, Person]
      const made = [await makeGroup('One', first, second, third), await makeGroup('Two', third, fourth, first)]
      for (const one of steps) {
        await run(one, people, made).catch((error) => {
          if (!(error instanceof AppError)) throw error
        })
        await holds(people)
      }
    }),
    { numRuns: 8, seed: 20261129 },
  )
})

async function run(one: Step, people: Person[], made: { id: string }[]): Promise<unknown> {
  const who = people[one.who] as Person
  const chosen = (step: { audience: ChosenAudience['audience']; groups: number[] }): ChosenAudience => ({
    audience: step.audience,
    groupIds: step.audience === 'groups' ? step.groups.map((n) => made[n]?.id as string).sort() : [],
  })
  const nth = async (table: string, index: number) => {
    const rows = await owner<{ id: string; version: number }[]>`
      select id, version from ${owner(table)} order by created_at, id`
    return rows[index % rows.length] ?? { id: randomUUID(), version: 1 }
  }
  const key = randomUUID()
  // Whose account is deactivated has no session to write by.
  const [closed] = await owner`select 1 from users where id = ${who.id} and disabled_at is not null`
  if (closed && one.act !== 'enable') return
  switch (one.act) {
    case 'note':
      return createNote(who, { key, studyId, body: 'note', for: chosen(one) })
    case 'change': {
      const { id, version } = await nth('notes', one.one)
      const wanted = chosen(one)
      return changeNote(who, { noteId: id, version, body: key, for: wanted, confirmed: audienceKey(wanted) })
    }
    case 'delete note':
      return deleteNote(who, { noteId: (await nth('notes', one.one)).id })
    case 'restore note':
      return restoreNote(who, { noteId: (await nth('notes', one.one)).id })
    case 'open': {
      const wanted = chosen(one)
      return createComment(who, { key, studyId, body: 'opened', for: wanted.audience === 'me' ? undefined : wanted })
    }
    case 'answer':
      return createComment(who, { key, studyId, body: 'answer', threadId: (await nth('comments', one.one)).id })
    case 'delete comment':
      return deleteComment(who, { commentId: (await nth('comments', one.one)).id })
    case 'leave':
      return leaveGroup(who, { groupId: made[one.group]?.id as string })
    case 'archive':
    case 'unarchive':
      return (one.act === 'archive' ? archiveGroup : unarchiveGroup)(who, { groupId: made[one.group]?.id as string })
    default: {
      const [user] = await owner<{ version: number }[]>`select version from users where id = ${who.id}`
      const change = one.act === 'disable' ? disablePerson : enablePerson
      return change(OPERATOR, { userId: who.id, version: user?.version as number })
    }
  }
}

/** Who may see what, worked out apart from the database's own functions. */
async function holds(people: Person[]) {
  type Text = { id: string; author: string; audience: string; groups: string[]; gone: boolean; opener: string | null }
  const texts = (table: string) => owner<Text[]>`
    select id, author_id as author, audience, audience_groups as groups, deleted_at is not null as gone,
      ${table === 'comments' ? owner`thread_id` : owner`null`} as opener
    from ${owner(table)}`
  const seats = await owner<{ userId: string; groupId: string }[]>`
    select user_id as "userId", group_id as "groupId" from group_members where left_at is null`
  const active = new Set((await owner`select id from users where disabled_at is null`).map(({ id }) => id))
  const [notes, comments] = [await texts('notes'), await texts('comments')]
  for (const { id, opener, ...reply } of comments)
    if (opener) {
      const thread = comments.find((one) => one.id === opener) as Text
      expect([id, reply.audience, reply.groups]).toEqual([id, thread.audience, thread.groups])
    }
  for (const who of people) {
    const isFor = (text: Text) =>
      text.audience === 'everyone' ||
      text.groups.some((group) => seats.some((seat) => seat.userId === who.id && seat.groupId === group))
    const mine = (text: Text) => text.author === who.id
    const ids = (found: Text[]) => (active.has(who.id) ? found.map(({ id }) => id).sort() : [])
    const shown = (found: { id: string }[]) => found.map(({ id }) => id).sort()
    const [own, others, said, counted, threads] = await Promise.all([
      listNotes(who),
      listColleaguesNotes(who),
      listComments(who),
      countComments(who, studyId),
      threadsOn(who, studyId),
    ])
    expect(shown(own.notes)).toEqual(ids(notes.filter((note) => mine(note) && !note.gone)))
    expect(shown(others.notes)).toEqual(ids(notes.filter((note) => !mine(note) && !note.gone && isFor(note))))
    const readable = comments.filter((comment) => mine(comment) || isFor(comment))
    const live = readable.filter(({ gone }) => !gone)
    expect(shown(said.comments)).toEqual(ids(live))
    expect([own.total, others.total, said.total, counted]).toEqual([
      own.notes.length,
      others.notes.length,
      said.comments.length,
      ids(live).length,
    ])
    expect(shown(threads.flatMap(({ opener, replies }) => [opener, ...replies]))).toEqual(
      ids(readable.filter(({ opener }) => !opener || readable.some(({ id }) => id === opener))),
    )
  }
}

test('who leaves while they write for the group waits, or has left before: never is something written for it after', async () => {
  const [lead, ada] = [await makePerson('Lead'), await makePerson('Ada')]
  const { id: groupId } = await makeGroup('Ward', lead, ada)
  const chosen: ChosenAudience = { audience: 'groups', groupIds: [groupId] }
  const { noteId } = await createNote(ada, { key: randomUUID(), studyId, body: 'mine' })
  let hasLeft = false
  // Writing came first: leaving waits for it.
  const leaving = await withViewer(ada, async (tx) => {
    expect(await holdGroups(tx, [groupId])).toEqual([groupId])
    const leave = leaveGroup(ada, { groupId }).then(() => {
      hasLeft = true
    })
    await untilWaiting()
    expect(hasLeft).toBe(false)
    return { leave }
  })
  await leaving.leave
  const late = changeNote(ada, { noteId, version: 1, body: 'x', for: chosen, confirmed: audienceKey(chosen) })
  await expect(late).rejects.toEqual(expect.objectContaining({ code: 'not_found' }))
})

test('who writes for a group while they leave it is refused once they have left', async () => {
  const [lead, ada] = [await makePerson('Lead'), await makePerson('Ada')]
  const { id: groupId } = await makeGroup('Ward', lead, ada)
  const chosen: ChosenAudience = { audience: 'groups', groupIds: [groupId] }
  const { noteId } = await createNote(ada, { key: randomUUID(), studyId, body: 'mine' })
  const { commentId } = await createComment(lead, { key: randomUUID(), studyId, body: 'opened', for: chosen })
  // Leaving came first, and is not over yet: each of these waits for it, and sees it then.
  const waiting = await owner.begin(async (tx) => {
    await tx`select 1 from groups where id = ${groupId} for no key update`
    await tx`update group_members set left_at = now() where group_id = ${groupId} and user_id = ${ada.id}`
    const attempts = [
      changeNote(ada, { noteId, version: 1, body: 'x', for: chosen, confirmed: audienceKey(chosen) }),
      createNote(ada, { key: randomUUID(), studyId, body: 'x', for: chosen }),
      createComment(ada, { key: randomUUID(), studyId, body: 'x', threadId: commentId }),
    ].map((attempt) => attempt.then(() => 'done').catch(({ code }) => code))
    await untilWaiting(attempts.length)
    return { attempts }
  })
  expect(await Promise.all(waiting.attempts)).toEqual(['not_found', 'not_found', 'conflict'])
  expect(await owner`select body from notes where audience <> 'me'`).toEqual([])
  expect(await owner`select body from comments where author_id = ${ada.id}`).toEqual([])
})

const ROUNDS = 40
test(`of ${ROUNDS} races between widening and leaving none ends with words for a group that were written outside it`, async () => {
  const lead = await makePerson('Lead')
  const outcomes = new Set<string>()
  for (let round = 0; round < ROUNDS; round++) {
    const ada = await makePerson(`Ada ${round}`)
    const { id: groupId } = await makeGroup('Ward', lead, ada)
    const chosen: ChosenAudience = { audience: 'groups', groupIds: [groupId] }
    const { noteId } = await createNote(ada, { key: randomUUID(), studyId, body: 'mine' })
    const widen = () => changeNote(ada, { noteId, version: 1, body: 'x', for: chosen, confirmed: audienceKey(chosen) })
    const leave = () => leaveGroup(ada, { groupId })
    const settled = await Promise.allSettled(round % 2 ? [leave(), widen()] : [widen(), leave()])
    const [widened, left] = round % 2 ? settled.toReversed() : settled
    expect(left?.status).toBe('fulfilled')
    const [note] = await owner`select audience, body from notes where id = ${noteId}`
    expect(note).toEqual(
      widened?.status === 'fulfilled' ? { audience: 'groups', body: 'x' } : { audience: 'me', body: 'mine' },
    )
    // What was widened was so before its author left.
    const order = await owner`
      select action from audit_events where actor_id = ${ada.id} and action in ('note.widen', 'group.leave') order by id`
    outcomes.add(order.map(({ action }) => action).join(' '))
  }
  expect([...outcomes].filter((order) => order === 'group.leave note.widen')).toEqual([])
})

/** Until so many statements wait for a lock. */
async function untilWaiting(many = 1) {
  for (;;) {
    const [row] = await owner`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and application_name = 'precis' and wait_event_type = 'Lock'`
    if (row?.waiting >= many) return
    await pause(10)
  }
}
