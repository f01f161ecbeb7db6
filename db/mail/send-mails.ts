import type postgres from 'postgres'
import type { Job } from '@/db/jobs/job'
import type { SendMail } from '@/lib/io/send-mail'
import { NO_ATTEMPT_LIMIT } from '@/lib/jobs/job-kinds'
import { type Delivery, nextAttempt, type RenderedMail } from '@/lib/mail/outgoing'

type Claimed = { id: string; attempt: number; address: string; message_id: string; content: RenderedMail }

/** Sends mails that are written, one after the other, each outside any transaction. */
export function sendMails(send: SendMail): Job {
  return {
    kind: 'send-mails',
    key: 'send-mails',
    maxAttempts: NO_ATTEMPT_LIMIT,
    due: {
      everyMs: 5_000,
      isDue: async (sql) => (await sql<{ open: boolean }[]>`select app.has_open_mail() as open`)[0]?.open === true,
    },
    run: async ({ sql, signal, progress }) => {
      for (let done = 0; !signal.aborted; ) {
        const [mail] = await sql<Claimed[]>`select * from app.claim_mail()`
        if (!mail) return
        await settle(sql, mail, await attempt(sql, mail, send, signal))
        await progress(++done, null)
      }
    },
  }
}

const attempt = (sql: postgres.Sql, mail: Claimed, send: SendMail, signal: AbortSignal) =>
  send(
    {
      to: mail.address,
      messageId: mail.message_id,
      mail: mail.content,
      begin: async () => {
        const [row] = await sql<{ begun: boolean }[]>`select app.begin_mail(${mail.id}, ${mail.attempt}) as begun`
        if (!row?.begun) throw new Error('Another worker has this mail.')
      },
    },
    signal,
  )

async function settle(sql: postgres.Sql, { id, attempt: number }: Claimed, delivery: Delivery): Promise<void> {
  const next = delivery.state === 'later' ? nextAttempt(number, new Date()) : null
  const became = delivery.state === 'later' ? (next ? 'waiting' : 'failed') : delivery.state
  const code = delivery.state === 'handed' ? null : delivery.code
  const noAddress = delivery.state === 'refused' && delivery.isAddress
  await sql`select app.end_mail(${id}, ${number}, ${became}, ${code}, ${next?.toISOString() ?? null}, ${noAddress})`
}
