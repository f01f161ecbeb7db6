import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withViewer } from '@/db/connection/with-viewer'
import { createComment } from '@/db/discussion/comments'
import { mailAccountEvent } from '@/db/mail/account-events'
import { SIGN_IN } from '@/lib/access/viewer'
import { asOwner } from '../../support/corpus'
import { eventually, launch, stopLaunched } from '../../support/launched'
import { letPass, mailIsSetUp, type StoredMail, sendNow, storedMails, writeAt } from '../../support/mail'
import { type MailServer, startMailServer } from '../../support/mail-server'
import { makeMember } from '../../support/member'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

vi.setConfig({ testTimeout: 180_000 })
beforeEach(() => asOwner((sql) => sql`delete from outgoing_mails`))
afterEach(stopLaunched)

const READERS = 24
/** A worker is killed when the server has read this number of mails since it began, of which it then answers the last, or does not. */
const KILLS = [0, 1, 1, 2, 3, 5]

/** Workers that write and send are killed, each a while after the one before; then one goes on to the end. */
async function killAgainAndAgain(server: MailServer) {
  for (const [index, after] of KILLS.entries()) {
    const worker = launch(['tests/support/mail-worker-process.ts'], {
      DATABASE_URL: process.env.DATABASE_URL as string,
      TEST_MAIL_PORT: String(server.port),
    })
    await worker.says('working')
    let read = 0
    if (after === 0) await eventually(async () => (await storedMails()).length > 0, 'the first mail to be written')
    else
      await new Promise<void>((resolve) => {
        server.onRead = async () => {
          if (++read !== after) return
          // One time in two it dies before it has the answer.
          if (index % 2 === 0) await worker.stop('SIGKILL')
          resolve()
        }
      })
    if (after === 0 || index % 2 === 1) await worker.stop('SIGKILL')
    server.onRead = () => {}
    await letPass('6 minutes')
  }
  await writeAt(new Date())
  await sendNow(server)
  await letPass('6 minutes')
  await sendNow(server)
}

function expectEachOnce(server: MailServer, mails: StoredMail[]) {
  const states = mails.map(({ state }) => state)
  expect(states.filter((state) => state !== 'handed' && state !== 'uncertain')).toEqual([])
  expect(states.filter((state) => state === 'uncertain').length).toBeLessThanOrEqual(KILLS.length)
  const received = server.received.map(({ to }) => to[0])
  expect(new Set(received).size).toBe(received.length)
  // What was handed has arrived; what is not known may have.
  expect(received.length).toBeGreaterThanOrEqual(states.filter((state) => state === 'handed').length)
}

test('workers that are killed again and again send nobody a digest twice, and each notice is in one digest', async () => {
  const server = await startMailServer()
  const studyId = await makeStudy('Misoprostol')
  const ben = await makePerson('Ben')
  for (let n = 0; n < READERS; n++) {
    const reader = await makePerson(`Reader ${n}`)
    await asOwner(
      (sql) => sql`insert into mail_settings (user_id, digest_days) values (${reader.id}, '{1,2,3,4,5,6,7}')`,
    )
    const { commentId: threadId } = await createComment(reader, { key: randomUUID(), studyId, body: 'one' })
    await createComment(ben, { key: randomUUID(), studyId, body: 'two', threadId })
  }
  await letPass('25 hours')
  await killAgainAndAgain(server)
  const mails = await storedMails()
  expect(mails).toHaveLength(READERS)
  expect(new Set(mails.map(({ name }) => name)).size).toBe(READERS)
  expectEachOnce(server, mails)
  const [counted] = await asOwner(
    (sql) => sql`select count(*)::int as notices, count(distinct mail_id)::int as mails from notices`,
  )
  expect(counted).toEqual({ notices: READERS, mails: READERS })
  await server.close()
})

test('nor is a mail about an account lost or doubled by them, and each event is in one mail', async () => {
  mailIsSetUp()
  const server = await startMailServer()
  for (let n = 0; n < READERS; n++) {
    const member = await makeMember(`Member ${n}`)
    for (const device of ['Firefox/140.0', 'Chrome/140.0'])
      await withViewer(SIGN_IN, (tx) => mailAccountEvent(tx, member.id, 'new-browser', device))
  }
  await letPass('61 seconds')
  await killAgainAndAgain(server)
  const mails = await storedMails()
  expect(mails.map(({ name, kind }) => `${name} ${kind}`).sort()).toEqual(
    Array.from({ length: READERS }, (_, n) => `Member ${n} account`).sort(),
  )
  expectEachOnce(server, mails)
  for (const { mail } of server.received)
    expect(mail.text?.match(/· (Firefox|Chrome)$/gm)?.sort()).toEqual(['· Chrome', '· Firefox'])
  expect(await asOwner((sql) => sql`select 1 from account_events`)).toEqual([])
  await server.close()
  mailIsSetUp(false)
})
