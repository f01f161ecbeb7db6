import { connect } from '@/db/connection/pool'
import type { Job } from '@/db/jobs/job'
import { sendMails } from '@/db/mail/send-mails'
import { writeMails } from '@/db/mail/write-mails'
import { forgetSettings } from '@/db/settings/settings'
import { mailSender } from '@/lib/io/send-mail'
import { asOwner } from './corpus'
import type { MailServer } from './mail-server'

export const SITE = 'https://precis.hospital.example'

/** Runs a job once, as a worker would. */
export async function runOnce(job: Job): Promise<void> {
  const sql = connect(process.env.DATABASE_URL as string, 'precis_import', 1)
  try {
    await job.run({ sql, signal: new AbortController().signal, key: null, progress: async () => {} })
  } finally {
    await sql.end()
  }
}

/** Writes what is due at `now`. */
export const writeAt = (now: Date, zone = 'Europe/Berlin') => runOnce(writeMails({ site: SITE, zone }, () => now))

/** How this machine's server for tests is reached. */
export const sentTo = (server: { port: number }) =>
  sendMails(
    mailSender({
      host: '127.0.0.1',
      port: server.port,
      tls: 'none',
      login: null,
      from: 'precis@hospital.example',
      dkim: null,
    }),
  )

/** Has this process work as where mail is set up, or as where it is not. */
export function mailIsSetUp(isSetUp = true) {
  for (const [name, value] of Object.entries({
    PRECIS_URL: SITE,
    PRECIS_SMTP_URL: 'smtp://127.0.0.1:25',
    PRECIS_MAIL_FROM: 'precis@hospital.example',
  }))
    if (isSetUp) process.env[name] = value
    else delete process.env[name]
  forgetSettings()
}

export const sendNow = (server: MailServer) => runOnce(sentTo(server))

export type StoredMail = { name: string; kind: string; state: string; attempts: number; code: string | null }

/** Every mail by the name of its reader, the first first. */
export const storedMails = (): Promise<StoredMail[]> =>
  asOwner(async (sql) => [
    ...(await sql<StoredMail[]>`select u.name, m.kind, m.state, m.attempts, m.last_code as code
        from outgoing_mails m join users u on u.id = m.user_id order by m.created_at, u.name`),
  ])

/** As if everything that is stored had happened that much earlier. */
export const letPass = (interval: string) =>
  asOwner((sql) =>
    sql.begin(async (tx) => {
      // A notice whose moment changes has come anew.
      await tx`set local session_replication_role = replica`
      await tx`update notices set happened_at = happened_at - ${interval}::interval`
      await tx`update account_events set happened_at = happened_at - ${interval}::interval`
      await tx`update outgoing_mails set next_at = next_at - ${interval}::interval,
        claimed_until = claimed_until - ${interval}::interval, created_at = created_at - ${interval}::interval`
    }),
  )
