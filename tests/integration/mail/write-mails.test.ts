import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { disablePerson } from '@/db/access/people'
import { createComment } from '@/db/discussion/comments'
import { leaveGroup } from '@/db/groups/members'
import { listInbox } from '@/db/inbox/list-inbox'
import { markNoticeSeen, moveNotice } from '@/db/inbox/settle-notices'
import { noticesForDigest, noticesForNow } from '@/db/mail/notices-to-mail'
import type { ChosenAudience } from '@/lib/access/audience'
import { OPERATOR, type Person } from '@/lib/access/viewer'
import type { RenderedMail } from '@/lib/mail/outgoing'
import { mentionToken } from '@/lib/markdown/mention'
import { asOwner } from '../../support/corpus'
import { makeGroup } from '../../support/groups'
import { letPass, SITE, storedMails, writeAt } from '../../support/mail'
import { makePerson } from '../../support/people'
import { makeStudy } from '../../support/studies'

let ada: Person
let ben: Person
let studyId: number

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A digest at 07:30 in Berlin was due within the last day, whatever day of the week it is. */
const now = () => new Date(Date.now() + 1000)
const everyDay = (who: Person) =>
  asOwner(
    (sql) => sql`insert into mail_settings (user_id, digest_days) values (${who.id}, '{1,2,3,4,5,6,7}')
      on conflict (user_id) do update set digest_days = excluded.digest_days`,
  )

beforeEach(async () => {
  await asOwner((sql) => sql`update users set disabled_at = now() where disabled_at is null`)
  await asOwner((sql) => sql`delete from outgoing_mails`)
  ;[ada, ben] = [await makePerson('Ada'), await makePerson('Ben')]
  await everyDay(ada)
  studyId = await makeStudy('Misoprostol')
})

const say = (who: Person, body: string, rest: { threadId?: string; for?: ChosenAudience } = {}) =>
  createComment(who, { key: randomUUID(), studyId, body, ...rest })
const rendered = (): Promise<RenderedMail[]> =>
  asOwner(async (sql) =>
    (await sql<{ rendered: RenderedMail }[]>`select rendered from outgoing_mails where rendered is not null`).map(
      (row) => row.rendered,
    ),
  )
const windows = (who: Person) =>
  asOwner(
    (sql) => sql<{ mailed: boolean }[]>`select mail_id is not null as mailed from digests where user_id = ${who.id}
      order by window_end`,
  )
const replied = async () => {
  const { commentId: threadId } = await say(ada, 'one')
  await say(ben, 'secret words about Mrs Smith', { threadId })
}

test('a digest says who did what about which study, never what they wrote, and each notice is in one', async () => {
  await replied()
  await letPass('25 hours')
  await writeAt(now())
  expect(await storedMails()).toEqual([{ name: 'Ada', kind: 'digest', state: 'waiting', attempts: 0, code: null }])
  const [mail] = await rendered()
  expect(mail?.subject).toBe('Précis: 1 notice')
  expect(mail?.text).toMatch(
    /^Misoprostol\n {2}Ben replied in a thread of yours\n {2}https:\/\/precis\.hospital\.example\/studies\//,
  )
  expect(mail?.text).toContain(`Choose what you get: ${SITE}/account/mail`)
  expect(mail?.text).toMatch(new RegExp(`Stop mails like this one: ${SITE}/u/[\\w-]{43}\n`))
  expect(mail?.stopUrl).toMatch(/\/u\/[\w-]{43}$/)
  expect(JSON.stringify(mail)).not.toMatch(/Smith|secret|<img|http:/)
  await writeAt(now())
  await writeAt(new Date(Date.now() + 2 * DAY))
  expect(await storedMails()).toHaveLength(1)
})

test('what came after a window waits for the next, and where nothing came there is no mail', async () => {
  await writeAt(now())
  expect([await storedMails(), [...(await windows(ada))]]).toEqual([[], [{ mailed: false }]])
  await replied()
  await writeAt(now())
  expect(await storedMails()).toEqual([])
  await writeAt(new Date(Date.now() + DAY))
  expect(await storedMails()).toMatchObject([{ kind: 'digest' }])
  expect([...(await windows(ada))]).toEqual([{ mailed: false }, { mailed: true }])
})

test('after days without a worker there is one digest for all of them', async () => {
  await writeAt(new Date(Date.now() - 6 * DAY))
  await replied()
  await letPass('3 days')
  await replied()
  await letPass('1 day')
  await writeAt(now())
  expect(await storedMails()).toMatchObject([{ name: 'Ada', kind: 'digest' }])
  expect((await rendered())[0]?.subject).toBe('Précis: 2 notices')
})

test('two workers at once write one digest', async () => {
  await replied()
  await letPass('25 hours')
  await Promise.all([writeAt(now()), writeAt(now()), writeAt(now())])
  expect(await storedMails()).toMatchObject([{ name: 'Ada', kind: 'digest' }])
})

test('what somebody may not read any more when the digest is written is not in it', async () => {
  const group = await makeGroup('Ward', ben, ada)
  const audience: ChosenAudience = { audience: 'groups', groupIds: [group.id] }
  const { commentId: threadId } = await say(ada, 'one', { for: audience })
  await say(ben, 'two', { threadId })
  await letPass('25 hours')
  await leaveGroup(ada, { groupId: group.id })
  await writeAt(now())
  expect([await storedMails(), [...(await windows(ada))]]).toEqual([[], [{ mailed: false }]])
})

test('what is done is not in a digest, and whoever has no active account gets none', async () => {
  await replied()
  await letPass('25 hours')
  const { entries } = await listInbox(ada, { tab: 'new' })
  await moveNotice(ada, { noticeId: entries[0]?.notices[0]?.id ?? '', to: 'done' })
  await writeAt(now())
  expect(await storedMails()).toEqual([])
  await replied()
  await letPass('25 hours')
  await disablePerson(OPERATOR, { userId: ada.id, version: 1 })
  await writeAt(new Date(Date.now() + DAY))
  expect(await storedMails()).toEqual([])
})

test('mentions are mailed two minutes later, several in one mail', async () => {
  await say(ben, `one ${mentionToken(ada)}`)
  await writeAt(now())
  expect(await storedMails()).toEqual([])
  await letPass('3 minutes')
  await say(ben, `two ${mentionToken(ada)}`)
  await writeAt(now())
  expect(await storedMails()).toMatchObject([{ name: 'Ada', kind: 'now' }])
  expect((await rendered())[0]).toMatchObject({ subject: 'Précis: 2 notices' })
  await letPass('3 minutes')
  await writeAt(now())
  expect(await storedMails()).toHaveLength(1)
})

test('one mention says who in its subject and of which study inside', async () => {
  const { commentId: threadId } = await say(ada, 'one')
  await say(ben, `two ${mentionToken(ada)}`, { threadId })
  await letPass('3 minutes')
  await writeAt(now())
  const [mail] = await rendered()
  expect(mail?.subject).toBe('Précis: Ben mentioned you')
  expect(mail?.text).toMatch(/^Misoprostol\n {2}Ben mentioned you\n {2}https:.*#comment-/)
})

test('what has been seen in the meantime is not mailed', async () => {
  await say(ben, `one ${mentionToken(ada)}`)
  await letPass('3 minutes')
  const { entries } = await listInbox(ada, { tab: 'new' })
  await markNoticeSeen(ada, { noticeId: entries[0]?.notices[0]?.id ?? '' })
  await writeAt(now())
  expect(await storedMails()).toEqual([])
})

test('in quiet hours mails wait, and digests do not', async () => {
  const at = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', hour: '2-digit', hourCycle: 'h23' })
  const hour = Number(at.format(Date.now()))
  const pad = (one: number) => `${String((one + 24) % 24).padStart(2, '0')}:00`
  await asOwner(
    (sql) => sql`update mail_settings set quiet_from = ${pad(hour - 1)}, quiet_to = ${pad(hour + 2)}
      where user_id = ${ada.id}`,
  )
  await say(ben, `one ${mentionToken(ada)}`)
  await letPass('3 minutes')
  await writeAt(now())
  expect(await storedMails()).toEqual([])
  await writeAt(new Date(Date.now() + 3 * HOUR))
  expect(await storedMails()).toMatchObject([{ name: 'Ada', kind: 'now' }])
})

test('a kind comes by the channel that somebody chose; what stands in the inbox alone is not mailed', async () => {
  await asOwner(
    (sql) => sql`insert into mail_preferences (user_id, kind, channel)
      values (${ada.id}, 'mention', 'inbox'), (${ada.id}, 'reply', 'now')`,
  )
  await say(ben, `one ${mentionToken(ada)}`)
  await letPass('3 minutes')
  await writeAt(now())
  expect(await storedMails()).toEqual([])
  await replied()
  await letPass('3 minutes')
  await writeAt(now())
  expect(await storedMails()).toMatchObject([{ kind: 'now' }])
})

test('whoever has stopped mail at once has it in the digest; whoever has stopped digests has none', async () => {
  await asOwner((sql) => sql`update mail_settings set sends_now = false where user_id = ${ada.id}`)
  await say(ben, `one ${mentionToken(ada)}`)
  await letPass('25 hours')
  await writeAt(now())
  expect(await storedMails()).toMatchObject([{ kind: 'digest' }])
  await asOwner((sql) => sql`update mail_settings set sends_digest = false where user_id = ${ada.id}`)
  await replied()
  await writeAt(new Date(Date.now() + DAY))
  expect(await storedMails()).toHaveLength(1)
})

test('a colleague has nothing of somebody’s notices to be mailed', async () => {
  await say(ben, `one ${mentionToken(ada)}`)
  const window = { start: new Date(Date.now() - DAY), end: now() }
  expect([await noticesForNow(ben), await noticesForDigest(ben, window, true)]).toEqual([[], []])
  expect(await noticesForNow(ada)).toHaveLength(1)
})

test('names and titles with line ends and markup are one line of text', async () => {
  const evil = 'Eve\r\nBcc: all@hospital.example <script>alert(1)</script>\u202e'
  await asOwner(async (sql) => {
    await sql`update users set name = ${evil} where id = ${ben.id}`
    await sql`update studies set title = ${evil} where id = ${studyId}`
  })
  await say(ben, `one ${mentionToken(ada)}`)
  await letPass('3 minutes')
  await writeAt(now())
  const [mail] = await rendered()
  expect(mail?.subject).not.toMatch(/[\r\n\u202e]/)
  expect(mail?.text).toMatch(/^Eve Bcc: all@hospital\.example <script>alert\(1\)<\/script>\n {2}Eve Bcc: /)
  expect(mail?.html).not.toContain('<script>')
})
