import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { hashToken, newToken } from '@/db/access/token'
import type { InboxEntry } from '@/db/inbox/inbox-entries'
import type { Job } from '@/db/jobs/job'
import type { NoticeKind } from '@/lib/inbox/notice'
import { NO_ATTEMPT_LIMIT } from '@/lib/jobs/job-kinds'
import { dueMoments, dueWindow, isQuiet } from '@/lib/mail/due-moment'
import { kindsByDefault } from '@/lib/mail/mail-settings'
import { noticeWords } from '@/lib/mail/notice-words'
import type { StoppableKind } from '@/lib/mail/outgoing'
import { type MailEntry, renderMail } from '@/lib/mail/render-mail'
import { type MailPlace, messageIdOf } from './mail-place'
import { type MailReader, mailReaders } from './mail-reader'
import { noticesForDigest, noticesForNow } from './notices-to-mail'
import { accountMailsDue, writeAccountMail } from './write-account-mails'

/** Writes mails about accounts, digests that are due and mails that should not wait; another job sends them. */
export function writeMails(place: MailPlace, clock = () => new Date()): Job {
  return {
    kind: 'write-mails',
    key: 'write-mails',
    maxAttempts: NO_ATTEMPT_LIMIT,
    due: {
      everyMs: 30_000,
      isDue: async (sql) => {
        if ((await accountMailsDue(sql)).length > 0) return true
        const { digests, urgent } = await dueNow(sql, place, clock())
        return digests.length > 0 || urgent.length > 0
      },
    },
    run: async ({ sql, signal, progress }) => {
      const accounts = await accountMailsDue(sql)
      const { digests, urgent } = await dueNow(sql, place, clock())
      const tasks = [
        ...accounts.map((due) => () => writeAccountMail(sql, place, due, clock())),
        ...digests.map((due) => () => writeDigest(sql, place, due, clock())),
        ...urgent.map((reader) => () => writeNow(sql, place, reader, clock())),
      ]
      let done = 0
      for (const task of tasks) {
        if (signal.aborted) return
        if (await task()) await progress(++done, null)
      }
    },
  }
}

type DueDigest = { reader: MailReader; window: { start: Date; end: Date } }

async function dueNow(
  sql: postgres.Sql,
  { zone }: MailPlace,
  now: Date,
): Promise<{ digests: DueDigest[]; urgent: MailReader[] }> {
  const readers = await mailReaders(sql, zone)
  const waiting = await sql<{ id: string }[]>`select app.waiting_for_mail(${kindsByDefault('now')}) as id`
  const dueAt = dueMoments(now)
  const ids = new Set(waiting.map(({ id }) => id))
  return {
    digests: readers.flatMap((reader) => {
      const window = reader.choices.sendsDigest ? dueWindow(dueAt(reader.choices), reader.previous) : null
      return window ? [{ reader, window }] : []
    }),
    urgent: readers.filter(
      ({ person, choices: { sendsNow, zone: own, quietFrom, quietTo } }) =>
        sendsNow && ids.has(person.id) && !isQuiet(now, own, quietFrom, quietTo),
    ),
  }
}

async function writeDigest(sql: postgres.Sql, place: MailPlace, due: DueDigest, now: Date): Promise<boolean> {
  const { person, choices } = due.reader
  const { start, end } = due.window
  const entries = await noticesForDigest(person, due.window, !choices.sendsNow)
  const token = newToken()
  const messageId = messageIdOf('digest', place, person.id, end.toISOString().replace(/\D/g, ''))
  const content = rendered('digest', place, entries, token, now)
  const [row] = await sql<{ stored: boolean }[]>`select app.store_digest(${person.id}, ${start.toISOString()},
    ${end.toISOString()}, ${messageId}, ${sql.json(content)}, ${noticeIds(entries)}::uuid[], ${hashToken(token)}) as stored`
  return row?.stored === true && entries.length > 0
}

async function writeNow(sql: postgres.Sql, place: MailPlace, { person }: MailReader, now: Date): Promise<boolean> {
  const entries = await noticesForNow(person)
  if (entries.length === 0) return false
  const token = newToken()
  const content = rendered('now', place, entries, token, now)
  const [row] = await sql<{ id: string | null }[]>`select app.store_mail(${person.id}, 'now',
    ${messageIdOf('now', place, person.id, randomUUID())}, ${sql.json(content)}, ${noticeIds(entries)}::uuid[],
    ${hashToken(token)}) as id`
  return row?.id != null
}

const noticeIds = (entries: readonly InboxEntry[]) => entries.flatMap(({ notices }) => notices.map(({ id }) => id))

function rendered(kind: StoppableKind, { site }: MailPlace, entries: readonly InboxEntry[], token: string, now: Date) {
  return renderMail({ kind, entries: entries.map((entry) => asMailEntry(entry, now)), site, token, now })
}

/** What somebody asked, or calls a search, may tell of a patient: it does not leave the house. */
const UNSAID: Partial<Record<NoticeKind, string>> = {
  'question-answered': 'A question of yours',
  'search-news': 'A search that you follow',
}

function asMailEntry({ title, address, notices }: InboxEntry, now: Date): MailEntry {
  const today = now.toISOString().slice(0, 10)
  return {
    title: notices.map(({ kind }) => UNSAID[kind]).find(Boolean) ?? title,
    address: notices.length === 1 ? (notices[0]?.address ?? address) : address,
    lines: notices.map((notice) => noticeWords(notice, today)),
  }
}
