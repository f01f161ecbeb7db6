import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { disablePerson } from '@/db/access/people'
import { listClubSessions, readSession, sessionsOfGroup } from '@/db/club/read-session'
import { chooseStudy, moveSession, openSession, saveMinutes } from '@/db/club/run-session'
import { approveStudies, castBallot, proposeStudy } from '@/db/club/vote'
import { acceptInvitation, inviteToGroup } from '@/db/groups/invitations'
import { leaveGroup } from '@/db/groups/members'
import { createVerdict } from '@/db/verdicts/draft-verdict'
import { OPERATOR, type Person } from '@/lib/access/viewer'
import type { ClubNames } from '@/lib/club/session'
import { asOwner } from '../../support/corpus'
import { makeGroup } from '../../support/groups'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let lead: Person
let people: Person[]
let stranger: Person
let root: Person
let ward: { id: string; slug: string }
let studyId: number
let otherId: number

beforeAll(async () => {
  lead = await makePerson('Lead')
  people = await Promise.all(Array.from({ length: 6 }, (_, n) => makePerson(`Member ${n}`)))
  stranger = await makePerson('Stranger')
  root = await makePerson('Root', 'administrator')
  ward = await makeGroup('Ward 3', lead, ...people)
  studyId = await makeStudy()
  otherId = await makeStudy()
})

const refused = (code: string, words = '') => expect.objectContaining({ code, message: expect.stringContaining(words) })
const plan = (names: ClubNames = 'named', quorum = names === 'named' ? 3 : 5) => ({
  key: randomUUID(),
  groupId: ward.id,
  title: 'Misoprostol at home',
  question: '',
  startsAt: '2026-12-12T12:30',
  zone: 'Europe/London',
  lasts: 60,
  voteBy: null,
  place: 'Library',
  form: 'trial' as const,
  names,
  quorum,
})
const ballot = (sessionId: string, trust = 7, comment = '') => ({
  sessionId,
  answers: { people: 'yes', chance: trust > 5 ? 'yes' : 'no', nonsense: 'yes' },
  trust,
  change: 'unsure' as const,
  comment,
})
const propose = (who: Person, sessionId: string, id = studyId) =>
  proposeStudy(who, { sessionId, study: `s${id}`, why: '' })
async function voting(names?: ClubNames, quorum?: number): Promise<string> {
  const { id } = await openSession(lead, plan(names, quorum))
  await propose(lead, id)
  await chooseStudy(lead, { sessionId: id, studyId: null })
  await moveSession(lead, { sessionId: id, to: 'voting' })
  return id
}
const [first, second, third] = [0, 1, 2].map((n) => () => people[n] as Person) as [
  () => Person,
  () => Person,
  () => Person,
]

test('a lead opens a session once a form, a member does not, and to others there is no such group', async () => {
  const form = plan()
  const { id } = await openSession(lead, form)
  expect(await openSession(lead, form)).toEqual({ id })
  await expect(openSession(first(), plan())).rejects.toEqual(refused('forbidden'))
  await expect(openSession(stranger, plan())).rejects.toEqual(refused('not_found'))
  expect((await sessionsOfGroup(first(), ward.id)).map((session) => session.id)).toContain(id)
  for (const who of [stranger, root]) {
    expect(await listClubSessions(who)).toEqual([])
    expect(await readSession(who, id)).toBeNull()
    await expect(propose(who, id)).rejects.toEqual(refused('not_found'))
    await expect(castBallot(who, ballot(id))).rejects.toEqual(refused('not_found'))
    await expect(moveSession(who, { sessionId: id, to: 'cancelled' })).rejects.toEqual(refused('not_found'))
  }
  await expect(moveSession(first(), { sessionId: id, to: 'cancelled' })).rejects.toEqual(refused('forbidden'))
})

test('the study with the most approvals is chosen; of a tie the lead takes one, and nothing else', async () => {
  const { id } = await openSession(lead, plan())
  await expect(chooseStudy(lead, { sessionId: id, studyId: null })).rejects.toEqual(refused('conflict', 'proposed'))
  await propose(first(), id)
  await propose(second(), id)
  await propose(second(), id, otherId)
  expect((await readSession(lead, id))?.candidates).toHaveLength(2)
  await expect(chooseStudy(lead, { sessionId: id, studyId: null })).rejects.toEqual(refused('conflict', 'same number'))
  await approveStudies(first(), { sessionId: id, studyIds: [otherId] })
  await approveStudies(second(), { sessionId: id, studyIds: [studyId] })
  await approveStudies(second(), { sessionId: id, studyIds: [otherId] })
  // What the lead names does not count against more approvals.
  await chooseStudy(lead, { sessionId: id, studyId })
  expect((await readSession(third(), id))?.studyId).toBe(otherId)
  await expect(propose(first(), id)).rejects.toEqual(refused('conflict'))
})

test('before the reveal nobody reads anything that another ballot has changed', async () => {
  const id = await voting()
  await castBallot(first(), ballot(id, 3))
  const everybody = [lead, ...people, root]
  const all = async () =>
    JSON.stringify([
      await Promise.all(everybody.map((who) => readSession(who, id))),
      await Promise.all(everybody.map((who) => listClubSessions(who))),
    ])
  const before = await all()
  const events = () => asOwner((sql) => sql`select * from audit_events order by id`)
  const recorded = await events()
  await castBallot(second(), ballot(id, 9, 'A secret.'))
  const after = await Promise.all(everybody.map((who) => readSession(who, id)))
  expect(after[2]?.ownBallot).toMatchObject({
    trust: 9,
    comment: 'A secret.',
    answers: { people: 'yes', chance: 'yes' },
  })
  expect(
    JSON.stringify([
      after.map((read, n) => (n === 2 && read ? { ...read, ownBallot: null } : read)),
      JSON.parse(before)[1],
    ]),
  ).toBe(before)
  expect(await events()).toEqual(recorded)
})

test('it is revealed with enough ballots, all of them then, and takes none afterwards', async () => {
  const id = await voting()
  await expect(castBallot(stranger, ballot(id))).rejects.toEqual(refused('not_found'))
  for (const who of [first(), second()]) await castBallot(who, ballot(id))
  await castBallot(first(), ballot(id, 2))
  await expect(moveSession(lead, { sessionId: id, to: 'revealed' })).rejects.toEqual(refused('conflict', 'not enough'))
  expect((await readSession(lead, id))?.ballots).toEqual([])
  await castBallot(third(), ballot(id))
  await moveSession(lead, { sessionId: id, to: 'revealed' })
  const read = await readSession(people[5] as Person, id)
  expect(read?.ballots.map(({ name, trust }) => [name, trust])).toEqual([
    ['Member 0', 2],
    ['Member 1', 7],
    ['Member 2', 7],
  ])
  await expect(castBallot(first(), ballot(id))).rejects.toEqual(refused('conflict', 'revealed'))
  await expect(castBallot(people[4] as Person, ballot(id))).rejects.toEqual(refused('conflict', 'revealed'))
})

test('of a hundred ballots cast while it is revealed each is counted and sealed, or refused', async () => {
  const crowd = await Promise.all(Array.from({ length: 100 }, (_, n) => makePerson(`Crowd ${n}`)))
  const big = await makeGroup('Crowd', lead, ...crowd)
  const { id } = await openSession(lead, { ...plan('named', 1), groupId: big.id })
  await propose(lead, id)
  await chooseStudy(lead, { sessionId: id, studyId: null })
  await moveSession(lead, { sessionId: id, to: 'voting' })
  await castBallot(lead, ballot(id))
  const cast = crowd.map((who) => castBallot(who, ballot(id)))
  const [results] = await Promise.all([
    Promise.allSettled(cast),
    Promise.race(cast).then(() => moveSession(lead, { sessionId: id, to: 'revealed' })),
  ])
  const counted = results.filter(({ status }) => status === 'fulfilled').length
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toEqual(refused('conflict'))
  const [stored] = await asOwner(
    (sql) => sql`select count(*)::int as cast_all, count(sealed_on)::int as sealed
    from club_ballots where session_id = ${id}`,
  )
  expect(stored).toEqual({ cast_all: counted + 1, sealed: counted + 1 })
  expect((await readSession(lead, id))?.ballots).toHaveLength(counted + 1)
})

test('where names are never shown, the database holds no person, no order and no moment of a ballot', async () => {
  await expect(openSession(lead, plan('never', 4))).rejects.toBeDefined()
  const id = await voting('never')
  for (const [n, who] of people.slice(0, 5).entries()) await castBallot(who, ballot(id, n, `Comment ${n}`))
  const before = await asOwner((sql) => sql`select id from club_ballots where session_id = ${id}`)
  await moveSession(lead, { sessionId: id, to: 'revealed' })
  const rows = await asOwner(
    (sql) => sql`select b.*, b.xmin::text as xmin from club_ballots b where session_id = ${id}`,
  )
  expect(rows.map(({ trust }) => trust).sort()).toEqual([0, 1, 2, 3, 4])
  expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1)
  for (const row of rows) {
    expect(Object.keys(row).sort()).toEqual(
      ['answers', 'change', 'comment', 'id', 'sealed_on', 'session_id', 'trust', 'user_id', 'xmin'].sort(),
    )
    expect(row).toMatchObject({ user_id: null, comment: '' })
    expect(before.map((ballot) => ballot.id)).not.toContain(row.id)
  }
  const read = await readSession(first(), id)
  expect(read?.comments.toSorted()).toEqual([0, 1, 2, 3, 4].map((n) => `Comment ${n}`))
  expect(read?.ballots.every(({ name }) => name === null)).toBe(true)
  expect(read?.ownBallot).toBeNull()
})

test('minutes that somebody has changed meanwhile are not overwritten', async () => {
  const id = await voting()
  const { version } = (await readSession(lead, id)) as { version: number }
  await saveMinutes(lead, { sessionId: id, version, minutes: 'First.' })
  await expect(saveMinutes(lead, { sessionId: id, version, minutes: 'Second.' })).rejects.toEqual(refused('conflict'))
  expect((await readSession(first(), id))?.minutes).toBe('First.')
})

test('a verdict records the session once, and that is taken back within a day', async () => {
  const id = await voting('named', 1)
  await castBallot(lead, ballot(id))
  const verdict = (place: string) =>
    createVerdict(lead, {
      key: randomUUID(),
      studyId,
      groupId: ward.id,
      supersedesId: null,
      sessionId: id,
      bottomLine: 'Yes.',
      stance: 'adopt',
      certainty: null,
      appliesTo: place,
      rationale: '',
      audience: 'groups',
      ownerId: lead.id,
      decidedOn: '2026-01-01',
      reviewBy: null,
      evidence: { supports: [], against: [] },
      isInForce: false,
    })
  await expect(verdict('')).rejects.toEqual(refused('conflict', 'revealed'))
  await moveSession(lead, { sessionId: id, to: 'revealed' })
  const made = await verdict('')
  expect(await readSession(lead, id)).toMatchObject({ state: 'recorded', verdictId: made.id })
  expect((await readSession(first(), id))?.verdictId).toBeNull()
  await expect(verdict('here')).rejects.toEqual(refused('conflict', 'once'))
  await moveSession(lead, { sessionId: id, to: 'revealed' })
  await verdict('here')
  await asOwner((sql) => sql`update club_sessions set recorded_at = now() - interval '25 hours' where id = ${id}`)
  await expect(moveSession(lead, { sessionId: id, to: 'revealed' })).rejects.toEqual(refused('conflict'))
})

test('of a session that is cancelled no ballot is kept, and nothing is written in it any more', async () => {
  const id = await voting('never')
  await castBallot(first(), ballot(id, 3, 'A secret.'))
  await moveSession(lead, { sessionId: id, to: 'cancelled' })
  expect(await asOwner((sql) => sql`select 1 from club_ballots where session_id = ${id}`)).toEqual([])
  const version = (await readSession(lead, id))?.version as number
  await expect(saveMinutes(lead, { sessionId: id, version, minutes: 'So.' })).rejects.toEqual(refused('conflict'))
})

test('a ballot counts as it was cast, also of somebody who has left the group or has no account any more', async () => {
  const [gone, off] = [await makePerson('Gone'), await makePerson('Off')]
  for (const who of [gone, off]) {
    const invitation = await inviteToGroup(lead, { groupId: ward.id, userId: who.id })
    await acceptInvitation(who, { invitationId: invitation.id })
  }
  const id = await voting()
  for (const who of [lead, gone, off]) await castBallot(who, ballot(id))
  await leaveGroup(gone, { groupId: ward.id })
  await disablePerson(OPERATOR, { userId: off.id, version: 1 })
  for (const who of [gone, off]) await expect(castBallot(who, ballot(id, 2))).rejects.toEqual(refused('not_found'))
  await moveSession(lead, { sessionId: id, to: 'revealed' })
  expect((await readSession(lead, id))?.ballots.map(({ name }) => name)).toEqual(['Gone', 'Lead', 'Off'])
  for (const who of [gone, off]) expect(await readSession(who, id)).toBeNull()
})
