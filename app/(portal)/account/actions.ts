'use server'

import { cookies } from 'next/headers'
import { z } from 'zod'
import { action, openAction } from '@/app/_server/action'
import { secret } from '@/app/_server/form-fields'
import { clearSessionCookie } from '@/app/_server/session-cookie'
import { isSecure } from '@/app/_server/site'
import * as account from '@/db/access/account'
import { closeOwnAccount } from '@/db/access/close-account'
import * as sessions from '@/db/access/sessions'

export const rename = action(
  z.object({
    name: z.string().trim().min(1, 'Enter your name.').max(200, 'At most 200 characters.'),
    version: z.coerce.number().int(),
  }),
  account.renameSelf,
  { message: 'Saved.' },
)

export const changePassword = action(
  z
    .object({
      current: secret(z.string().min(1, 'Enter your current password.').max(1024)),
      next: secret(z.string().min(1, 'Enter a new password.').max(1024)),
      again: secret(z.string().max(1024)),
    })
    .refine(({ next, again }) => next === again, { path: ['again'], message: 'Passwords do not match.' }),
  (_viewer, input, signedIn) => account.changePassword(signedIn, input),
  { message: 'Your password is changed. Every other session of yours has ended.' },
)

export const revokeSession = action(z.object({ sessionId: z.uuid() }), sessions.revokeSession)

export const revokeOtherSessions = action(z.object({}), (_viewer, _input, signedIn) =>
  sessions.revokeOtherSessions(signedIn),
)

export const chooseAppearance = action(
  z.object({ theme: z.enum(['light', 'dark', 'system']) }),
  account.changePreferences,
  {
    message: 'Saved.',
    // Pages are drawn by the cookie, so that the way in looks like the rest.
    after: async (_result, { theme }) => {
      const jar = await cookies()
      if (theme === 'system') jar.delete('precis.theme')
      else
        jar.set('precis.theme', theme, {
          httpOnly: true,
          secure: isSecure(),
          sameSite: 'lax',
          path: '/',
          maxAge: 365 * 24 * 3600,
        })
    },
  },
)

export const chooseShortcuts = action(
  z.object({ shortcuts: z.enum(['on', 'off']) }),
  (viewer, { shortcuts }) => account.changePreferences(viewer, { shortcuts: shortcuts === 'on' }),
  { message: (_result, { shortcuts }) => `Keyboard shortcuts are ${shortcuts}.` },
)

/** Whether the findings of those studies that answer all of a question are folded above the results. */
export const foldAnswer = action(z.object({ answer: z.enum(['folded', 'shown']) }), (viewer, { answer }) =>
  account.changePreferences(viewer, { answer }),
)

export const dismissSetup = action(z.object({}), (viewer) => account.changePreferences(viewer, { setup: 'dismissed' }))

export const signOut = openAction(
  z.object({}),
  async (signedIn) => {
    if (signedIn) await sessions.revokeSession(signedIn.person, { sessionId: signedIn.session.id })
  },
  { after: clearSessionCookie, redirectTo: () => '/sign-in?notice=signed-out' },
)

export const closeAccount = action(
  z.object({ email: z.string().trim().min(1, 'Enter the e-mail address of your account.').max(320) }),
  (_viewer, input, signedIn) => closeOwnAccount(signedIn, input),
  { after: clearSessionCookie, redirectTo: () => '/sign-in?notice=account-closed' },
)
