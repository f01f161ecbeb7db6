import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { mailState, sessionLimits } from '@/app/_server/site'
import { signedInSession } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { PageSection } from '@/app/_ui/page-section'
import { readAccount } from '@/db/access/account'
import { listSessions } from '@/db/access/sessions'
import { readWaysIn } from '@/db/access/sign-in-ways'
import { daysUntilErased } from '@/db/retention/read-retention'
import { can } from '@/lib/access/policy'
import { Appearance } from './_parts/appearance'
import { CloseAccount } from './_parts/close-account'
import { PasswordForm } from './_parts/password-form'
import { SessionList } from './_parts/session-list'
import { Shortcuts } from './_parts/shortcuts'
import { SignOut } from './_parts/sign-out'
import { rename } from './actions'

export const metadata: Metadata = { title: 'Your account' }

export default async function AccountPage() {
  const signedIn = await signedInSession()
  const who = signedIn.person
  const [account, sessions, ways, days] = await Promise.all([
    readAccount(who),
    listSessions(signedIn, sessionLimits()),
    readWaysIn(signedIn),
    daysUntilErased(who),
  ])
  if (!account || !ways) notFound()
  return (
    <div className="max-w-[640px]">
      <div className="flex flex-wrap items-end justify-between gap-4 pb-7">
        <div>
          <h1 className="page-title">Your account</h1>
          <p className="meta mt-1 dotted">
            <span>{account.email}</span>
            <span>{who.role}</span>
            {can(who, 'imports.read') && (
              <Link href="/administration" className="text-accent">
                Administration
              </Link>
            )}
            {(mailState().isOn || can(who, 'job.read')) && (
              <Link href="/account/mail" className="text-accent">
                Mail
              </Link>
            )}
          </p>
        </div>
        <SignOut />
      </div>
      <PageSection id="name" title="Name">
        <ActionForm action={rename} hidden={{ version: account.version }} className="grid gap-3">
          <Field label="As colleagues know you" name="name" defaultValue={account.name} required autoComplete="name" />
          <Button className="w-fit">Save the name</Button>
        </ActionForm>
      </PageSection>
      <PageSection id="password" title="Password">
        {account.hasPassword ? (
          <PasswordForm email={account.email} />
        ) : (
          <p className="text-ink-2">There is no password of yours here.</p>
        )}
      </PageSection>
      <PageSection id="sign-in" title="Sign-in">
        <p className="text-ink-2">
          Passkeys, with which you sign in by your phone, computer or security key, and codes after your password.
        </p>
        <Link href="/account/sign-in" className="w-fit font-medium text-accent">
          Change how you sign in
        </Link>
      </PageSection>
      <PageSection id="sessions" title="Where you are signed in">
        <SessionList sessions={sessions} />
      </PageSection>
      <PageSection id="everything" title="Everything of yours">
        <p className="text-ink-2">
          Your lists, notes, comments, reading and followed searches, as one ZIP file in open formats: RIS, CSL-JSON,
          CSV, Markdown and JSON.
        </p>
        <a href="/account/export" className="mt-3 inline-block font-medium text-accent" download>
          Download everything
        </a>
      </PageSection>
      <PageSection id="appearance" title="Appearance">
        <Appearance theme={account.preferences.theme ?? 'system'} />
      </PageSection>
      <PageSection id="shortcuts" title="Keyboard shortcuts">
        <Shortcuts on={account.preferences.shortcuts !== false} />
      </PageSection>
      <PageSection id="close" title="Leaving">
        <CloseAccount isRecent={ways.isRecent} days={days} />
      </PageSection>
    </div>
  )
}
