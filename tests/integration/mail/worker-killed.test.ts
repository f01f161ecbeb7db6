import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { createComment } from '@/db/discussion/comments'
import { asOwner } from '../../support/corpus'
import { eventually, launch, stopLaunched } from '../../support/launched'
import { letPass, sendNow, storedMails, writeAt } from '../../support/mail'
import { startMailServer } from '../../support/mail-server'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

vi.setConfig({ testTimeout: 180_000 })
afterEach(stopLaunched)

const READERS = 24
/** A worker is killed when the server has read this number of mails since it began, of which it then answers the last, or does not. */
const KILLS = [0, 1, 1, 2, 3, 5]

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
  const mails = await storedMails()
  expect(mails).toHaveLength(READERS)
  expect(new Set(mails.map(({ name }) => name)).size).toBe(READERS)
  const states = mails.map(({ state }) => state)
  expect(states.filter((state) => state !== 'handed' && state !== 'uncertain')).toEqual([])
  expect(states.filter((state) => state === 'uncertain').length).toBeLessThanOrEqual(KILLS.length)
  const received = server.received.map(({ to }) => to[0])
  expect(new Set(received).size).toBe(received.length)
  // What was handed has arrived; what is not known may have.
  expect(received.length).toBeGreaterThanOrEqual(states.filter((state) => state === 'handed').length)
  const [counted] = await asOwner(
    (sql) => sql`select count(*)::int as notices, count(distinct mail_id)::int as mails from notices`,
  )
  expect(counted).toEqual({ notices: READERS, mails: READERS })
  await server.close()
})
