import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { currentSession, isAwaitingCode } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { draftOwner } from '@/app/_ui/local-drafts'
import { SignInFrame } from '@/app/_ui/sign-in-frame'
import { ownPath } from '@/lib/address/own-path'
import { signInWithCode, stopWaiting } from '../actions'

export const metadata: Metadata = { title: 'Enter a code' }

/** The second step of whoever is asked for a code after their password. */
export default async function CodePage({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
  const path = ownPath((await searchParams).to)
  const signedIn = await currentSession()
  if (signedIn) redirect(path)
  if (!(await isAwaitingCode())) redirect(`/sign-in?to=${encodeURIComponent(path)}`)
  return (
    <SignInFrame owner={draftOwner(signedIn, false)}>
      <h1 className="page-title">Enter a code</h1>
      <p className="text-ink-2">Your password is right. Now enter the code that your app shows for Précis.</p>
      <ActionForm action={signInWithCode} hidden={{ to: path }} label="Enter a code" className="grid gap-4">
        <Field
          label="Code"
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          hint="Six digits. Without your app, enter one of your recovery codes."
          required
          maxLength={40}
          autoFocus
        />
        <Button look="main" className="h-[42px]">
          Sign in
        </Button>
      </ActionForm>
      <ActionForm action={stopWaiting} label="Sign in another way">
        <Button className="h-[42px] w-full">Sign in another way</Button>
      </ActionForm>
      <p className="meta">Neither app nor recovery codes? Your administrator can switch codes off for you.</p>
    </SignInFrame>
  )
}
