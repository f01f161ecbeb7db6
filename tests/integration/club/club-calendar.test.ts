import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { beforeEach, expect, test } from 'vitest'
import { GET } from '@/app/feeds/sessions/[token]/route'
import { disablePerson } from '@/db/access/people'
import { closeCalendar, hasCalendar, openCalendar, sessionForCalendar } from '@/db/club/calendar'
import { readSession } from '@/db/club/read-session'
import { changeSession, moveSession, openSession } from '@/db/club/run-session'
import { leaveGroup } from '@/db/groups/members'
import { listInbox } from '@/db/inbox/list-inbox'
import { OPERATOR, type Person } from '@/lib/access/viewer'
import { noticeWords } from '@/lib/mail/notice-words'
import { asOwner } from '../../support/corpus'
import { makeGroup } from '../../support/groups'
import { inboxOf } from '../../support/inbox'
import { makePerson } from '../../support/people'

let lead: Person
let ben: Person
let stranger: Person
let ward: { id: string }
beforeEach(async () => {
  ;[lead, ben, stranger] = [await makePerson('Lead'), await makePerson('Ben'), await makePerson('Stranger')]
  ward = await makeGroup('Ward 3', lead, ben)
})

const nextYear = new Date().getUTCFullYear() + 1
const plan = {
  title: 'Tea',
  question: 'Does it help; or not?',
  startsAt: `${nextYear}-07-01T12:30`,
  zone: 'Europe/London',
  lasts: 60,
  voteBy: null,
  place: 'Library, 2nd floor',
}
const open = () =>
  openSession(lead, { ...plan, key: randomUUID(), groupId: ward.id, form: 'trial', names: 'named', quorum: 3 })
const change = async (who: Person, sessionId: string, to: Partial<typeof plan>) =>
  changeSession(who, { ...plan, ...to, sessionId, version: (await readSession(lead, sessionId))?.version as number })
const fetchCalendar = (token: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://localhost:3000/feeds/sessions/${token}`, { headers }), {
    params: Promise.resolve({ token }),
  })
async function eventsOf(token: string) {
  const response = await fetchCalendar(token)
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  return new ICAL.Component(ICAL.parse(await response.text())).getAllSubcomponents('vevent').map((event) => {
    const value = (name: string) => String(event.getFirstPropertyValue(name))
    return {
      uid: value('uid'),
      sequence: Number(value('sequence')),
      start: value('dtstart'),
      zone: event.getFirstProperty('dtstart')?.getParameter('tzid'),
      title: value('summary'),
      place: value('location'),
      status: value('status'),
    }
  })
}

test('a calendar has the sessions of one’s groups, and follows when one is moved or cancelled', async () => {
  const { token } = await openCalendar(ben)
  const { id } = await open()
  const [first] = await eventsOf(token)
  expect(first).toEqual({
    uid: `club-${id}@localhost`,
    sequence: 1,
    start: `${nextYear}-07-01T12:30:00`,
    zone: 'Europe/London',
    title: 'Tea (Ward 3)',
    place: 'Library, 2nd floor',
    status: 'CONFIRMED',
  })
  await change(lead, id, { startsAt: `${nextYear}-07-02T18:00`, zone: 'America/New_York' })
  const [moved] = await eventsOf(token)
  expect(moved).toMatchObject({ uid: first?.uid, start: `${nextYear}-07-02T18:00:00`, zone: 'America/New_York' })
  expect(moved?.sequence).toBeGreaterThan(first?.sequence ?? 0)
  expect(await inboxOf(ben)).toContain('club-moved: Lead, Tea')
  await moveSession(lead, { sessionId: id, to: 'cancelled' })
  const [cancelled] = await eventsOf(token)
  expect(cancelled).toMatchObject({ uid: first?.uid, status: 'CANCELLED' })
  expect(cancelled?.sequence).toBeGreaterThan(moved?.sequence ?? 0)
})

test('a session that is moved to other clocks alone says in the inbox and by mail to which', async () => {
  const { id } = await open()
  await change(lead, id, { zone: 'America/New_York' })
  const { entries } = await listInbox(ben, { tab: 'new' })
  const moved = entries.flatMap(({ notices }) => notices).filter(({ kind }) => kind === 'club-moved')
  expect(moved.map((notice) => noticeWords(notice, '2026-12-01'))).toEqual([
    expect.stringMatching(
      /^The journal club of Ward 3 is moved: \w+, 1 Jul \d{4}, 12:30, New York, Library, 2nd floor$/,
    ),
  ])
})

test('a session without a day is in no calendar, and one that nobody moved says nothing of having moved', async () => {
  const { id } = await open()
  await change(lead, id, { title: 'Tea again' })
  expect((await inboxOf(ben)).filter((words) => words.startsWith('club-moved'))).toEqual([])
  const { token } = await openCalendar(ben)
  expect(await sessionForCalendar(ben, id)).toMatchObject({ title: 'Tea again', version: 2 })
  await asOwner((sql) => sql`update club_sessions set starts_at = null where id = ${id}`)
  expect([await eventsOf(token), await sessionForCalendar(ben, id)]).toEqual([[], null])
})

test('who does not lead the group does not change a session, and to strangers there is none', async () => {
  const { id } = await open()
  await expect(change(ben, id, { title: 'Mine' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(change(stranger, id, { title: 'Mine' })).rejects.toMatchObject({ code: 'not_found' })
  expect(await sessionForCalendar(stranger, id)).toBeNull()
  await expect(changeSession(lead, { ...plan, sessionId: id, version: 7 })).rejects.toMatchObject({ code: 'conflict' })
  await moveSession(lead, { sessionId: id, to: 'cancelled' })
  await expect(change(lead, id, { title: 'Late' })).rejects.toMatchObject({ code: 'conflict' })
  expect((await readSession(lead, id))?.title).toBe('Tea')
})

test('an address works until another is made, it is closed, or its maker has left; and it holds no group that they left', async () => {
  await open()
  const first = await openCalendar(ben)
  const second = await openCalendar(ben)
  expect((await fetchCalendar(first.token)).status).toBe(404)
  expect(await eventsOf(second.token)).toHaveLength(1)
  await leaveGroup(ben, { groupId: ward.id })
  expect(await eventsOf(second.token)).toEqual([])
  await closeCalendar(ben)
  expect([await hasCalendar(ben), (await fetchCalendar(second.token)).status]).toEqual([false, 404])
  const third = await openCalendar(ben)
  expect(await hasCalendar(ben)).toBe(true)
  await disablePerson(OPERATOR, { userId: ben.id, version: 1 })
  expect((await fetchCalendar(third.token)).status).toBe(404)
  expect((await fetchCalendar('x'.repeat(43))).status).toBe(404)
})

test('a calendar that has not changed is not sent again', async () => {
  const { id } = await open()
  const { token } = await openCalendar(ben)
  const etag = (await fetchCalendar(token)).headers.get('etag') ?? ''
  expect((await fetchCalendar(token, { 'if-none-match': etag })).status).toBe(304)
  await change(lead, id, { title: 'Tea again' })
  expect((await fetchCalendar(token, { 'if-none-match': etag })).status).toBe(200)
})

test('a calendar is sent to whoever asks by the time alone: it may have changed to what is older', async () => {
  await open()
  const { token } = await openCalendar(ben)
  const since = new Date(Date.now() + 3_600_000).toUTCString()
  const full = await fetchCalendar(token, { 'if-modified-since': since })
  expect([full.status, full.headers.get('last-modified')]).toEqual([200, null])
  await leaveGroup(ben, { groupId: ward.id })
  const left = await fetchCalendar(token, { 'if-modified-since': since })
  expect(left.status).toBe(200)
  const text = await left.text()
  expect(text).not.toContain('VEVENT')
  expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:UTC\r\n')
})
