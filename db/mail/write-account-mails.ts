import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { AccountEvent } from '@/lib/mail/account-event'
import { renderAccountMail } from '@/lib/mail/render-account-mail'
import { type MailPlace, messageIdOf } from './mail-place'

type DueAccountMail = { person: string; zone: string | null; events: (AccountEvent & { id: string })[] }

/** Whom to write to about their own account, and what of: nobody chooses that, and no quiet hours hold it back. */
export const accountMailsDue = (sql: postgres.Sql): Promise<DueAccountMail[]> =>
  sql<DueAccountMail[]>`select * from app.account_events_due()`

/** False where another worker has written of these events meanwhile. */
export async function writeAccountMail(
  sql: postgres.Sql,
  place: MailPlace,
  { person, zone, events }: DueAccountMail,
  now: Date,
): Promise<boolean> {
  const content = renderAccountMail({ events, zone: zone ?? place.zone, site: place.site, now })
  const [row] = await sql<{ stored: boolean }[]>`select app.store_account_mail(${person},
    ${events.map(({ id }) => id)}::uuid[], ${messageIdOf('account', place, person, randomUUID())},
    ${sql.json(content)}) as stored`
  return row?.stored === true
}
