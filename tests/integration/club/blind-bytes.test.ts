import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openCalendar } from '@/db/club/calendar'
import { chooseStudy, moveSession, openSession } from '@/db/club/run-session'
import { castBallot, proposeStudy } from '@/db/club/vote'
import { disconnect } from '@/db/connection/disconnect'
import { workOn } from '@/db/settings/settings'
import type { Person } from '@/lib/access/viewer'
import { routeTemplates } from '../../support/address-samples'
import { bytesOf } from '../../support/answer-bytes'
import { makeGroup } from '../../support/groups'
import { stopLaunched } from '../../support/launched'
import { makePerson } from '../../support/people'
import { servedPortal } from '../../support/served-portal'

// Everything that the portal answers to anybody, byte for byte, before and after others have voted.

vi.setConfig({ testTimeout: 600_000, hookTimeout: 400_000 })

type Reader = Awaited<ReturnType<Portal['signedIn']>>
type Portal = Awaited<ReturnType<typeof servedPortal>>

let portal: Portal
let readers: { who: string; reader: Reader; token: string }[]
let voters: Person[]
let place: { sessionId: string; groupId: string; slug: string; studyId: number }
/** Identifiers of everything that the database has: any other one is made for the page alone, as the key of a form. */
let known: () => Promise<Set<string>>

beforeAll(async () => {
  portal = await servedPortal()
  const readersOf = await Promise.all(
    (['Lead', 'Has voted', 'Has not', 'Root in it', 'Root', 'Stranger'] as const).map(async (who) => ({
      who,
      reader: await portal.signedIn(who, who.startsWith('Root') ? 'administrator' : 'reader'),
    })),
  )
  await disconnect()
  workOn(portal.database.url)
  const [lead, voted, notYet, rootInIt] = readersOf.map(({ reader }) => reader.person) as [
    Person,
    Person,
    Person,
    Person,
  ]
  voters = await Promise.all(Array.from({ length: 4 }, (_, n) => makePerson(`Voter ${n}`)))
  const group = await makeGroup('Ward 3', lead, voted, notYet, rootInIt, ...voters)
  const studyId = 1
  const { id: sessionId } = await openSession(lead, {
    key: randomUUID(),
    groupId: group.id,
    title: 'Tea',
    question: '',
    startsAt: `${new Date().getUTCFullYear() + 1}-07-01T12:30`,
    zone: 'Europe/London',
    lasts: 60,
    voteBy: null,
    place: '',
    form: 'trial',
    names: 'named',
    quorum: 3,
  })
  await proposeStudy(lead, { sessionId, study: `s${studyId}`, why: '' })
  await chooseStudy(lead, { sessionId, studyId: null })
  await moveSession(lead, { sessionId, to: 'voting' })
  await vote(voted, sessionId, 4)
  place = { sessionId, groupId: group.id, slug: group.slug, studyId }
  readers = await Promise.all(
    readersOf.map(async ({ who, reader }) => ({ who, reader, token: (await openCalendar(reader.person)).token })),
  )
  const owner = portal.owner()
  // Nothing is said to have been "a minute ago", which would be two by the next time.
  await owner`update notices set happened_at = happened_at - interval '60 hours'`
  known = async () => {
    const rows = await owner<{ id: string }[]>`
      select id::text from club_sessions union select id::text from club_ballots union select id::text from users
      union select id::text from groups union select id::text from notices union select id::text from group_members
      union select id::text from invitations union select id::text from sessions`
    return new Set(rows.map(({ id }) => id))
  }
})

afterAll(async () => {
  await disconnect()
  await stopLaunched()
  await portal?.database.remove()
})

const vote = (who: Person, sessionId: string, trust: number) =>
  castBallot(who, {
    sessionId,
    answers: { people: trust > 5 ? 'yes' : 'no', chance: 'partly' },
    trust,
    change: trust > 5 ? 'yes' : 'no',
    comment: `A comment of ${trust}.`,
  })

/** Pages that show the audit trail, which grows by what those who ask for the others are refused: they are asked by themselves. */
const OF_TRAIL = ['/administration/audit', '/administration/retention']

/** Of each page and route one address: what it names is of the session, or is not there. */
function addresses(token: string): string[] {
  const { sessionId, groupId, slug, studyId } = place
  const filled = routeTemplates()
    // What answers how the machine and its background work are or an identity provider, and what ends a session.
    .filter((template) => !/^\/(?:api\/auth|healthz|readyz|link|scim|administration\/(?:jobs|search))/.test(template))
    .filter((template) => !OF_TRAIL.includes(template))
    .map((template) =>
      template
        .replace('/clubs/[id]', `/clubs/${sessionId}`)
        .replace('[slug]', slug)
        .replace('[token]', token)
        .replace('[key]', `s${studyId}`)
        .replace('/[[...slug]]', '')
        .replace('[format]', 'ris')
        .replace(/\[\.{0,3}\w+\]/g, sessionId),
    )
  return [
    ...filled,
    `/clubs/new?group=${groupId}`,
    `/verdicts/new?session=${sessionId}`,
    `/studies/s${studyId}?tab=discussion`,
    '/inbox?tab=done',
  ]
}

async function everything(): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  const ids = await known()
  await Promise.all(
    readers.map(async ({ who, reader, token }) => {
      for (const address of addresses(token))
        answers.set(`${who} ${address}`, await bytesOf(await reader.ask(address), ids))
    }),
  )
  return answers
}

/** Which answers differ, each with the lines that only one of them has. */
function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...before].flatMap(([name, text]) => {
    const now = after.get(name) ?? ''
    if (now === text) return []
    const [old, fresh] = [new Set(text.split('\n')), new Set(now.split('\n'))]
    const only = (lines: Set<string>, others: Set<string>) => [...lines].filter((line) => !others.has(line))
    return [`${name}: ${JSON.stringify([only(old, fresh), only(fresh, old)])}`]
  })
}

/** The answers once background work of a portal that has just started changes none of them any more. */
async function settled(): Promise<Map<string, string>> {
  let [last, moving] = [await everything(), ['']]
  for (let tries = 0; tries < 5; tries++) {
    const now = await everything()
    moving = differences(last, now)
    if (moving.length === 0) return now
    last = now
  }
  throw new Error(`What is answered does not come to rest: ${moving.join('\n')}`)
}

/** What differs each time that it is asked: of what a busy machine draws another way once, the next answer has nothing. */
async function lasting(before: ReadonlyMap<string, string>): Promise<string[]> {
  let found = ['']
  for (let tries = 0; tries < 3 && found.length > 0; tries++) found = differences(before, await everything())
  return found
}

/** What administrators see of the audit trail, once what was refused before has been written down. */
async function trail(): Promise<string> {
  const ids = await known()
  const seen = async () => {
    const pages: string[] = []
    for (const { who, reader } of readers.filter((one) => one.who.startsWith('Root')))
      for (const address of OF_TRAIL) pages.push(`${who} ${await bytesOf(await reader.ask(address), ids)}`)
    return pages.join('\n')
  }
  let last = await seen()
  for (let tries = 0; tries < 20; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    const now = await seen()
    if (now === last) return now
    last = now
  }
  throw new Error('The audit trail does not come to rest')
}

test('whatever others have voted, no page, file, feed or header that anybody is given differs by a byte', async () => {
  const before = await settled()
  expect(before.size).toBeGreaterThan(readers.length * 50)
  expect(before.get(`Has voted /clubs/${place.sessionId}`)).toContain('It is in.')
  expect(before.get(`Lead /clubs/${place.sessionId}`)).toContain('Reveal the ballots')
  const trailBefore = await trail()
  for (const [n, who] of voters.entries()) await vote(who, place.sessionId, n)
  expect(await trail()).toBe(trailBefore)
  expect((await lasting(before)).join('\n')).toBe('')
  for (const [n, who] of voters.entries()) await vote(who, place.sessionId, 9 - n)
  expect((await lasting(before)).join('\n')).toBe('')
  // That it can see a ballot at all: its own ballot changes one's page.
  await vote(readers[1]?.reader.person as Person, place.sessionId, 8)
  expect((await lasting(before)).map((line) => line.split(':')[0])).toEqual([`Has voted /clubs/${place.sessionId}`])
})
