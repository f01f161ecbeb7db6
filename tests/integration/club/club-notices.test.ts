import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { readSession } from '@/db/club/read-session'
import { chooseStudy, moveSession, openSession, saveMinutes } from '@/db/club/run-session'
import { castBallot, proposeStudy } from '@/db/club/vote'
import { leaveGroup } from '@/db/groups/members'
import { countInbox } from '@/db/inbox/count-inbox'
import { listInbox } from '@/db/inbox/list-inbox'
import type { Person } from '@/lib/access/viewer'
import type { RenderedMail } from '@/lib/mail/outgoing'
import { asOwner } from '../../support/corpus'
import { makeGroup } from '../../support/groups'
import { inboxOf, noticesOf } from '../../support/inbox'
import { letPass, writeAt } from '../../support/mail'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let lead: Person
let ben: Person
let cleo: Person
let ward: { id: string }

beforeEach(async () => {
  ;[lead, ben, cleo] = [await makePerson('Lead'), await makePerson('Ben'), await makePerson('Cleo')]
  ward = await makeGroup('Ward 3', lead, ben, cleo)
  // The invitations to it are answered, and done.
  await asOwner((sql) => sql`delete from notices where user_id in ${sql([lead.id, ben.id, cleo.id])}`)
})

const open = () =>
  openSession(lead, {
    key: randomUUID(),
    groupId: ward.id,
    title: 'Tea',
    question: '',
    startsAt: '2026-12-12T12:30',
    zone: 'Europe/London',
    lasts: 60,
    voteBy: null,
    place: 'Library',
    form: 'trial',
    names: 'named',
    quorum: 3,
  })
const vote = (who: Person, sessionId: string, trust: number) =>
  castBallot(who, { sessionId, answers: {}, trust, change: 'no', comment: 'A secret.' })
async function voting(): Promise<string> {
  const { id } = await open()
  await proposeStudy(ben, { sessionId: id, study: `s${await makeStudy()}`, why: '' })
  await chooseStudy(lead, { sessionId: id, studyId: null })
  await moveSession(lead, { sessionId: id, to: 'voting' })
  return id
}
const everything = () => asOwner((sql) => sql`select * from notices order by id`)

test('members have a notice of what their lead does with a session, and the lead has none', async () => {
  const id = await voting()
  expect((await inboxOf(ben)).toSorted()).toEqual(['club-opened: Lead, Tea', 'club-voting: Lead, Tea'])
  expect(await inboxOf(cleo)).toHaveLength(2)
  const { entries } = await listInbox(ben, { tab: 'new' })
  expect(entries).toMatchObject([{ title: 'Tea', address: `/clubs/${id}`, studyId: null }])
  expect(entries[0]?.notices[0]?.session).toEqual({
    group: 'Ward 3',
    startsAt: '2026-12-12 12:30:00',
    zone: 'Europe/London',
    place: 'Library',
  })
  for (const [n, who] of [lead, ben, cleo].entries()) await vote(who, id, n)
  await moveSession(lead, { sessionId: id, to: 'revealed' })
  // The vote is over, and so is its notice.
  expect((await inboxOf(ben)).toSorted()).toEqual(['club-opened: Lead, Tea', 'club-revealed: Lead, Tea'])
  for (const minutes of ['Short.', 'Longer.']) {
    const { version } = (await readSession(lead, id)) as { version: number }
    await saveMinutes(lead, { sessionId: id, version, minutes })
  }
  expect((await inboxOf(cleo)).filter((words) => words.startsWith('club-minutes'))).toEqual(['club-minutes: Lead, Tea'])
  expect(await noticesOf(lead)).toEqual([])
})

test('a ballot, a changed ballot and a reveal that fails write, change and delete no notice', async () => {
  const id = await voting()
  const before = await everything()
  await vote(ben, id, 1)
  await vote(ben, id, 9)
  await vote(lead, id, 5)
  await expect(moveSession(lead, { sessionId: id, to: 'revealed' })).rejects.toMatchObject({ code: 'conflict' })
  expect(await everything()).toEqual(before)
})

test('a session that is moved again has its one notice anew, and one that is cancelled has nothing else', async () => {
  const { id } = await open()
  const move = (startsAt: string) =>
    asOwner((sql) => sql`update club_sessions set starts_at = ${startsAt} where id = ${id}`)
  await move('2026-12-13T12:30')
  expect((await inboxOf(ben)).toSorted()).toEqual(['club-moved: -, Tea', 'club-opened: Lead, Tea'])
  await asOwner((sql) => sql`update notices set done_at = now() where user_id = ${ben.id}`)
  await move('2026-12-13T12:30')
  expect(await inboxOf(ben)).toEqual([])
  await move('2026-12-14T12:30')
  expect(await inboxOf(ben)).toEqual(['club-moved: -, Tea'])
  await moveSession(lead, { sessionId: id, to: 'cancelled' })
  expect(await inboxOf(ben)).toEqual(['club-cancelled: Lead, Tea'])
  expect(await inboxOf(ben, 'done')).toEqual([])
})

test('whoever has left the group has nothing of its sessions in the inbox, and gets no more', async () => {
  const id = await voting()
  await leaveGroup(ben, { groupId: ward.id })
  expect([await inboxOf(ben), await countInbox(ben)]).toEqual([[], 0])
  const written = await noticesOf(ben)
  await moveSession(lead, { sessionId: id, to: 'cancelled' })
  expect((await noticesOf(ben)).length).toBeLessThan(written.length)
})

test('a cancelled session is mailed at once, what else there was in the digest, and nothing of any ballot', async () => {
  await asOwner((sql) => sql`delete from outgoing_mails`)
  await asOwner((sql) => sql`update users set disabled_at = now() where id not in ${sql([lead.id, ben.id])}`)
  await asOwner((sql) => sql`insert into mail_settings (user_id, digest_days) values (${ben.id}, '{1,2,3,4,5,6,7}')`)
  const id = await voting()
  await vote(ben, id, 4)
  await letPass('25 hours')
  await writeAt(new Date(Date.now() + 1000))
  const other = await open()
  await moveSession(lead, { sessionId: other.id, to: 'cancelled' })
  await letPass('3 minutes')
  await writeAt(new Date(Date.now() + 1000))
  const mails = await asOwner(
    (sql) => sql<{ kind: string; rendered: RenderedMail }[]>`select kind, rendered from outgoing_mails order by kind`,
  )
  expect(mails.map(({ kind }) => kind)).toEqual(['digest', 'now'])
  expect(mails[0]?.rendered.text).toMatch(
    /^Tea\n {2}The journal club of Ward 3 votes: cast your ballot\n {2}A session of the journal club of Ward 3: Sat, 12 Dec 2026, 12:30, London, Library\n|^Tea\n {2}A session of .*\n {2}The journal club of Ward 3 votes: cast your ballot\n/,
  )
  expect(mails[1]?.rendered.subject).toBe('Précis: This session of the journal club of Ward 3 is cancelled')
  expect(JSON.stringify(mails)).not.toMatch(/secret|ballots? (is|are|has|have)|voted/)
})
