import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { mailState } from '@/app/_server/site'
import { signedIn } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { readAccount } from '@/db/access/account'
import { readMailChoices } from '@/db/mail/mail-choices'
import { can } from '@/lib/access/policy'
import { MailForm } from './_parts/mail-form'
import { resumeMail } from './actions'

export const metadata: Metadata = { title: 'Mail' }

export default async function MailPage() {
  const who = await signedIn()
  const { isOn, zone } = mailState()
  const [account, mail] = await Promise.all([readAccount(who), readMailChoices(who, zone)])
  // Whoever cannot set it up has nothing here to know.
  if (!account || !mail || (!isOn && !can(who, 'job.read'))) notFound()
  return (
    <div className="max-w-[640px]">
      <h1 className="page-title">Mail</h1>
      <p className="meta mt-1 dotted">
        <span>{account.email}</span>
        <Link href="/account" className="text-accent">
          Your account
        </Link>
      </p>
      {mail.bouncedAt && (
        <div className="mt-5 grid gap-3 rounded bg-warn-wash px-3 py-3">
          <p>
            Your mail server says that {account.email} does not exist. Précis sends no mail there. Everything is in your
            inbox.
          </p>
          <ActionForm action={resumeMail}>
            <Button className="w-fit">Try again</Button>
          </ActionForm>
        </div>
      )}
      {isOn ? (
        <div className="mt-7">
          <MailForm mail={mail} />
        </div>
      ) : (
        <p className="mt-7">
          No mail is sent: set <code>PRECIS_SMTP_URL</code> and <code>PRECIS_MAIL_FROM</code> to send it.
        </p>
      )}
    </div>
  )
}
