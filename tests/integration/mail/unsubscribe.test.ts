import { beforeEach, expect, test } from 'vitest'
import { GET, POST } from '@/app/u/[token]/route'
import { hashToken, newToken } from '@/db/access/token'
import type { Person } from '@/lib/access/viewer'
import type { StoppableKind } from '@/lib/mail/outgoing'
import { asOwner } from '../../support/corpus'
import { makePerson } from '../../support/people'

let ada: Person
beforeEach(async () => {
  ada = await makePerson('Ada')
})

const linkOf = async (who: Person, scope: StoppableKind) => {
  const token = newToken()
  await asOwner(
    (sql) =>
      sql`insert into unsubscribe_tokens (token_hash, user_id, scope) values (${hashToken(token)}, ${who.id}, ${scope})`,
  )
  return token
}
/** As a mail program does: no cookie, no origin. */
const ask = (token: string, method = 'GET', body?: string) =>
  (method === 'POST' ? POST : GET)(
    new Request(`https://precis.hospital.example/u/${token}`, {
      method,
      body,
      headers: body
        ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) }
        : {},
    }),
    { params: Promise.resolve({ token }) },
  )
const chosen = (who: Person) =>
  asOwner(async (sql) => [
    ...(await sql`select sends_digest, sends_now, version from mail_settings where user_id = ${who.id}`),
  ])

test('looking at a link a thousand times, with GET or HEAD, changes nothing', async () => {
  const token = await linkOf(ada, 'digest')
  const everything = () =>
    asOwner(async (sql) => [
      await sql`select * from mail_settings`,
      await sql`select * from unsubscribe_tokens`,
      await sql`select * from attempts`,
      await sql`select * from audit_events`,
    ])
  const before = await everything()
  const first = await ask(token)
  expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const page = await first.text()
  expect(page).toContain('Stop the digest')
  expect(page).not.toContain(ada.name)
  for (let n = 1; n < 1_000; n++) await ask(token, n % 2 ? 'HEAD' : 'GET')
  expect(await everything()).toEqual(before)
  // And nobody is kept from pressing the button by it.
  expect((await ask(token, 'POST')).status).toBe(200)
})

test('one click of a mail program stops mails like the one it is in, without a session; again it changes nothing', async () => {
  const token = await linkOf(ada, 'digest')
  const done = await ask(token, 'POST', 'List-Unsubscribe=One-Click')
  expect([done.status, done.headers.get('content-type'), await done.text()]).toEqual([
    200,
    'text/plain; charset=utf-8',
    'Done.\n',
  ])
  expect(done.headers.has('set-cookie')).toBe(false)
  expect(await chosen(ada)).toEqual([{ sends_digest: false, sends_now: true, version: 1 }])
  await ask(token, 'POST', 'List-Unsubscribe=One-Click')
  expect(await chosen(ada)).toEqual([{ sends_digest: false, sends_now: true, version: 1 }])
  await ask(await linkOf(ada, 'now'), 'POST')
  expect(await chosen(ada)).toEqual([{ sends_digest: false, sends_now: false, version: 2 }])
})

test('a person may stop all mail from the page', async () => {
  const done = await ask(await linkOf(ada, 'now'), 'POST', 'scope=all')
  expect(await done.text()).toContain('All mail is stopped')
  expect(await chosen(ada)).toEqual([{ sends_digest: false, sends_now: false, version: 1 }])
})

test('a link that never was, and what is no link, stop nothing and are not found', async () => {
  for (const token of [newToken(), 'x', '../../etc/passwd', '<script>', 'a'.repeat(5_000)]) {
    expect((await ask(token)).status).toBe(404)
    expect((await ask(token, 'POST', 'List-Unsubscribe=One-Click')).status).toBe(404)
  }
  expect(await chosen(ada)).toEqual([])
})

test('a body that is larger than any form’s is not read', async () => {
  const done = await ask(await linkOf(ada, 'digest'), 'POST', `scope=all&x=${'x'.repeat(100_000)}`)
  expect(done.status).toBe(200)
  expect(await chosen(ada)).toEqual([{ sends_digest: false, sends_now: true, version: 1 }])
})
