'use server'

import { z } from 'zod'
import { openAction } from '@/app/_server/action'
import { beginAttempt } from '@/app/_server/attempt'
import { secret } from '@/app/_server/form-fields'
import { setSessionCookie } from '@/app/_server/session-cookie'
import { redeemLink } from '@/db/access/links'

export const takeLink = openAction(
  z
    .object({
      token: secret(z.string().max(100)),
      name: z.string().trim().min(1, 'Enter your name.').max(200).optional(),
      email: z.email('Enter an e-mail address, such as ada@hospital.example.').max(320).optional(),
      password: secret(z.string().max(1024)),
      again: secret(z.string().max(1024)),
    })
    .refine(({ password, again }) => password === again, { path: ['again'], message: 'Passwords do not match.' }),
  async (_signedIn, input) => redeemLink(input, await beginAttempt()),
  {
    after: ({ token }) => setSessionCookie(token),
    redirectTo: () => '/',
    otherwise: { redirectTo: () => '/sign-in?notice=password-set' },
  },
)
