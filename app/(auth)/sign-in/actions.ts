'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { openAction } from '@/app/_server/action'
import { beginAttempt } from '@/app/_server/attempt'
import { providerAddress } from '@/app/_server/auth'
import { secret } from '@/app/_server/form-fields'
import { identityProviders } from '@/app/_server/identity-providers'
import { namedParty } from '@/app/_server/relying-party'
import { clearSessionCookie, setSessionCookie } from '@/app/_server/session-cookie'
import * as access from '@/db/access/sign-in'
import * as codes from '@/db/codes/sign-in-with-code'
import * as passkeys from '@/db/passkeys/sign-in-with-passkey'
import { AppError } from '@/lib/access/app-error'
import { signedAnswer } from '@/lib/access/passkey-answer'
import { ownPath } from '@/lib/address/own-path'

const to = z.string().max(2000).optional()

export const signInWithPassword = openAction(
  z.object({
    email: z.string().trim().min(1, 'Enter your e-mail address.').max(320),
    password: secret(z.string().min(1, 'Enter your password.').max(1024)),
    to,
  }),
  async (_signedIn, { email, password }) => {
    const token = await access.signInWithPassword(email, password, await beginAttempt())
    if (!token) throw new AppError('invalid', 'Incorrect e-mail or password.')
    return { token }
  },
  {
    after: ({ token }) => setSessionCookie(token),
    redirectTo: (_result, input) => ownPath(input.to),
    otherwise: { redirectTo: () => '/sign-in?error=fault' },
  },
)

export const signInWithPasskey = openAction(
  z.object({ answer: secret(signedAnswer), to }),
  async (_signedIn, { answer }) => {
    const token = await passkeys.signInWithPasskey(answer, await beginAttempt(), await namedParty())
    if (!token) throw new AppError('invalid', 'This passkey opens no account here. Sign in another way.')
    return { token }
  },
  {
    after: ({ token }) => setSessionCookie(token),
    redirectTo: (_result, input) => ownPath(input.to),
    otherwise: { redirectTo: () => '/sign-in?error=fault' },
  },
)

/** The second step of whoever is asked for a code after their password. */
export const signInWithCode = openAction(
  z.object({ code: secret(z.string().trim().min(1, 'Enter a code.').max(100)), to }),
  async (_signedIn, { code }) => ({ token: await codes.signInWithCode(code, await beginAttempt()) }),
  {
    after: ({ token }) => setSessionCookie(token),
    redirectTo: (_result, input) => ownPath(input.to),
    otherwise: { redirectTo: () => '/sign-in?error=fault' },
  },
)

/** Gives up the second step; whoever is signed in has none to give up. */
export const stopWaiting = openAction(
  z.object({}),
  async (signedIn) => {
    const { sessionToken } = await beginAttempt()
    if (sessionToken) await codes.stopWaiting(sessionToken)
    return { isNobody: signedIn === null }
  },
  {
    after: async ({ isNobody }) => {
      if (isNobody) await clearSessionCookie()
    },
    redirectTo: () => '/sign-in',
  },
)

export const signInWithProvider = openAction(
  z.object({ provider: z.string().max(20), to }),
  async (_signedIn, input) => {
    if (!identityProviders().some(({ id }) => id === input.provider)) {
      throw new AppError('not_found', 'This way of signing in is not set up.')
    }
    await beginAttempt()
    redirect(await providerAddress(input.provider, ownPath(input.to)))
  },
)
