import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Person } from '@/lib/access/viewer'
import { asOwner } from '../../support/corpus'
import { letPass, runOnce, sendNow, sentTo, storedMails } from '../../support/mail'
import { type MailServer, startMailServer } from '../../support/mail-server'
import { makePerson } from '../../support/people'

let server: MailServer
let ada: Person
beforeEach(async () => {
  await asOwner((sql) => sql`delete from outgoing_mails`)
  server = await startMailServer()
  ada = await makePerson('Ada')
})
afterEach(() => server.close())

const MAIL = {
  subject: 'Précis: 1 notice',
  text: 'Misoprostol\n',
  html: '<p>Misoprostol</p>',
  date: '2026-11-30T06:30:00.000Z',
  stopUrl: null,
  list: { name: 'Précis digest', id: 'digest.precis.hospital.example' },
}
const store = (who: Person, kind = 'digest', messageId = `<${kind}.${who.id}@precis.hospital.example>`) =>
  asOwner(
    (sql) => sql`insert into outgoing_mails (user_id, kind, message_id, rendered)
      values (${who.id}, ${kind}, ${messageId}, ${sql.json(MAIL)})`,
  )
const states = async () => (await storedMails()).map(({ state, attempts, code }) => [state, attempts, code])
const bounced = async (who: Person) =>
  (await asOwner((sql) => sql`select from mail_settings where user_id = ${who.id} and bounced_at is not null`))
    .length === 1

test('a mail that the server takes is handed, once, and what it says is forgotten', async () => {
  await store(ada)
  await sendNow(server)
  await sendNow(server)
  expect(await states()).toEqual([['handed', 1, null]])
  expect(server.received).toHaveLength(1)
  expect(server.received[0]?.to[0]).toMatch(/^ada\..*@hospital\.example$/)
  expect(await asOwner((sql) => sql`select from outgoing_mails where rendered is not null`)).toHaveLength(0)
})

test('a server that says later is asked again after 1, 5, 30 and 120 minutes with the same mail, and then it is given up', async () => {
  await store(ada)
  server.mood = { at: 'DATA', code: 451 }
  for (const minutes of [0, 1, 5, 30]) {
    await letPass(`${minutes} minutes`)
    await sendNow(server)
    // Before its time it is not tried.
    await sendNow(server)
  }
  expect(await states()).toEqual([['waiting', 4, '451']])
  await letPass('120 minutes')
  server.mood = 'takes'
  await sendNow(server)
  expect(await states()).toEqual([['handed', 5, null]])
  expect(server.received[0]?.mail.messageId).toBe(`<digest.${ada.id}@precis.hospital.example>`)
  await store(ada, 'now')
  server.mood = { at: 'RCPT', code: 450 }
  await asOwner((sql) => sql`update outgoing_mails set attempts = 4, kind = 'digest' where state = 'waiting'`)
  await sendNow(server)
  expect((await states()).at(-1)).toEqual(['failed', 5, '450'])
  expect(await bounced(ada)).toBe(false)
})

test('an address that does not exist gets nothing more, and one refused mail is no reason for that', async () => {
  await store(ada, 'digest', '<1@precis>')
  server.mood = { at: 'DATA', code: 554 }
  await sendNow(server)
  expect([await states(), await bounced(ada)]).toEqual([[['refused', 1, '554']], false])
  await store(ada, 'digest', '<2@precis>')
  server.mood = { at: 'RCPT', code: 550 }
  await sendNow(server)
  expect(await bounced(ada)).toBe(true)
  await store(ada, 'digest', '<3@precis>')
  server.mood = 'takes'
  await sendNow(server)
  expect((await states()).at(-1)).toEqual(['dropped', 0, null])
  expect(server.received).toEqual([])
})

test('where the connection is lost after the last byte nobody knows, and it is not sent again', async () => {
  await store(ada)
  server.mood = 'hangs up'
  await sendNow(server)
  expect(await states()).toEqual([['uncertain', 1, expect.any(String)]])
  server.mood = 'takes'
  await letPass('1 day')
  await sendNow(server)
  expect(server.received).toHaveLength(1)
})

test('two workers at once send each mail once', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, (_, n) => makePerson(`Reader ${n}`)))
  for (const who of people) await store(who)
  await Promise.all([runOnce(sentTo(server)), runOnce(sentTo(server)), runOnce(sentTo(server))])
  expect(new Set((await states()).map(([state]) => state))).toEqual(new Set(['handed']))
  expect(server.received).toHaveLength(12)
  expect(new Set(server.received.map(({ mail }) => mail.messageId)).size).toBe(12)
})

test('what a worker that has ended had begun: not sent, it is tried again; sent, nobody knows', async () => {
  const ben = await makePerson('Ben')
  await store(ada)
  await store(ben)
  const take = () => asOwner((sql) => sql`select id, attempt from app.claim_mail()`)
  const [first] = await take()
  const [second] = await take()
  await asOwner((sql) => sql`select app.begin_mail(${second?.id}, ${second?.attempt})`)
  await sendNow(server)
  expect(server.received).toEqual([])
  await letPass('6 minutes')
  // The first worker was slow and not dead: what it has is no longer its own.
  const begun = await asOwner((sql) => sql`select app.begin_mail(${first?.id}, ${first?.attempt}) as begun`)
  expect(begun[0]?.begun).toBe(false)
  await sendNow(server)
  expect((await states()).map(([state]) => state).sort()).toEqual(['handed', 'uncertain'])
  expect(server.received).toHaveLength(1)
})

test('a mail at once about what has been seen by now is not sent, nor one to somebody who stopped them or has no account', async () => {
  await store(ada, 'now')
  const [ben, cid] = [await makePerson('Ben'), await makePerson('Cid')]
  await store(ben)
  await store(cid)
  await asOwner(async (sql) => {
    await sql`insert into mail_settings (user_id, sends_digest) values (${ben.id}, false)`
    await sql`update users set disabled_at = now() where id = ${cid.id}`
  })
  await sendNow(server)
  expect((await states()).map(([state]) => state)).toEqual(['dropped', 'dropped', 'dropped'])
  expect(server.received).toEqual([])
})

test('a server that is away for days has nothing old sent to it later', async () => {
  await store(ada)
  await letPass('4 days')
  await sendNow(server)
  expect(await states()).toEqual([['failed', 0, null]])
  expect(server.received).toEqual([])
})
