import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { countInbox } from '@/db/inbox/count-inbox'
import { grantList } from '@/db/lists/grants'
import { createList } from '@/db/lists/lists'
import { listMailFaults } from '@/db/mail/list-mail-faults'
import { changeMailChoices, readMailChoices, resumeMail } from '@/db/mail/mail-choices'
import { noticesForDigest } from '@/db/mail/notices-to-mail'
import type { Person } from '@/lib/access/viewer'
import { NOTICE_KINDS, type NoticeKind } from '@/lib/inbox/notice'
import { type Channel, defaultChoices } from '@/lib/mail/mail-settings'
import { asOwner } from '../../support/corpus'
import { inboxOf } from '../../support/inbox'
import { makePerson } from '../../support/people'

let ada: Person
beforeEach(async () => {
  ada = await makePerson('Ada')
})
const all = (channel: Channel) =>
  Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, channel])) as Record<NoticeKind, Channel>

test('whoever has chosen nothing has the zone of the settings and what everybody has', async () => {
  expect(await readMailChoices(ada, 'Europe/Berlin')).toMatchObject({
    choices: { zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], time: '07:30', sendsDigest: true, sendsNow: true },
    channels: { mention: 'now', reply: 'digest', retracted: 'now' },
    bouncedAt: null,
    version: 0,
  })
})

test('what one person chose is theirs alone, and two tabs do not overwrite each other', async () => {
  const input = { ...defaultChoices('Asia/Kolkata'), days: [2, 4], time: '18:05', quietFrom: '22:00', quietTo: '06:00' }
  await changeMailChoices(ada, { ...input, channels: all('inbox'), version: 0 })
  const own = await readMailChoices(ada, 'UTC')
  expect(own).toMatchObject({ choices: input, channels: all('inbox'), version: 1 })
  expect(await readMailChoices(await makePerson('Ben'), 'UTC')).toMatchObject({ version: 0 })
  const again = changeMailChoices(ada, { ...input, time: '09:00', channels: all('now'), version: 0 })
  await expect(again).rejects.toMatchObject({ code: 'conflict' })
  expect(await readMailChoices(ada, 'UTC')).toEqual(own)
  await changeMailChoices(ada, { ...input, time: '09:00', channels: all('now'), version: 1 })
  expect(await readMailChoices(ada, 'UTC')).toMatchObject({ choices: { time: '09:00' }, version: 2 })
})

test('mail to an address that did not exist is resumed by its owner', async () => {
  await asOwner((sql) => sql`insert into mail_settings (user_id, bounced_at) values (${ada.id}, now())`)
  await resumeMail(await makePerson('Ben'))
  expect(await readMailChoices(ada, 'UTC')).toMatchObject({ bouncedAt: expect.any(Date) })
  await resumeMail(ada)
  expect(await readMailChoices(ada, 'UTC')).toMatchObject({ bouncedAt: null })
})

test('administrators see which mails did not arrive, and others nothing', async () => {
  const root = await makePerson('Root', 'administrator')
  await asOwner(
    (sql) => sql`insert into outgoing_mails (user_id, kind, message_id, state, last_code, ended_at, attempts)
      values (${ada.id}, 'digest', '<1>', 'uncertain', 'ECONNECTION', now(), 1),
        (${ada.id}, 'digest', '<2>', 'handed', null, now(), 1)`,
  )
  expect(await listMailFaults(root)).toMatchObject([{ person: 'Ada', state: 'uncertain', code: 'ECONNECTION' }])
  expect(await listMailFaults(ada)).toEqual([])
  expect(await listMailFaults(await makePerson('Ed', 'editor'))).toEqual([])
})

test('of a kind that somebody wants to hear nothing of, nothing is in their inbox or mails, until they do again', async () => {
  const ben = await makePerson('Ben')
  const { id: listId } = await createList(ben, { key: randomUUID(), name: 'Pain', description: '' })
  await grantList(ben, { listId, to: { userId: ada.id }, role: 'viewer' })
  const choose = (channel: Channel, version: number) =>
    changeMailChoices(ada, {
      ...defaultChoices('UTC'),
      channels: { ...all('digest'), 'list-shared': channel },
      version,
    })
  const window = { start: new Date(0), end: new Date('2100-01-01') }
  await choose('none', 0)
  expect([await inboxOf(ada), await countInbox(ada), await noticesForDigest(ada, window, true)]).toEqual([[], 0, []])
  await choose('digest', 1)
  expect([await inboxOf(ada), await countInbox(ada)]).toEqual([['list-shared: Ben, Pain'], 1])
  expect(await noticesForDigest(ada, window, true)).toHaveLength(1)
})
