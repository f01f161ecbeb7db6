import Link from 'next/link'
import type { OwnMail } from '@/db/mail/mail-choices'
import { daysWords } from '@/lib/mail/mail-settings'
import { cityOf } from '@/lib/mail/zone'

/** Under the inbox: what of it comes by mail, and where that is changed. */
export function MailLine({ mail: { choices, bouncedAt } }: { mail: OwnMail }) {
  return (
    <p className={bouncedAt ? 'mt-6 rounded bg-warn-wash px-3 py-2' : 'meta mt-6'}>
      {bouncedAt
        ? 'Your mail server says that your address does not exist, so no mail is sent to you'
        : choices.sendsDigest
          ? `Digest by mail ${daysWords(choices.days)} at ${choices.time}, ${cityOf(choices.zone)}`
          : 'No digest by mail'}{' '}
      ·{' '}
      <Link href="/account/mail" className="text-accent">
        change
      </Link>
    </p>
  )
}
