'use server'

import { z } from 'zod'
import { openAction } from '@/app/_server/action'
import { rememberDevice } from '@/app/_server/attempt'
import { signIn } from '@/app/_server/auth'
import { redeemLink } from '@/db/access/links'

export const takeLink = openAction(
  z
    .object({
      token: z.string().max(100),
      name: z.string().trim().min(1, 'Your name, as colleagues know you.').max(200).optional(),
      email: z.email('An e-mail address, such as ada@hospital.example.').max(320).optional(),
      password: z.string().max(1024),
      again: z.string().max(1024),
    })
    .refine(({ password, again }) => password === again, { path: ['again'], message: 'The two are not the same.' }),
  redeemLink,
  {
    after: async ({ email }, { password }) => {
      await rememberDevice()
      await signIn('credentials', { email, password, redirect: false })
    },
    redirectTo: () => '/',
  },
)
