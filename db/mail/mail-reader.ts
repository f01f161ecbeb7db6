import type postgres from 'postgres'
import type { Person } from '@/lib/access/viewer'
import type { MailChoices } from '@/lib/mail/mail-settings'

/** Somebody to whom mail may be sent, what they chose, and where their last digest ended. */
export type MailReader = { person: Person; choices: MailChoices; previous: Date | null }

type Row = {
  id: string
  name: string
  role: Person['role']
  zone: string | null
  days: number[]
  digest_at: string
  quiet_from: string | null
  quiet_to: string | null
  sends_digest: boolean
  sends_now: boolean
  previous: string | null
}

/** Everybody with an active account whose address works; `zone` is that of those who have chosen none. */
export async function mailReaders(sql: postgres.Sql, zone: string): Promise<MailReader[]> {
  const rows = await sql<Row[]>`select *, previous::text from app.mail_readers()`
  return rows.map((row) => ({
    person: { kind: 'person', id: row.id, name: row.name, role: row.role },
    choices: {
      zone: row.zone ?? zone,
      days: row.days,
      time: row.digest_at,
      quietFrom: row.quiet_from,
      quietTo: row.quiet_to,
      sendsDigest: row.sends_digest,
      sendsNow: row.sends_now,
    },
    previous: row.previous === null ? null : new Date(row.previous),
  }))
}
