import type { Metadata } from 'next'
import Link from 'next/link'
import { currentSession } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { draftOwner } from '@/app/_ui/local-drafts'
import { NewPasswordFields } from '@/app/_ui/new-password-fields'
import { SignInFrame } from '@/app/_ui/sign-in-frame'
import { type LinkPurpose, readLink } from '@/db/access/links'
import { takeLink } from './actions'

export const metadata: Metadata = { title: 'Choose a password' }

const TITLES: Record<LinkPurpose, string> = {
  'first-administrator': 'Make the first administrator',
  invitation: 'Welcome',
  reset: 'Choose a new password',
}

export default async function LinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const link = await readLink(token.slice(0, 100))
  const owner = draftOwner(await currentSession())
  if (!link) {
    return (
      <SignInFrame owner={owner}>
        <h1 className="page-title">This link is invalid or has expired</h1>
        <p>Each link works once. Ask your administrator for a new one.</p>
        <Link href="/sign-in" className="text-accent">
          Sign in
        </Link>
      </SignInFrame>
    )
  }
  return (
    <SignInFrame owner={owner}>
      <h1 className="page-title">{TITLES[link.purpose]}</h1>
      {link.name && (
        <p className="text-ink-2">
          {link.name}, {link.email}
        </p>
      )}
      <ActionForm action={takeLink} hidden={{ token }} label={TITLES[link.purpose]} className="grid gap-4">
        {link.purpose === 'first-administrator' && (
          <>
            <Field label="Your name" name="name" autoComplete="name" required maxLength={200} autoFocus />
            <Field label="E-mail" name="email" type="email" autoComplete="username" required maxLength={320} />
          </>
        )}
        <NewPasswordFields name="password" label="Password" again="Confirm password" />
        <Button look="main" className="h-[42px]">
          Set password and sign in
        </Button>
      </ActionForm>
    </SignInFrame>
  )
}
