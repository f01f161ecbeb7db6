'use server'

import { redirect } from 'next/navigation'
import { AuthError } from 'next-auth'
import { z } from 'zod'
import { openAction } from '@/app/_server/action'
import { rememberDevice } from '@/app/_server/attempt'
import { signIn } from '@/app/_server/auth'
import { faultAddress, onTheWay } from '@/app/_server/auth-log'
import { identityProviders } from '@/app/_server/identity-providers'
import { AppError } from '@/lib/access/app-error'
import { ownPath } from '@/lib/address/own-path'

const to = z.string().max(2000).optional()

export const signInWithPassword = openAction(
  z.object({
    email: z.string().trim().min(1, 'Your e-mail, as your administrator has it.').max(320),
    password: z.string().min(1, 'Your password.').max(1024),
    to,
  }),
  async (_viewer, { email, password }) => {
    await rememberDevice()
    try {
      await signIn('credentials', { email, password, redirect: false })
    } catch (error) {
      if (!(error instanceof AuthError)) throw error
      // What kept the password from being looked at is a fault, and no word on the password.
      if (!('type' in error && error.type === 'CredentialsSignin')) throw (error.cause as { err?: Error })?.err ?? error
      const slow = 'code' in error && error.code === 'rate_limited'
      throw slow
        ? new AppError(
            'rate_limited',
            'Too many attempts for now. Wait a little and try again, or ask for a new password.',
          )
        : new AppError('unauthenticated', 'This e-mail and password do not go together. Check both and try again.')
    }
  },
  { redirectTo: (_result, input) => ownPath(input.to) },
)

export const signInWithProvider = openAction(z.object({ provider: z.string().max(20), to }), async (_viewer, input) => {
  if (!identityProviders().some(({ id }) => id === input.provider)) {
    throw new AppError('not_found', 'This way of signing in is not set up.')
  }
  await rememberDevice()
  const went = await onTheWay(input.provider, () =>
    signIn(input.provider, { redirect: false, redirectTo: ownPath(input.to) }),
  )
  redirect('answer' in went ? went.answer : faultAddress(input.provider, went))
})
